package org.switchroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Engine;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Snapshot;
import org.switchroom.engine.encoding.Encoding;

/** A journal of a simulated day, kept as bytes, gives the same events and the same state as it gave when it was written. */
class ReplayTest {
    private final List<byte[]> submissions = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final List<byte[]> events = new ArrayList<>();
    private final Simulation.Summary summary;

    ReplayTest() {
        Simulation simulation = new Simulation(77, 5_000);
        simulation.journal((submission, atMs, came) -> {
            submissions.add(Encoding.encode(submission));
            times.add(atMs);
            came.forEach(event -> events.add(Encoding.encode(event)));
        });
        summary = simulation.run(came -> {});
    }

    private static void replay(Engine engine, List<byte[]> submissions, List<Long> times, List<LoggedEvent> into) {
        for (int i = 0; i < submissions.size(); i++) {
            engine.apply(Encoding.decodeSubmission(submissions.get(i)), times.get(i), into::add);
        }
    }

    @Test
    void theWholeJournalGivesTheSameEventsAndHash() {
        Engine engine = new Engine();
        List<LoggedEvent> again = new ArrayList<>();
        replay(engine, submissions, times, again);
        assertThat(again.stream().map(Encoding::encode).toArray()).isEqualTo(events.toArray());
        assertThat(engine.view().stateHash()).isEqualTo(summary.stateHash());
    }

    @Test
    void aSnapshotAndTheRestOfTheJournalGiveTheSameStateByteForByte() {
        Engine whole = new Engine();
        replay(whole, submissions, times, new ArrayList<>());
        for (int cut = 0; cut <= submissions.size(); cut += submissions.size() / 7) {
            Engine first = new Engine();
            replay(first, submissions.subList(0, cut), times.subList(0, cut), new ArrayList<>());
            Engine rest = Snapshot.read(Snapshot.write(first).iterator());
            replay(
                    rest,
                    submissions.subList(cut, submissions.size()),
                    times.subList(cut, times.size()),
                    new ArrayList<>());
            assertThat(Snapshot.write(rest).toArray())
                    .isEqualTo(Snapshot.write(whole).toArray());
        }
    }
}
