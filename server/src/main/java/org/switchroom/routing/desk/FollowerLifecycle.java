package org.switchroom.routing.desk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.switchroom.routing.JournalFollower;

/** Lets the journal's followers run between the server's start and stop, and shows desk and followers as metrics. */
final class FollowerLifecycle implements SmartLifecycle {
    private final FollowerRuns runs;
    private final ObjectProvider<JournalFollower> followers;
    private final EngineDesk desk;
    private final MeterRegistry meters;
    private volatile boolean running;

    FollowerLifecycle(
            FollowerRuns runs, ObjectProvider<JournalFollower> followers, EngineDesk desk, MeterRegistry meters) {
        this.runs = runs;
        this.followers = followers;
        this.desk = desk;
        this.meters = meters;
    }

    @Override
    public void start() {
        var all = followers.orderedStream().toList();
        runs.start(all);
        for (var follower : all) {
            Gauge.builder(
                            "switchroom.journal.backlog",
                            runs,
                            r -> r.byFollower().getOrDefault(follower.name(), 0L))
                    .description("Events in the journal that this follower has not yet taken in")
                    .tag("follower", follower.name())
                    .register(meters);
        }
        Gauge.builder("switchroom.desk.unanswered", desk, EngineDesk::unanswered)
                .description("Commands accepted by the routing desk and not yet answered")
                .register(meters);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        runs.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Early: whatever follows is up before calls come. */
    @Override
    public int getPhase() {
        return -1_000;
    }
}
