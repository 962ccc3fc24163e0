package org.switchroom.routing.desk;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down once the desk has stopped for good: whoever watches the process then restarts it. */
@Component
final class DeskHealth implements HealthIndicator {
    private final EngineDesk desk;

    DeskHealth(EngineDesk desk) {
        this.desk = desk;
    }

    @Override
    public Health health() {
        return desk.running()
                ? Health.up().withDetail("unanswered", desk.unanswered()).build()
                : Health.down().build();
    }
}
