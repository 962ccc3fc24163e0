package org.switchroom.cti.http;

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
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.switchroom.Switchroom;
import org.switchroom.TestClient;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User;
import org.switchroom.engine.Command;
import org.switchroom.routing.DeskOverloaded;
import org.switchroom.routing.RoutingDesk;

/**
 * How long after a command was given the page it concerns has been told, with many agents' pages open and each agent's
 * state changing many times a second: through engine, journal and live socket. The whole server runs in this JVM, and so
 * do the pages' ends of the sockets. Arguments: agents, changes per second of each, seconds, supervisors watching the
 * wall; 500, 20, 20 and 5 unless said otherwise.
 */
public final class LivePagesBench {
    private static final Duration WARMING = Duration.ofSeconds(10);
    private static final String MARK = "\"reasonCode\":\"N";

    private LivePagesBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        var given = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        int agents = given.length > 0 ? given[0] : 500;
        int perSecond = given.length > 1 ? given[1] : 20;
        int seconds = given.length > 2 ? given[2] : 20;
        int supervisors = given.length > 3 ? given[3] : 5;
        try (var context = new SpringApplicationBuilder(Switchroom.class, FakePhones.class)
                .initializers(new TestDatabase())
                .run("--server.port=0", "--logging.level.root=warn")) {
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var firm = TestFirm.create(context.getBean(DirectoryEditor.class));
            var staff = hire(context.getBean(DirectoryEditor.class), firm, agents);
            var load = new Load(context.getBean(RoutingDesk.class), firm, staff, perSecond, seconds);
            load.open(port, supervisors);
            load.run();
        }
    }

    private static List<Integer> hire(DirectoryEditor editor, TestFirm firm, int agents) {
        return editor.together(() -> IntStream.range(0, agents)
                .mapToObj(n -> editor.save(
                        new User(0, firm.id(), firm.prefix() + ".a" + n, "A" + n, Set.of(Role.AGENT), "en", "", true),
                        TestFirm.PASSWORD,
                        0))
                .toList());
    }

    private static final class Load {
        private final RoutingDesk desk;
        private final TestFirm firm;
        private final List<Integer> staff;
        private final int perSecond;
        private final int changes;
        private final List<Page> pages = new ArrayList<>();
        private int refused;

        Load(RoutingDesk desk, TestFirm firm, List<Integer> staff, int perSecond, int seconds) {
            this.desk = desk;
            this.firm = firm;
            this.staff = staff;
            this.perSecond = perSecond;
            this.changes = perSecond * (seconds + (int) WARMING.toSeconds());
        }

        void open(int port, int supervisors) {
            var http = HttpClient.newHttpClient();
            for (int n = 0; n < staff.size(); n++) {
                int agentId = staff.get(n);
                // The desk may not have heard of the newest yet.
                await().ignoreExceptions().until(() -> signedIn(agentId));
                var page = new Page(changes);
                connect(http, port, firm.prefix() + ".a" + n, page);
                pages.add(page);
            }
            for (int n = 0; n < supervisors; n++) {
                connect(http, port, firm.prefix() + ".supervisor", new Page(0));
            }
        }

        private boolean signedIn(int agentId) {
            desk.submit(firm.id(), new Command.SignIn(agentId, "browser:" + agentId))
                    .join();
            return true;
        }

        private static void connect(HttpClient http, int port, String user, Page page) {
            var login = TestClient.loggedIn(port, user, TestFirm.PASSWORD);
            http.newWebSocketBuilder()
                    .header("Cookie", "JSESSIONID=" + login.cookie("JSESSIONID"))
                    .header("Origin", "http://localhost:" + port)
                    .buildAsync(URI.create("ws://localhost:" + port + LiveSocket.PATH), page)
                    .join();
        }

        /** The agents' changes are spread evenly over time, as many agents' are. */
        void run() throws InterruptedException {
            long everyNanos = 1_000_000_000L / ((long) perSecond * staff.size());
            long cpuBefore = cpuNanos();
            long start = System.nanoTime();
            for (int change = 0; change < changes; change++) {
                for (int n = 0; n < staff.size(); n++) {
                    long due = start + ((long) change * staff.size() + n) * everyNanos;
                    while (due - System.nanoTime() > 0) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    give(n, change);
                }
            }
            for (var page : pages) {
                page.told.await();
            }
            report((System.nanoTime() - start) / 1e9, (cpuNanos() - cpuBefore) / 1e9);
        }

        private void give(int n, int change) {
            pages.get(n).givenNanos[change] = System.nanoTime();
            desk.submit(firm.id(), new Command.SetNotReady(staff.get(n), "N" + change))
                    .whenComplete((_, failure) -> {
                        if (failure instanceof DeskOverloaded) {
                            refused++;
                        }
                    });
        }

        private void report(double seconds, double cpuSeconds) {
            int warming = perSecond * (int) WARMING.toSeconds();
            var delays = pages.stream()
                    .flatMapToLong(page -> Arrays.stream(page.delayNanos, warming, changes))
                    .sorted()
                    .toArray();
            long messages = pages.stream().mapToLong(page -> page.messages).sum();
            System.out.printf(
                    Locale.ROOT,
                    "%d pages, %d changes/s each: %,d changes told in %,d messages; given to told"
                            + " p50 %.1f ms, p99 %.1f ms, most %.1f ms; refused %d; %.1f CPU-s in %.1f s%n",
                    pages.size(),
                    perSecond,
                    (long) changes * pages.size(),
                    messages,
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

    /** An agent's page: a later state tells of every one before it too. */
    private static final class Page implements WebSocket.Listener {
        final long[] givenNanos;
        final long[] delayNanos;
        final CountDownLatch told = new CountDownLatch(1);
        private final StringBuilder part = new StringBuilder();
        private int next;
        long messages;

        Page(int changes) {
            givenNanos = new long[changes];
            delayNanos = new long[changes];
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
            if (at < 0 || givenNanos.length == 0) {
                return;
            }
            long now = System.nanoTime();
            messages++;
            int seen = Integer.parseInt(part, at + MARK.length(), part.indexOf("\"", at + MARK.length()), 10);
            for (; next <= seen; next++) {
                delayNanos[next] = now - givenNanos[next];
            }
            if (next == givenNanos.length) {
                told.countDown();
            }
        }
    }
}
