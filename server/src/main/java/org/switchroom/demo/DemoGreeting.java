package org.switchroom.demo;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever started the demo where to look, how to log in and what to dial. */
@Component
@Profile("demo")
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
        for (var login : cast.logins()) {
            System.out.printf("%-14s log in as %s, password %s%n", login.role(), login.username(), login.password());
        }
        var number = cast.numbers().getFirst();
        var sipPort = environment.getProperty("switchroom.sip.udp-port", "5060");
        System.out.printf("Dial %s at sip:%s@127.0.0.1:%s%n", number, number, sipPort);
        System.out.printf(
                "%d callers who call about %.0f times a minute and %d agents are simulated%n",
                cast.callers().size(),
                DemoTraffic.TIDE.callsPerMinute(),
                cast.agents().size());
    }
}
