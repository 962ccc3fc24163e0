package org.switchroom;

import java.lang.management.ManagementFactory;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.switchroom.engine.Command;
import org.switchroom.routing.DeskOverloaded;
import org.switchroom.routing.RoutingDesk;

/**
 * Agents whose states change many times a second, spread evenly over time, and the sockets on which they are followed: how long
 * after a change was asked for each of them has been told.
 */
public final class StateChanges {
    private static final Duration WARMING = Duration.ofSeconds(10);
    private static final int TRIES = 1_000;
    private static final String MARK = "\"reasonCode\":\"N";

    private final RoutingDesk desk;
    private final int perSecond;
    private final int changes;
    private final List<Changing> agents = new ArrayList<>();
    private final LongAdder refused = new LongAdder();

    /**
     * @param perSecond changes of each agent
     * @param seconds that count, after ten to warm up
     */
    public StateChanges(RoutingDesk desk, int perSecond, int seconds) {
        this.desk = desk;
        this.perSecond = perSecond;
        this.changes = perSecond * (seconds + (int) WARMING.toSeconds());
    }

    /** An agent, who signs in now. */
    public Changing of(int firmId, int agentId) {
        signIn(firmId, agentId);
        var agent = new Changing(firmId, agentId, new long[changes]);
        agents.add(agent);
        return agent;
    }

    /** The desk may not have heard of the newest yet. */
    private void signIn(int firmId, int agentId) {
        for (int n = 1; ; n++) {
            try {
                desk.submit(firmId, new Command.SignIn(agentId, "browser:" + agentId))
                        .join();
                return;
            } catch (CompletionException unknown) {
                if (n == TRIES) {
                    throw unknown;
                }
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    /** Ends when everybody has been told of everything. */
    public Figures run() throws InterruptedException {
        long everyNanos = 1_000_000_000L / ((long) perSecond * agents.size());
        long cpuBefore = cpuNanos();
        long start = System.nanoTime();
        for (int change = 0; change < changes; change++) {
            for (int n = 0; n < agents.size(); n++) {
                long due = start + ((long) change * agents.size() + n) * everyNanos;
                while (due - System.nanoTime() > 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                give(agents.get(n), change);
            }
        }
        var followers =
                agents.stream().flatMap(agent -> agent.followers.stream()).toList();
        for (var follower : followers) {
            follower.toldAll.await();
        }
        return figures(followers, cpuNanos() - cpuBefore);
    }

    private void give(Changing agent, int change) {
        agent.givenNanos[change] = System.nanoTime();
        desk.submit(agent.firmId, new Command.SetNotReady(agent.agentId, "N" + change))
                .whenComplete((_, failure) -> {
                    if (failure instanceof DeskOverloaded) {
                        refused.increment();
                    }
                });
    }

    private Figures figures(List<Follower> followers, long cpuNanos) {
        int warming = perSecond * (int) WARMING.toSeconds();
        var delays = followers.stream()
                .flatMapToLong(follower -> Arrays.stream(follower.delayNanos, warming, changes))
                .sorted()
                .toArray();
        return new Figures(
                (long) changes * followers.size(),
                delays[delays.length / 2] / 1e6,
                delays[(int) (delays.length * 0.99)] / 1e6,
                delays[delays.length - 1] / 1e6,
                refused.sum(),
                cpuNanos / 1e9);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /**
     * What a run came to.
     *
     * @param told changes that a follower was told of, the followers together
     * @param p50Ms from a change's being asked for to its being told, without those of the warming up, as the next two
     * @param refused changes that the desk had no time for
     * @param cpuSeconds of the whole JVM, from the first change on
     */
    public record Figures(long told, double p50Ms, double p99Ms, double mostMs, long refused, double cpuSeconds) {

        /** A row of the table in docs/benchmarks.md. */
        public String row(String what) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.1f | %.1f | %.1f | %d | %.1f |",
                    what,
                    told,
                    p50Ms,
                    p99Ms,
                    mostMs,
                    refused,
                    cpuSeconds);
        }
    }

    /** One of the agents. */
    public static final class Changing {
        private final int firmId;
        private final int agentId;
        /** When each change was asked for. */
        private final long[] givenNanos;

        private final List<Follower> followers = new ArrayList<>();

        private Changing(int firmId, int agentId, long[] givenNanos) {
            this.firmId = firmId;
            this.agentId = agentId;
            this.givenNanos = givenNanos;
        }

        /** The far end of a socket that is told of the agent's changes. */
        public WebSocket.Listener follower() {
            var follower = new Follower(givenNanos);
            followers.add(follower);
            return follower;
        }
    }

    /** Is told in order; a later state may tell of every one before it too. */
    private static final class Follower implements WebSocket.Listener {
        private final long[] givenNanos;
        private final long[] delayNanos;
        private final CountDownLatch toldAll = new CountDownLatch(1);
        private final StringBuilder part = new StringBuilder();
        private int next;

        Follower(long[] givenNanos) {
            this.givenNanos = givenNanos;
            this.delayNanos = new long[givenNanos.length];
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                read();
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void read() {
            int at = part.indexOf(MARK);
            if (at < 0) {
                return;
            }
            long now = System.nanoTime();
            int seen = Integer.parseInt(part, at + MARK.length(), part.indexOf("\"", at + MARK.length()), 10);
            for (; next <= seen; next++) {
                delayNanos[next] = now - givenNanos[next];
            }
            if (next == givenNanos.length) {
                toldAll.countDown();
            }
        }
    }
}
