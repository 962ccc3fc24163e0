package org.switchroom.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever started the demo where to look, how to log in and what to dial. */
@Component
@ConditionalOnBooleanProperty("switchroom.demo.enabled")
final class DemoGreeting {
    private final DemoCast cast;
    private final Environment environment;

    DemoGreeting(DemoCast cast, Environment environment) {
        this.cast = cast;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void greet() {
        logins().forEach((role, username) ->
                System.out.printf("%-14s log in as %s, password %s%n", role, username, DemoCompany.PASSWORD));
        var number = DemoCompany.NUMBER;
        var sipPort = environment.getProperty("switchroom.sip.udp-port", "5060");
        System.out.printf("Dial %s at sip:%s@127.0.0.1:%s%n", number, number, sipPort);
        System.out.printf(
                "Simulated: %d people who call, about %.0f times a minute, and %d agents%n",
                cast.callers().size(),
                DemoTraffic.TIDE.callsPerMinute(),
                cast.agents().size());
    }

    private static Map<String, String> logins() {
        var logins = new LinkedHashMap<String, String>();
        logins.put("Agent", DemoCompany.AGENT);
        logins.put("Supervisor", DemoCompany.SUPERVISOR);
        logins.put("Administrator", DemoCompany.ADMINISTRATOR);
        return logins;
    }
}
