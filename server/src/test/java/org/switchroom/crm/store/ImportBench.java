package org.switchroom.crm.store;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.switchroom.Switchroom;
import org.switchroom.crm.Import;
import org.switchroom.crm.Import.State;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;

/**
 * How long a file of new customers takes to be checked, taken in and taken back, with the whole server in this JVM and
 * PostgreSQL beside it. Argument: lines, 1,000,000 unless said otherwise.
 */
public final class ImportBench {
    private static final List<String> FIRST = List.of("Ida", "Jan", "Greta", "Otto", "Søren", "Ana", "Ion", "Maria");
    private static final List<String> LAST =
            List.of("Weber", "Hansen", "Popescu", "Müller", "Jensen", "Koch", "Ionescu");
    private static final List<String> CITIES = List.of("Berlin", "Odense", "Cluj", "Bonn", "Kiel", "Aarhus");
    private static final Duration LIMIT = Duration.ofHours(3);

    private ImportBench() {}

    public static void main(String[] arguments) {
        int lines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        try (var context = new SpringApplicationBuilder(Switchroom.class)
                .initializers(new TestDatabase())
                .run("--server.port=0", "--logging.level.root=warn")) {
            var firm = TestFirm.create(context.getBean(DirectoryEditor.class));
            var imports = context.getBean(Imports.class);
            var by = new CurrentUser(firm.administratorId(), firm.id(), Set.of(Role.ADMINISTRATOR));
            long begun = System.nanoTime();
            var job = imports.take(by, "bench.csv", new ByteArrayInputStream(file(lines)))
                    .job();
            say("received", lines, begun);
            for (var step : List.of(State.CHECKING, State.RUNNING, State.UNDOING)) {
                begun = System.nanoTime();
                imports.order(firm.id(), job.id(), step);
                context.getBean(ImportRunner.class).look();
                await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).until(() -> ended(imports, firm, job.id()));
                var now = imports.find(firm.id(), job.id());
                say(now.state() + " " + now.problem(), lines, begun);
            }
        }
    }

    private static boolean ended(Imports imports, TestFirm firm, long id) {
        Import job = imports.find(firm.id(), id);
        return !Set.of(State.CHECKING, State.RUNNING, State.UNDOING).contains(job.state());
    }

    private static void say(String what, int lines, long begun) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "%.0f s, %.0f lines/s: %s%n", seconds, lines / seconds, what);
    }

    /** Names often the same, numbers never. */
    private static byte[] file(int lines) {
        var random = new Random(7);
        var file = new StringBuilder(
                "customerNumber,firstName,lastName,company,email,phone,street,postcode,city,country\n");
        for (int n = 0; n < lines; n++) {
            var last = one(LAST, random) + one(LAST, random).toLowerCase(Locale.ROOT);
            file.append("B%d,%s,%s,,%s%d@example.org,+4930%07d,Street %d,%05d,%s,DE%n"
                    .formatted(
                            n,
                            one(FIRST, random),
                            last,
                            last,
                            n,
                            n,
                            random.nextInt(200),
                            n % 99_999,
                            one(CITIES, random)));
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String one(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
