package org.switchroom.directory.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.switchroom.directory.Role;
import org.switchroom.directory.store.MemoryDirectory;
import tools.jackson.databind.json.JsonMapper;

/** Who may ask for what, and what every answer tells the browser to refuse. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {
    private static final String CONTENT_SECURITY_POLICY = """
            default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data: blob:; media-src 'self' blob:; \
            style-src 'self' 'unsafe-inline'; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; \
            base-uri 'none'; form-action 'self'; frame-ancestors 'none'""";

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, MemoryDirectory directory, CsrfTokenRepository csrfTokens, JsonMapper json) {
        return http.authorizeHttpRequests(SecurityConfiguration::whoMayAsk)
                .csrf(csrf -> csrf.spa().csrfTokenRepository(csrfTokens))
                .addFilterAfter(new SignedIn(directory), SecurityContextHolderFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (_, response, _) -> write(response, json, HttpStatus.UNAUTHORIZED, "Log in first."))
                        .accessDeniedHandler((_, response, _) -> write(
                                response,
                                json,
                                HttpStatus.FORBIDDEN,
                                "Your roles do not allow this, or the page is out of date: load it anew.")))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("microphone=(self), camera=(), geolocation=(), payment=()"))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void whoMayAsk(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        var agent = Role.AGENT.name();
        requests.requestMatchers("/api/v1/session").permitAll();
        requests.requestMatchers("/api/v1/admin/**").hasRole(Role.ADMINISTRATOR.name());
        // The wall shows why agents are not ready.
        requests.requestMatchers(HttpMethod.GET, "/api/v1/agent/reason-codes")
                .hasAnyRole(agent, Role.SUPERVISOR.name());
        requests.requestMatchers("/api/v1/agent/**", "/api/v1/calls", "/sip/**").hasRole(agent);
        requests.requestMatchers("/api/v1/supervision/**").hasRole(Role.SUPERVISOR.name());
        requests.requestMatchers("/api/v1/customers/*/trail")
                .hasAnyRole(Role.SUPERVISOR.name(), Role.ADMINISTRATOR.name());
        requests.requestMatchers("/api/v1/events").hasAnyRole(Role.SUPERVISOR.name(), Role.ADMINISTRATOR.name());
        requests.requestMatchers("/api/**").authenticated();
        requests.requestMatchers("/actuator/health", "/v3/api-docs/**").permitAll();
        // Figures of all firms: for a collector on this machine only, not through a proxy on it.
        requests.requestMatchers("/actuator/**")
                .access((_, context) -> new AuthorizationDecision(fromThisMachine(context)));
        requests.requestMatchers(HttpMethod.GET, "/**").permitAll();
        requests.anyRequest().denyAll();
    }

    private static boolean fromThisMachine(RequestAuthorizationContext context) {
        var request = context.getRequest();
        var loopback =
                new IpAddressMatcher("127.0.0.0/8").matches(request) || new IpAddressMatcher("::1").matches(request);
        return loopback && request.getHeader("X-Forwarded-For") == null && request.getHeader("Forwarded") == null;
    }

    /** No text kept has a zero character: PostgreSQL has none. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejections(JsonMapper json) {
        return (_, response, _) ->
                write(response, json, HttpStatus.BAD_REQUEST, "The address has characters that none may have.");
    }

    private static void write(HttpServletResponse response, JsonMapper json, HttpStatus status, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(ProblemDetail.forStatusAndDetail(status, detail)));
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
