package org.switchroom.developers.http;

import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.switchroom.Switchroom;
import org.switchroom.database.TestDatabase;
import org.switchroom.developers.Scope;
import org.switchroom.developers.store.TokenBook;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import org.switchroom.engine.Command;
import org.switchroom.routing.DeskOverloaded;
import org.switchroom.routing.RoutingDesk;

/**
 * How long after a command was given every program that follows its firm has been told, with many event streams open and
 * many events a second on each. The whole server runs in this JVM, and so do the programs' ends of the sockets. Arguments:
 * firms, streams of each, events per second on each stream, seconds; 50, 10, 20 and 20 unless said otherwise.
 */
public final class EventStreamsBench {
    private static final Duration WARMING = Duration.ofSeconds(10);
    private static final String MARK = "\"reasonCode\":\"N";

    private EventStreamsBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        var given = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        int firms = given.length > 0 ? given[0] : 50;
        int streams = given.length > 1 ? given[1] : 10;
        int perSecond = given.length > 2 ? given[2] : 20;
        int seconds = given.length > 3 ? given[3] : 20;
        try (var context = new SpringApplicationBuilder(Switchroom.class)
                .initializers(new TestDatabase())
                .run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--switchroom.events.heartbeat=15s",
                        "--switchroom.events.streams=" + firms * streams,
                        "--switchroom.events.streams-of-firm=" + streams)) {
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var load = new Load(context.getBean(RoutingDesk.class), perSecond, seconds);
            var editor = context.getBean(DirectoryEditor.class);
            var tokens = context.getBean(TokenBook.class);
            for (int n = 0; n < firms; n++) {
                load.open(port, TestFirm.create(editor), tokens, streams);
            }
            load.run();
        }
    }

    private static final class Load {
        private final RoutingDesk desk;
        private final int perSecond;
        private final int changes;
        private final HttpClient http = HttpClient.newHttpClient();
        private final List<Followed> firms = new ArrayList<>();
        private int refused;

        /** @param givenNanos when each change was asked for */
        private record Followed(TestFirm firm, long[] givenNanos, List<Follower> followers) {}

        Load(RoutingDesk desk, int perSecond, int seconds) {
            this.desk = desk;
            this.perSecond = perSecond;
            this.changes = perSecond * (seconds + (int) WARMING.toSeconds());
        }

        void open(int port, TestFirm firm, TokenBook tokens, int streams) {
            // The desk may not have heard of the newest yet.
            await().ignoreExceptions().until(() -> signedIn(firm));
            var wanted = new TokenBook.Wanted("bench", Set.of(Scope.EVENTS_READ), null);
            var secret = tokens.make(firm.id(), wanted, firm.administratorId())
                    .secret()
                    .inTheClear();
            var followed = new Followed(firm, new long[changes], new ArrayList<>());
            for (int n = 0; n < streams; n++) {
                var follower = new Follower(followed.givenNanos());
                http.newWebSocketBuilder()
                        .header("Authorization", "Bearer " + secret)
                        .buildAsync(URI.create("ws://localhost:" + port + EventStreams.PATH), follower)
                        .join();
                followed.followers().add(follower);
            }
            firms.add(followed);
        }

        private boolean signedIn(TestFirm firm) {
            desk.submit(firm.id(), new Command.SignIn(firm.agentId(), "browser:" + firm.agentId()))
                    .join();
            return true;
        }

        /** The firms' changes are spread evenly over time. */
        void run() throws InterruptedException {
            long everyNanos = 1_000_000_000L / ((long) perSecond * firms.size());
            long cpuBefore = cpuNanos();
            long start = System.nanoTime();
            for (int change = 0; change < changes; change++) {
                for (int n = 0; n < firms.size(); n++) {
                    long due = start + ((long) change * firms.size() + n) * everyNanos;
                    while (due - System.nanoTime() > 0) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    give(firms.get(n), change);
                }
            }
            for (var followed : firms) {
                for (var follower : followed.followers()) {
                    follower.told.await();
                }
            }
            report((System.nanoTime() - start) / 1e9, (cpuNanos() - cpuBefore) / 1e9);
        }

        private void give(Followed followed, int change) {
            followed.givenNanos()[change] = System.nanoTime();
            var firm = followed.firm();
            desk.submit(firm.id(), new Command.SetNotReady(firm.agentId(), "N" + change))
                    .whenComplete((_, failure) -> {
                        if (failure instanceof DeskOverloaded) {
                            refused++;
                        }
                    });
        }

        private void report(double seconds, double cpuSeconds) {
            int warming = perSecond * (int) WARMING.toSeconds();
            var followers =
                    firms.stream().flatMap(one -> one.followers().stream()).toList();
            var delays = followers.stream()
                    .flatMapToLong(follower -> Arrays.stream(follower.delayNanos, warming, changes))
                    .sorted()
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%d streams, %d events/s on each: %,d events told; given to told p50 %.1f ms, p99 %.1f ms,"
                            + " most %.1f ms; refused %d; %.1f CPU-s in %.1f s%n",
                    followers.size(),
                    perSecond,
                    (long) changes * followers.size(),
                    delays[delays.length / 2] / 1e6,
                    delays[(int) (delays.length * 0.99)] / 1e6,
                    delays[delays.length - 1] / 1e6,
                    refused,
                    cpuSeconds,
                    seconds);
        }

        private static long cpuNanos() {
            return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
        }
    }

    /** A program that is told every event, in order. */
    private static final class Follower implements WebSocket.Listener {
        private final long[] givenNanos;
        final long[] delayNanos;
        final CountDownLatch told = new CountDownLatch(1);
        private final StringBuilder part = new StringBuilder();

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
            int seen = Integer.parseInt(part, at + MARK.length(), part.indexOf("\"", at + MARK.length()), 10);
            delayNanos[seen] = System.nanoTime() - givenNanos[seen];
            if (seen == givenNanos.length - 1) {
                told.countDown();
            }
        }
    }
}
