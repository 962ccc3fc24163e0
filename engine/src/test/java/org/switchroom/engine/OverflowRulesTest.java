package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Command.DefineQueue;
import org.switchroom.engine.Command.LeaveQueue;
import org.switchroom.engine.Command.SignOut;
import org.switchroom.engine.Event.ContactOverflowed;
import org.switchroom.engine.Event.ContactQueued;
import org.switchroom.engine.OverflowTarget.Kind;

class OverflowRulesTest {
    private static final OverflowTarget BILLING = OverflowTarget.queue(8, 0);
    private static final OverflowTarget VOICEMAIL = OverflowTarget.to(Kind.VOICEMAIL);
    private static final OverflowTarget GOODBYE = OverflowTarget.to(Kind.HANG_UP);

    /** Queue 7 overflows as given; 8 has agent 2, who is on a break. */
    private static Room room(int maxWaiting, OverflowStep... steps) {
        Room room = Room.newest(rules(maxWaiting, steps));
        room.queue(8, rules(10));
        room.agentSignsIn(1, 7);
        room.agentSignsIn(2, 8);
        return room;
    }

    private static QueueRules rules(int maxWaiting, OverflowStep... steps) {
        return new QueueRules(Room.RING_MS, 0, maxWaiting, Strategy.LONGEST_IDLE, 0, 0, List.of(steps));
    }

    private static OverflowStep key(String key, OverflowTarget target) {
        return new OverflowStep(OverflowTrigger.KEY, 0, key, target);
    }

    private static OverflowStep whenClosed(OverflowTarget target) {
        return OverflowStep.when(OverflowTrigger.CLOSED, target);
    }

    private static List<Event> callerComes(Room room, long contactId, boolean closed) {
        room.does(new Command.OpenContact(contactId, "+4989123456", "+4940123"));
        return room.does(new Command.EnqueueContact(contactId, 7, 0, Requirements.NONE, Grounds.NONE, 0, closed));
    }

    @Test
    void outsideTheHoursTheStepForThatComesBeforeAllOthers() {
        Room room = room(1, OverflowStep.when(OverflowTrigger.FULL, GOODBYE), whenClosed(VOICEMAIL));
        assertThat(callerComes(room, 100, false)).hasSize(1);
        assertThat(callerComes(room, 101, true))
                .containsExactly(new ContactOverflowed(101, 7, 7, 1, OverflowTrigger.CLOSED, Kind.VOICEMAIL, 0));
        assertThat(callerComes(room, 102, false))
                .containsExactly(new ContactOverflowed(102, 7, 7, 0, OverflowTrigger.FULL, Kind.HANG_UP, 0));
    }

    @Test
    void outsideTheHoursAStepThatLeadsNowhereIsPassedOverAndWithoutAnyTheCallerWaits() {
        Room room = room(10, whenClosed(OverflowTarget.queue(99, 0)), whenClosed(BILLING));
        assertThat(callerComes(room, 100, true))
                .contains(new ContactOverflowed(100, 7, 7, 1, OverflowTrigger.CLOSED, Kind.QUEUE, 8));
        room.queue(7, rules(10));
        assertThat(callerComes(room, 101, true)).hasSize(1).hasOnlyElementsOfType(ContactQueued.class);
    }

    @Test
    void whoFindsNobodyAtTheNumberForClosedQueuesGoesOnByTheNextStepForThat() {
        OverflowTarget number = new OverflowTarget(Kind.NUMBER, 0, 0, Requirements.NONE, "+4940999");
        Room room = room(10, whenClosed(number), OverflowStep.after(60_000, GOODBYE), whenClosed(VOICEMAIL));
        callerComes(room, 100, true);
        assertThat(room.does(new Command.OutsideEnded(100, OutsideEnd.NO_ANSWER)))
                .contains(new ContactOverflowed(100, 7, 7, 2, OverflowTrigger.CLOSED, Kind.VOICEMAIL, 0));
    }

    /** Version 4; before, the caller was turned away. */
    @Test
    void outsideTheHoursNobodyIsToldToWaitWhereThereIsNoRoom() {
        Room room = room(
                1,
                whenClosed(OverflowTarget.to(Kind.ANNOUNCEMENT)),
                OverflowStep.when(OverflowTrigger.FULL, GOODBYE),
                whenClosed(VOICEMAIL));
        room.callerWaits(100, 7);
        assertThat(callerComes(room, 101, true))
                .containsExactly(new ContactOverflowed(101, 7, 7, 2, OverflowTrigger.CLOSED, Kind.VOICEMAIL, 0));
    }

    /** Version 4; before, whoever was free made no difference to the estimate. */
    @Test
    void whoFindsNobodyAtTheNumberIsGivenToSomebodyWhoHasBecomeFree() {
        OverflowStep longWait = new OverflowStep(OverflowTrigger.ESTIMATE, 1_000, "", GOODBYE);
        Room room =
                room(10, new OverflowStep(OverflowTrigger.ESTIMATE, 1_000, "", OverflowTarget.number("+49")), longWait);
        room.callerWaits(100, 7);
        room.agentAvailable(5, 7);
        assertThat(room.does(new Command.OutsideEnded(100, OutsideEnd.NO_ANSWER)))
                .noneMatch(ContactOverflowed.class::isInstance);
        assertThat(room.offeredTo(100)).isEqualTo(5);
    }

    @Test
    void whoHasWaitedLongEnoughGoesToTheNextQueueByHisOriginalArrival() {
        Room room = room(10, OverflowStep.after(60_000, OverflowTarget.queue(8, 0)));
        room.callerWaits(100, 7, 2);
        room.nowMs += 30_000;
        room.callerWaits(101, 8, 2);
        assertThat(room.engine.nextDeadlineMs()).isEqualTo(room.nowMs - 30_001 + 60_000);
        assertThat(room.ticksAfter(30_000))
                .containsExactly(
                        new ContactOverflowed(100, 7, 7, 0, OverflowTrigger.WAITED, Kind.QUEUE, 8),
                        new ContactQueued(100, 8, 2, 1, 180_000, QueuedCause.OVERFLOW));
        assertThat(room.position(101)).isEqualTo(2);
    }

    @Test
    void theStepsOfTheFirstQueueGoOnCountingInTheNext() {
        Room room = room(10, OverflowStep.after(60_000, BILLING), OverflowStep.after(180_000, VOICEMAIL));
        room.queue(8, rules(10, OverflowStep.after(1_000, GOODBYE)));
        room.callerWaits(100, 7);
        assertThat(room.ticksAfter(60_000)).hasSize(2);
        assertThat(room.ticksAfter(119_999)).isEmpty();
        assertThat(room.ticksAfter(1))
                .containsExactly(new ContactOverflowed(100, 8, 7, 1, OverflowTrigger.WAITED, Kind.VOICEMAIL, 0));
        assertThat(room.engine.view().contact(100).phase()).isEqualTo(CentreView.ContactPhase.IN_MENU);
        assertThat(room.engine.view().queue(8).waiting()).isZero();
    }

    @Test
    void oneCallerTooManyGoesElsewhere() {
        Room room = room(1, OverflowStep.when(OverflowTrigger.FULL, OverflowTarget.queue(8, 5)));
        room.callerWaits(100, 7);
        assertThat(room.callerWaits(101, 7))
                .containsExactly(
                        new ContactOverflowed(101, 7, 7, 0, OverflowTrigger.FULL, Kind.QUEUE, 8),
                        new ContactQueued(101, 8, 5, 1, 180_000, QueuedCause.OVERFLOW));
    }

    @Test
    void aStepIntoAFullQueueIsPassedOver() {
        Room room = room(10, OverflowStep.after(60_000, BILLING), OverflowStep.after(90_000, GOODBYE));
        room.queue(8, rules(1));
        room.callerWaits(100, 8);
        room.callerWaits(101, 7);
        assertThat(room.ticksAfter(60_000)).containsExactly(new Event.OverflowPassed(101, 7, 0));
        assertThat(room.ticksAfter(30_000))
                .containsExactly(new ContactOverflowed(101, 7, 7, 1, OverflowTrigger.WAITED, Kind.HANG_UP, 0));
        assertThat(room.does(new Command.EndContact(101, EndedBy.SYSTEM, EndCause.OVERFLOW)))
                .containsExactly(new Event.ContactEnded(101, Outcome.OVERFLOWED, EndedBy.SYSTEM, EndCause.OVERFLOW));
    }

    @Test
    void aFullQueueWithNowhereToGoRefuses() {
        Room room = room(1, OverflowStep.when(OverflowTrigger.FULL, OverflowTarget.queue(99, 0)));
        room.callerWaits(100, 7);
        assertThat(room.callerWaits(101, 7)).containsExactly(new Event.Refused(Refusal.QUEUE_FULL, "Queue 7 is full"));
    }

    @Test
    void whoWouldWaitTooLongGoesElsewhereAtOnce() {
        Room room = room(10, new OverflowStep(OverflowTrigger.ESTIMATE, 200_000, "", VOICEMAIL));
        room.callerWaits(100, 7);
        assertThat(room.position(100)).isEqualTo(1);
        assertThat(room.callerWaits(101, 7))
                .containsExactly(new ContactOverflowed(101, 7, 7, 0, OverflowTrigger.ESTIMATE, Kind.VOICEMAIL, 0));
    }

    @Test
    void nobodyWaitsTooLongWhileSomebodyIsFree() {
        Room room = room(10, new OverflowStep(OverflowTrigger.ESTIMATE, 1, "", VOICEMAIL));
        room.does(new Command.SetAvailable(1));
        room.callerWaits(100, 7);
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    @Test
    void whereNobodyIsSignedInNobodyWaits() {
        Room room = room(10, OverflowStep.when(OverflowTrigger.NOBODY, BILLING));
        room.callerWaits(100, 7);
        room.callerWaits(101, 7);
        assertThat(room.does(new SignOut(1)))
                .filteredOn(ContactQueued.class::isInstance)
                .containsExactly(
                        new ContactQueued(100, 8, 0, 1, 180_000, QueuedCause.OVERFLOW),
                        new ContactQueued(101, 8, 0, 2, 360_000, QueuedCause.OVERFLOW));
        assertThat(room.callerWaits(102, 7).getFirst())
                .isEqualTo(new ContactOverflowed(102, 7, 7, 0, OverflowTrigger.NOBODY, Kind.QUEUE, 8));
    }

    @Test
    void somebodyOnABreakIsSignedIn() {
        Room room = room(10, OverflowStep.when(OverflowTrigger.NOBODY, VOICEMAIL));
        room.callerWaits(100, 7);
        assertThat(room.position(100)).isEqualTo(1);
    }

    @Test
    void anAnnouncementLeavesTheCallerInHisPlace() {
        Room room = room(10, OverflowStep.after(60_000, OverflowTarget.to(Kind.ANNOUNCEMENT)));
        room.callerWaits(100, 7);
        room.callerWaits(101, 7);
        assertThat(room.ticksAfter(59_999))
                .containsExactly(new ContactOverflowed(100, 7, 7, 0, OverflowTrigger.WAITED, Kind.ANNOUNCEMENT, 0));
        assertThat(room.position(100)).isEqualTo(1);
        assertThat(room.ticksAfter(1)).hasSize(1);
        assertThat(room.engine.nextDeadlineMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whileAPhoneRingsForItAContactDoesNotOverflow() {
        Room room = room(10, OverflowStep.after(10_000, VOICEMAIL));
        room.does(new Command.SetAvailable(1));
        room.callerWaits(100, 7);
        assertThat(room.ticksAfter(Room.RING_MS - 1)).isEmpty();
        assertThat(room.ticksAfter(1))
                .contains(new ContactOverflowed(100, 7, 7, 0, OverflowTrigger.WAITED, Kind.VOICEMAIL, 0));
    }

    @Test
    void aKeyLeadsOutOfTheQueueAndIsNotTakenTwice() {
        Room room = room(10, key("1", BILLING), key("#", VOICEMAIL));
        room.callerWaits(100, 7);
        assertThat(room.does(new LeaveQueue(100, "2"))).singleElement().isInstanceOf(Event.Refused.class);
        assertThat(room.does(new LeaveQueue(100, "1"))).hasSize(2);
        assertThat(room.does(new LeaveQueue(100, "1"))).singleElement().isInstanceOf(Event.Refused.class);
        assertThat(room.does(new LeaveQueue(100, "#")))
                .containsExactly(new ContactOverflowed(100, 8, 7, 1, OverflowTrigger.KEY, Kind.VOICEMAIL, 0));
    }

    @Test
    void whoIsRungForDoesNotLeaveByKey() {
        Room room = room(10, key("1", VOICEMAIL));
        room.does(new Command.SetAvailable(1));
        room.callerWaits(100, 7);
        assertThat(room.does(new LeaveQueue(100, "1"))).singleElement().isInstanceOf(Event.Refused.class);
    }

    @Test
    void changedStepsCountForWhoComesThen() {
        Room room = room(10, OverflowStep.after(60_000, VOICEMAIL));
        room.callerWaits(100, 7);
        room.does(new DefineQueue(7, rules(10)));
        room.callerWaits(101, 7);
        assertThat(room.ticksAfter(60_000)).singleElement().isInstanceOf(ContactOverflowed.class);
        assertThat(room.position(101)).isEqualTo(1);
    }

    @Test
    void aStepThatCannotBeIsRefused() {
        Room room = room(10);
        for (OverflowStep step : List.of(
                OverflowStep.after(0, VOICEMAIL),
                OverflowStep.after(Centre.MAX_OVERFLOW_MS + 1, VOICEMAIL),
                OverflowStep.after(60_000, OverflowTarget.queue(7, 0)),
                OverflowStep.after(60_000, OverflowTarget.queue(8, Centre.MAX_PRIORITY + 1)),
                key("x", VOICEMAIL),
                new OverflowStep(OverflowTrigger.FULL, 5, "", VOICEMAIL))) {
            assertThat(room.does(new DefineQueue(7, rules(10, step))))
                    .as("%s", step)
                    .singleElement()
                    .isInstanceOf(Event.Refused.class);
        }
    }

    /** The caller was transferred to a colleague of another queue; meanwhile the last one here signs out. */
    @Test
    void whoComesBackFromARingingPhoneToWhereNobodyIsGoesOn() {
        Room room = room(10, OverflowStep.when(OverflowTrigger.NOBODY, VOICEMAIL));
        assertThat(backWhereNobodyIs(room))
                .contains(new ContactOverflowed(100, 7, 7, 0, OverflowTrigger.NOBODY, Kind.VOICEMAIL, 0));
    }

    /** A journal of version 2 has it so. */
    @Test
    void inVersion2HeStayed() {
        Room room = new Room();
        room.does(0, new Command.ActivateVersion(2));
        room.queue(7, rules(10, OverflowStep.when(OverflowTrigger.NOBODY, VOICEMAIL)));
        room.queue(8, rules(10));
        room.agentSignsIn(1, 7);
        room.agentSignsIn(2, 8);
        backWhereNobodyIs(room);
        assertThat(room.position(100)).isEqualTo(1);
    }

    private static List<Event> backWhereNobodyIs(Room room) {
        room.does(new Command.SetAvailable(1));
        room.does(new Command.SetAvailable(2));
        room.callerTalks(100, 7, 1);
        room.does(new Command.TransferToAgent(100, 1, 2));
        assertThat(room.does(new SignOut(1))).hasSize(1);
        return room.does(new Command.RejectOffer(100, 2, RejectCause.DECLINED));
    }

    @Test
    void whereNobodyIsAStepFollowsAnotherUntilSomebodyIsThere() {
        Room room = chainOfThree(new Room(), Engine.NEWEST_VERSION);
        assertThat(room.callerWaits(100, 7))
                .extracting(Event::getClass)
                .containsExactly(
                        ContactOverflowed.class,
                        ContactQueued.class,
                        ContactOverflowed.class,
                        ContactQueued.class,
                        ContactOverflowed.class);
        assertThat(room.engine.view().contact(100).phase()).isEqualTo(CentreView.ContactPhase.IN_MENU);
    }

    /** A journal of version 3 has it so. */
    @Test
    void inVersion3TheThirdQueueKeptTheCaller() {
        Room room = chainOfThree(new Room(), 3);
        assertThat(room.callerWaits(100, 7)).last().isInstanceOf(ContactQueued.class);
        assertThat(room.position(100)).isEqualTo(1);
    }

    /** Nobody is signed in anywhere. */
    private static Room chainOfThree(Room room, int version) {
        room.does(0, new Command.ActivateVersion(version));
        room.queue(8, rules(10));
        room.queue(9, rules(10));
        room.queue(
                7,
                rules(
                        10,
                        OverflowStep.when(OverflowTrigger.NOBODY, BILLING),
                        OverflowStep.when(OverflowTrigger.NOBODY, OverflowTarget.queue(9, 0)),
                        OverflowStep.when(OverflowTrigger.NOBODY, VOICEMAIL)));
        room.does(new Command.DefineAgent(1, List.of(7, 8, 9)));
        return room;
    }

    @Test
    void whoIsToldSomethingWhereNobodyIsGoesOnAsWhoComesFromTheMenuDoes() {
        OverflowStep[] steps = {
            OverflowStep.when(OverflowTrigger.NOBODY, OverflowTarget.to(Kind.ANNOUNCEMENT)),
            OverflowStep.when(OverflowTrigger.NOBODY, VOICEMAIL)
        };
        Room waiting = room(10, steps);
        waiting.callerWaits(100, 7);
        Room coming = room(10, steps);
        coming.does(new SignOut(1));
        assertThat(overflows(waiting.does(new SignOut(1))))
                .containsExactly(Kind.ANNOUNCEMENT, Kind.VOICEMAIL)
                .isEqualTo(overflows(coming.callerWaits(100, 7)));
    }

    @Test
    void whoIsAskedAboutACallbackWaitsForTheAnswer() {
        Room room = room(
                10,
                OverflowStep.when(OverflowTrigger.NOBODY, OverflowTarget.to(Kind.CALLBACK)),
                OverflowStep.when(OverflowTrigger.NOBODY, VOICEMAIL));
        room.does(new SignOut(1));
        assertThat(overflows(room.callerWaits(100, 7))).containsExactly(Kind.CALLBACK);
        assertThat(room.position(100)).isEqualTo(1);
        assertThat(room.does(new Command.RequestCallback(100, "+4930123456")))
                .containsExactly(new Event.CallbackRequested(100, 7, "+4930123456"));
    }

    private static List<Kind> overflows(List<Event> events) {
        return events.stream()
                .filter(ContactOverflowed.class::isInstance)
                .map(event -> ((ContactOverflowed) event).target())
                .toList();
    }

    @Test
    void aStepIntoTheQueueACallerWaitsInIsPassedOver() {
        Room room = room(10, OverflowStep.after(60_000, BILLING), key("1", BILLING));
        room.callerWaits(100, 7);
        room.does(new Command.MoveContact(100, 8, 1));
        assertThat(room.does(new LeaveQueue(100, "1"))).singleElement().isInstanceOf(Event.Refused.class);
        assertThat(room.ticksAfter(60_000)).containsExactly(new Event.OverflowPassed(100, 7, 0));
    }
}
