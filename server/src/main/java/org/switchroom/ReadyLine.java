package org.switchroom;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last words of a start, on standard output: where the page is, and that calls are taken. */
@Component
final class ReadyLine {
    private final Environment environment;

    ReadyLine(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void say() {
        System.out.println("Page http://localhost:" + environment.getProperty("local.server.port"));
        System.out.println("ready");
    }
}
