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
 * one ({@link #main}); none is ever written again.
 */
class ReleasedVersionsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 8592, b5e8c5499567e110",
        "2, 10693, b150c7507d6190dd",
        "3, 10123, 50fd3e5e2dac33eb",
        "4, 10260, 841cdd05b8a3e411",
        "5, 15690, c42f633af20d8d80"
    })
    void aJournalGivesTheEventsItGave(int version, int events, String hash) throws IOException {
        Engine engine = new Engine();
        List<LoggedEvent> came = new ArrayList<>();
        DataInputStream journal = new DataInputStream(new ByteArrayInputStream(journal(version)));
        while (journal.available() > 0) {
            long atMs = journal.readLong();
            byte[] submission = journal.readNBytes(journal.readUnsignedShort());
            engine.apply(Encoding.decodeSubmission(submission), atMs, came::add);
        }
        assertThat(engine.view().version()).isEqualTo(version);
        assertThat(came).hasSize(events);
        assertThat(engine.view().stateHash()).isEqualTo(HexFormat.fromHexDigitsToLong(hash));
    }

    private static byte[] journal(int version) throws IOException {
        try (InputStream file = ReleasedVersionsTest.class.getResourceAsStream("/journals/version-" + version + ".gz");
                GZIPInputStream journal = new GZIPInputStream(Objects.requireNonNull(file))) {
            return journal.readAllBytes();
        }
    }

    /** Writes the journal of the newest version to the file named, and says what the test must find. */
    public static void main(String[] args) throws IOException {
        Simulation simulation = new Simulation(36, 600);
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
            System.out.printf("\"%d, %d, %016x\"%n", Engine.NEWEST_VERSION, summary.events(), summary.stateHash());
        }
    }
}
