package org.switchroom.routing.desk;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down once the desk has stopped for good, or somebody no longer hears of its events: whoever watches the process then restarts it. */
@Component
final class DeskHealth implements HealthIndicator {
    private final EngineDesk desk;

    DeskHealth(EngineDesk desk) {
        this.desk = desk;
    }

    @Override
    public Health health() {
        if (!desk.running()) {
            return Health.down()
                    .withDetail("reason", "the routing desk has stopped")
                    .build();
        }
        var lost = desk.lostFollowers();
        return (lost.isEmpty() ? Health.up() : Health.down().withDetail("reason", String.join("; ", lost)))
                .withDetail("unanswered", desk.unanswered())
                .build();
    }
}
