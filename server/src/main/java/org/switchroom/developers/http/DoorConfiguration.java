package org.switchroom.developers.http;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import tools.jackson.databind.json.JsonMapper;

/** Puts tokens and limits into the chain that the directory builds: after its sessions, before its question for roles. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

    @Bean
    Customizer<HttpSecurity> bearerTokens(Door door, JsonMapper json) {
        var refusals = new Refusals(json);
        return http -> http.csrf(csrf -> csrf.ignoringRequestMatchers(BearerTokens::shownBy))
                .addFilterBefore(new BearerTokens(door, refusals), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new RateLimits(refusals), AnonymousAuthenticationFilter.class);
    }
}
