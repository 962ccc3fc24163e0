package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.encoding.Malformed;

/** That a snapshot and the rest of a journal give the same state is tried at length by the simulator. */
class SnapshotTest {
    private final Room room = Room.withWrapUp();

    SnapshotTest() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        room.agentAvailable(2, 7);
        room.callerWaits(101, 7);
        room.agentAvailable(3, 7);
        room.callerTalks(102, 7, 3);
        room.callerHangsUp(102);
        room.callerWaits(103, 7);
        room.does(new Command.HoldContact(100, 1));
    }

    @Test
    void aSnapshotReadAndWrittenAgainIsTheSame() {
        List<byte[]> chunks = Snapshot.write(room.engine);
        Engine copy = Snapshot.read(chunks.iterator());
        assertThat(Snapshot.write(copy)).usingRecursiveComparison().isEqualTo(chunks);
        assertThat(copy.view().stateHash()).isEqualTo(room.engine.view().stateHash());
        assertThat(copy.view().agents(Room.FIRM)).isEqualTo(room.engine.view().agents(Room.FIRM));
        assertThat(copy.view().queues(Room.FIRM)).isEqualTo(room.engine.view().queues(Room.FIRM));
        assertThat(copy.nextDeadlineMs()).isEqualTo(room.engine.nextDeadlineMs());
    }

    @Test
    void aSnapshotThatEndsInTheMiddleIsMalformed() {
        List<byte[]> chunks = Snapshot.write(room.engine);
        for (int kept = 0; kept < chunks.size(); kept++) {
            List<byte[]> cut = chunks.subList(0, kept);
            assertThatThrownBy(() -> Snapshot.read(cut.iterator())).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void aLargeStateGoesInManyChunks() {
        for (int id = 1_000; id < 5_000; id++) {
            room.does(new Command.OpenContact(id, "", ""));
        }
        for (int id = 1_000; id < 9_000; id++) {
            room.does(new Command.DefineAgent(id, List.of(7)));
        }
        List<byte[]> chunks = Snapshot.write(room.engine);
        assertThat(chunks)
                .hasSizeGreaterThan(6)
                .allSatisfy(chunk -> assertThat(chunk.length).isLessThan(70_000));
        assertThat(Snapshot.write(Snapshot.read(chunks.iterator())))
                .usingRecursiveComparison()
                .isEqualTo(chunks);
    }
}
