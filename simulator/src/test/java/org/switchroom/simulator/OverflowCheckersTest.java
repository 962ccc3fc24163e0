package org.switchroom.simulator;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
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
}
