package org.switchroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.engine.Engine;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.encoding.Encoding;

/**
 * What a released version of the behaviour has decided it decides for ever. Of each there is a journal of a simulated day in
 * {@code src/test/resources/journals}, as its engine took it, and the hash of all events that came of it then. A new version adds
 * one ({@link #main}), in which what is new in it happens: without its rules the hash is another. None is ever written again.
 */
class ReleasedVersionsTest {

    @ParameterizedTest
    @CsvSource({
        "version-1, 1, 8592, b5e8c5499567e110",
        "version-2, 2, 10693, b150c7507d6190dd",
        "version-3, 3, 10123, 50fd3e5e2dac33eb",
        "version-4, 4, 10260, 841cdd05b8a3e411",
        "version-5, 5, 15690, c42f633af20d8d80",
        // The same version, on a day when places are taken up for other wishes and outgoing calls are to be queued.
        "version-5-wishes, 5, 11035, eff92d2ec8103517"
    })
    void aJournalGivesTheEventsItGave(String name, int version, int events, String hash) throws IOException {
        Engine engine = new Engine();
        List<LoggedEvent> came = new ArrayList<>();
        DataInputStream journal = new DataInputStream(new ByteArrayInputStream(journal(name)));
        while (journal.available() > 0) {
            long atMs = journal.readLong();
            byte[] submission = journal.readNBytes(journal.readUnsignedShort());
            engine.apply(Encoding.decodeSubmission(submission), atMs, came::add);
        }
        assertThat(engine.view().version()).isEqualTo(version);
        assertThat(came).hasSize(events);
        assertThat(engine.view().stateHash()).isEqualTo(HexFormat.fromHexDigitsToLong(hash));
    }

    private static byte[] journal(String name) throws IOException {
        try (InputStream file = ReleasedVersionsTest.class.getResourceAsStream("/journals/" + name + ".gz");
                GZIPInputStream journal = new GZIPInputStream(Objects.requireNonNull(file))) {
            return journal.readAllBytes();
        }
    }

    /** Writes a journal of the newest version to the file named, of that seed's day, and says what the test must find. */
    public static void main(String[] args) throws IOException {
        Simulation simulation = new Simulation(Long.parseLong(args[1]), 600);
        try (DataOutputStream journal = new DataOutputStream(new GZIPOutputStream(new FileOutputStream(args[0])))) {
            simulation.journal((submission, atMs, came) -> {
                byte[] bytes = Encoding.encode(submission);
                try {
                    journal.writeLong(atMs);
                    journal.writeShort(bytes.length);
                    journal.write(bytes);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            Simulation.Summary summary = simulation.run(came -> {});
            System.out.printf("%d, %d, %016x%n", Engine.NEWEST_VERSION, summary.events(), summary.stateHash());
        }
    }
}
