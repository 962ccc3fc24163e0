package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller who was cut off, or is to be called back, and rings again goes on at the old place. */
class TakenUpPlaceTest {
    private static final ReturnRules KEEPING = new ReturnRules(600_000, 3, 120_000);

    private static final Requirements SKILLED = new Requirements(
            List.of(
                    new Requirements.Step(0, List.of(new Requirements.Need(3, 5))),
                    new Requirements.Step(26_000, List.of())),
            List.of());
    /** First 26 s for agent 9, who is not there. */
    private static final Requirements NINE_FIRST = new Requirements(
            List.of(
                    new Requirements.Step(0, List.of(), 9),
                    new Requirements.Step(26_000, List.of(new Requirements.Need(3, 5))),
                    new Requirements.Step(52_000, List.of())),
            List.of());

    private Room room = new Room();

    @BeforeEach
    void aQueueThatKeepsPlaces() {
        room = Room.newest(new QueueRules(Room.RING_MS, 0, 1_000).returning(KEEPING));
    }

    private List<Event> ringsAgain(long contactId, int queueId, long before) {
        room.does(new Command.OpenContact(contactId, "+4930123456", "+4989123456"));
        room.nowMs++;
        return room.does(new Command.EnqueueContact(contactId, queueId, 0, Requirements.NONE, Grounds.NONE, before));
    }

    @Test
    void whoWasCutOffGetsTheOldPlace() {
        room.callerWaits(100, 7, 2);
        long sinceMs = room.nowMs;
        room.callerWaits(101, 7);
        room.callerHangsUp(100);
        room.nowMs += 60_000;
        assertThat(ringsAgain(102, 7, 100))
                .startsWith(new Event.PlaceTakenUp(102, 100, 7, sinceMs))
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(Event.ContactQueued.class, queued -> {
                    assertThat(queued.position()).isEqualTo(1);
                    assertThat(queued.priority()).isEqualTo(2);
                    assertThat(queued.cause()).isEqualTo(QueuedCause.TAKEN_UP);
                });
        room.agentAvailable(1, 7);
        assertThat(room.offeredTo(102)).isEqualTo(1);
        room.nowMs = sinceMs + 90_000;
        assertThat(room.does(new Command.AcceptOffer(102, 1))).isNotEmpty();
        assertThat(ringsAgain(103, 7, 100)).as("only once").hasSize(1);
    }

    @Test
    void nobodyIsToldAWaitWhereSomebodyIsFreeForWhatTheOldPlaceAsksBy() {
        room.callerWaits(100, 7);
        room.callerHangsUp(100);
        room.agentAvailable(1, 7);
        room.nowMs += 60_000;
        room.does(new Command.OpenContact(101, "", ""));
        assertThat(room.does(new Command.EnqueueContact(101, 7, 0, SKILLED, Grounds.NONE, 100)))
                .contains(new Event.ContactQueued(101, 7, 0, 1, 0, QueuedCause.TAKEN_UP, SKILLED));
        assertThat(room.offeredTo(101)).isEqualTo(1);
    }

    /** 100 and 101 have come, 101 has gone, and ten seconds later 102 goes on there. */
    private void takesUp(Requirements asked) {
        room.callerAsks(100, 7, SKILLED);
        room.callerAsks(101, 7, NINE_FIRST);
        room.callerHangsUp(101);
        room.agentAvailable(1, 7);
        room.nowMs += 10_000;
        room.does(new Command.OpenContact(102, "", ""));
        room.does(new Command.EnqueueContact(102, 7, 0, asked, Grounds.NONE, 101));
    }

    private void until(long contactId, long waitedMs) {
        long queuedAtMs = room.engine.view().placeOf(contactId).queuedAtMs();
        room.nowMs = queuedAtMs + waitedMs;
        room.does(0, new Command.Tick());
    }

    @Test
    void whoAsksForSomethingElseHasNotSavedTheWaitForWhoIsNotThere() {
        takesUp(SKILLED);
        assertThat(room.offeredTo(102)).isZero();
        until(100, 26_000);
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    /** A journal of version 4 has it so: 100, who came before and asks for the same, is overtaken. */
    @Test
    void inVersion4TheWaitWasSavedWhateverIsAskedFor() {
        room = new Room();
        room.does(0, new Command.ActivateVersion(4));
        room.queue(7, new QueueRules(Room.RING_MS, 0, 1_000).returning(KEEPING));
        takesUp(SKILLED);
        assertThat(room.offeredTo(102)).isEqualTo(1);
    }

    @Test
    void whoAsksForTheSameHasSavedAsMuch() {
        takesUp(NINE_FIRST);
        room.callerHangsUp(100);
        until(102, 25_999);
        assertThat(room.offeredTo(102)).isZero();
        until(102, 26_000);
        assertThat(room.offeredTo(102)).isEqualTo(1);
    }

    @Test
    void aPlaceIsKeptForAWhileAndInItsQueueOnly() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 1_000));
        room.callerWaits(99, 7);
        room.callerWaits(100, 7);
        room.callerHangsUp(99);
        room.callerHangsUp(100);
        assertThat(ringsAgain(101, 8, 99)).hasSize(1);
        room.nowMs += 120_001;
        assertThat(ringsAgain(102, 7, 100)).hasSize(1);
        room.callerWaits(103, 8);
        room.callerHangsUp(103);
        assertThat(ringsAgain(104, 8, 103)).as("a queue that keeps none").hasSize(1);
    }

    @Test
    void itOutlivesASnapshot() {
        room.callerWaits(100, 7);
        room.callerHangsUp(100);
        Engine copy = Snapshot.read(Snapshot.write(room.engine).iterator());
        copy.apply(new Submission(2, 1, Room.FIRM, new Command.OpenContact(101, "", "")), room.nowMs, e -> {});
        copy.apply(
                new Submission(
                        2, 2, Room.FIRM, new Command.EnqueueContact(101, 7, 0, Requirements.NONE, Grounds.NONE, 100)),
                room.nowMs,
                e -> assertThat(e.event()).isInstanceOfAny(Event.PlaceTakenUp.class, Event.ContactQueued.class));
    }

    @Test
    void anotherFirmsPlaceIsNobodys() {
        room.callerWaits(100, 7);
        room.callerHangsUp(100);
        room.does(2, new Command.DefineQueue(8, new QueueRules(Room.RING_MS, 0, 9).returning(KEEPING)));
        room.does(2, new Command.OpenContact(101, "", ""));
        assertThat(room.does(2, new Command.EnqueueContact(101, 8, 0, Requirements.NONE, Grounds.NONE, 100)))
                .hasSize(1);
    }

    @Test
    void whoRingsInBeforeBeingCalledBackGoesOnThere() {
        room.callerWaits(100, 7);
        long sinceMs = room.nowMs;
        room.does(new Command.RequestCallback(100, "+4930123456"));
        room.callerWaits(101, 7);
        room.does(new Command.HoldCallbacks(7, Long.MAX_VALUE));
        assertThat(ringsAgain(102, 7, 100))
                .startsWith(
                        new Event.PlaceTakenUp(102, 100, 7, sinceMs),
                        new Event.ContactEnded(100, Outcome.CALLBACK_TAKEN_UP, EndedBy.CALLER, EndCause.CALLBACK));
        assertThat(room.position(102)).isEqualTo(1);
        assertThat(room.position(101)).isEqualTo(2);
    }
}
