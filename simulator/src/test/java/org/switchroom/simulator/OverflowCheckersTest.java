package org.switchroom.simulator;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTarget.Kind;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Requirements;

/** The checker of overflow notices: each story below has one thing wrong in it. */
class OverflowCheckersTest extends Story {
    private static final OverflowTarget TO_8 = OverflowTarget.queue(8, 1);
    private static final String NUMBER = "+4940123456";
    private static final OverflowTarget GOODBYE = OverflowTarget.to(Kind.HANG_UP);

    /** Queue 7 overflows as given, queue 8 has agent 2. */
    private void rules(int maxWaiting, OverflowStep... steps) {
        tell(new Event.QueueDefined(7, new QueueRules(10, 0, maxWaiting).overflowing(List.of(steps))));
        tell(new Event.QueueDefined(8, new QueueRules(10, 0, 9)), new Event.AgentDefined(2, List.of(8)));
    }

    private void comes() {
        ask(new Command.EnqueueContact(100, 7, 0));
        tell(queued(100, 1));
    }

    private static Event taken(int step, OverflowTrigger trigger, Kind target, int toQueueId) {
        return new Event.ContactOverflowed(100, 7, 7, step, trigger, target, toQueueId);
    }

    private static Event queuedBy(int queueId, int priority) {
        return new Event.ContactQueued(100, queueId, priority, 1, 0, QueuedCause.OVERFLOW, Requirements.NONE);
    }

    @Test
    void goesTooEarly() {
        rules(9, OverflowStep.after(60_000, GOODBYE));
        comes();
        tell(taken(0, OverflowTrigger.WAITED, Kind.HANG_UP, 0));
        isNoticed("Overflows by step 0 of queue 7 instead of step -1");
    }

    @Test
    void goesTooLate() {
        rules(9, OverflowStep.after(1_000, GOODBYE));
        comes();
        tell(new Event.DayStarted(), new Event.DayStarted());
        isNoticed("Was to overflow at");
    }

    @Test
    void goesTwiceByTheSameStep() {
        rules(9, OverflowStep.after(1_000, OverflowTarget.to(Kind.ANNOUNCEMENT)));
        comes();
        tell(new Event.DayStarted(), taken(0, OverflowTrigger.WAITED, Kind.ANNOUNCEMENT, 0));
        tell(taken(0, OverflowTrigger.WAITED, Kind.ANNOUNCEMENT, 0));
        isNoticed("Overflows by step 0 of queue 7 instead of step -1");
    }

    @Test
    void goesWhereNobodyServes() {
        rules(9, OverflowStep.after(1_000, OverflowTarget.queue(77, 0)));
        comes();
        tell(new Event.DayStarted(), taken(0, OverflowTrigger.WAITED, Kind.QUEUE, 77));
        isNoticed("instead of step -1");
    }

    @Test
    void passesWhatLeadsOn() {
        rules(9, OverflowStep.after(1_000, TO_8));
        comes();
        tell(new Event.DayStarted(), new Event.OverflowPassed(100, 7, 0));
        isNoticed("Passes step 0, which leads on");
    }

    @Test
    void comesWithoutThePointsOfTheStep() {
        rules(9, OverflowStep.after(1_000, TO_8));
        comes();
        tell(new Event.DayStarted(), taken(0, OverflowTrigger.WAITED, Kind.QUEUE, 8), queuedBy(8, 0));
        isNoticed("Overflows as [");
    }

    @Test
    void isLostBetweenTwoQueues() {
        rules(9, OverflowStep.after(1_000, TO_8));
        comes();
        tell(new Event.DayStarted(), taken(0, OverflowTrigger.WAITED, Kind.QUEUE, 8));
        isNoticed("Left MOVING");
    }

    @Test
    void comesInThoughTheQueueIsFull() {
        rules(1, OverflowStep.when(OverflowTrigger.FULL, TO_8));
        comes();
        ask(new Command.EnqueueContact(101, 7, 0));
        tell(queued(101, 2));
        isNoticed("Comes in, and step 0 leads elsewhere");
    }

    @Test
    void isTurnedAwayThoughAStepLeadsElsewhere() {
        rules(1, OverflowStep.when(OverflowTrigger.FULL, TO_8));
        comes();
        ask(new Command.EnqueueContact(101, 7, 0));
        tell(new Event.Refused(Refusal.QUEUE_FULL, ""));
        isNoticed("Turned away though step 0 leads elsewhere");
    }

    @Test
    void isNotToldWhatItIsToBeTold() {
        rules(9, new OverflowStep(OverflowTrigger.ESTIMATE, 1_000, "", OverflowTarget.to(Kind.ANNOUNCEMENT)));
        comes();
        isNoticed("Is not told what step 0 says");
    }

    @Test
    void waitsOnWhereNobodyIs() {
        rules(9, OverflowStep.when(OverflowTrigger.NOBODY, GOODBYE));
        comes();
        ask(new Command.SignOut(1));
        tell(state(1, AgentState.OFFLINE, 0));
        isNoticed("Waits where nobody is, though step 0 leads elsewhere");
    }

    @Test
    void leavesByAKeyThatNobodyPressed() {
        rules(9, new OverflowStep(OverflowTrigger.KEY, 0, "1", GOODBYE));
        comes();
        ask(new Command.LeaveQueue(100, "2"));
        tell(taken(0, OverflowTrigger.KEY, Kind.HANG_UP, 0));
        isNoticed("instead of step -1");
    }

    @Test
    void isKeptThoughTheKeyLeadsOut() {
        rules(9, new OverflowStep(OverflowTrigger.KEY, 0, "1", GOODBYE));
        comes();
        ask(new Command.LeaveQueue(100, "1"));
        tell(new Event.Refused(Refusal.NOT_IN_THIS_STATE, ""));
        isNoticed("Kept though step 0 leads out");
    }

    // ---- closed queues

    private void comesClosed() {
        ask(new Command.EnqueueContact(100, 7, 0, Requirements.NONE, Grounds.NONE, 0, true));
    }

    @Test
    void comesInThoughTheQueueIsClosed() {
        rules(9, OverflowStep.when(OverflowTrigger.CLOSED, GOODBYE));
        comesClosed();
        tell(queued(100, 1));
        isNoticed("Comes in, and step 0 leads elsewhere");
    }

    @Test
    void isTurnedAwayAsIfTheQueueWereClosed() {
        rules(9, OverflowStep.when(OverflowTrigger.CLOSED, GOODBYE));
        ask(new Command.EnqueueContact(100, 7, 0));
        tell(taken(0, OverflowTrigger.CLOSED, Kind.HANG_UP, 0));
        isNoticed("Overflows by step 0 of queue 7 instead of step -1");
    }

    @Test
    void closedDoesNotComeFirst() {
        rules(0, OverflowStep.when(OverflowTrigger.FULL, TO_8), OverflowStep.when(OverflowTrigger.CLOSED, GOODBYE));
        comesClosed();
        tell(taken(0, OverflowTrigger.FULL, Kind.QUEUE, 8));
        isNoticed("Overflows by step 0 of queue 7 instead of step 1");
    }

    @Test
    void closedStaysInAQueueThatIsFull() {
        rules(
                0,
                OverflowStep.when(OverflowTrigger.CLOSED, OverflowTarget.to(Kind.ANNOUNCEMENT)),
                OverflowStep.when(OverflowTrigger.FULL, TO_8));
        comesClosed();
        tell(new Event.Refused(Refusal.QUEUE_FULL, ""));
        isNoticed("Turned away though step 1 leads elsewhere");
    }

    // ---- numbers outside

    private void calls(int maxWaiting, OverflowStep... more) {
        List<OverflowStep> steps = new ArrayList<>(List.of(more));
        steps.addFirst(OverflowStep.after(1_000, OverflowTarget.number(NUMBER)));
        rules(maxWaiting, steps.toArray(OverflowStep[]::new));
        comes();
        tell(new Event.DayStarted(), taken(0, OverflowTrigger.WAITED, Kind.NUMBER, 0));
    }

    private void isNotReached() {
        tell(new Event.ContactDialled(100, 0, NUMBER), new Event.OutsideLost(100, NUMBER, OutsideEnd.BUSY));
    }

    private static Event back(int queueId, int priority) {
        return new Event.ContactQueued(100, queueId, priority, 1, 0, QueuedCause.NOT_REACHED);
    }

    @Test
    void nobodyIsCalled() {
        calls(9);
        isNoticed("Was to be called on " + NUMBER);
    }

    @Test
    void anotherNumberIsCalled() {
        calls(9);
        tell(new Event.ContactDialled(100, 0, "+49401"));
        isNoticed("Called on +49401 instead of " + NUMBER);
    }

    @Test
    void isCalledOutsideForNobody() {
        tell(new Event.ContactDialled(100, 0, NUMBER));
        isNoticed("Called outside for nobody");
    }

    @Test
    void isLeftAloneWhenNobodyAnswersOutside() {
        calls(9);
        isNotReached();
        isNoticed("Left OUTSIDE_LOST");
    }

    @Test
    void comesBackToAnotherPlace() {
        calls(9);
        isNotReached();
        tell(back(8, 0));
        isNoticed("Comes with [");
    }

    @Test
    void comesBackThoughSomebodyAnswered() {
        calls(9);
        tell(new Event.ContactDialled(100, 0, NUMBER), new Event.OutsideConnected(100, NUMBER));
        tell(new Event.OutsideLost(100, NUMBER, OutsideEnd.HUNG_UP), back(7, 0));
        isNoticed("Back in line from OUTSIDE_LOST");
        isNoticed("Back from where the overflow has not led it");
    }

    @Test
    void comesBackAtTheEndOfTheLine() {
        calls(9);
        ask(new Command.EnqueueContact(101, 7, 0));
        tell(queued(101, 1));
        isNotReached();
        tell(new Event.ContactQueued(100, 7, 0, 2, 0, QueuedCause.NOT_REACHED));
        isNoticed("Told position 2 of 0");
    }

    @Test
    void waitsOnInAQueueThatIsStillFull() {
        calls(1, OverflowStep.when(OverflowTrigger.FULL, GOODBYE));
        ask(new Command.EnqueueContact(101, 7, 0));
        tell(queued(101, 1));
        isNotReached();
        tell(back(7, 0));
        isNoticed("Is not told what step 1 says");
    }
}
