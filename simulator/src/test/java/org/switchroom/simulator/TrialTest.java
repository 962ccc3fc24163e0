package org.switchroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Engine;
import org.switchroom.engine.Event;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.ReturnRules;
import org.switchroom.engine.Submission;

/** Short histories, each of which a checker has once taken for wrong though the engine was right, before all checkers. */
class TrialTest {
    private static final int FIRM = 1;

    private final Trial trial = new Trial(Trial.Court.USUAL);
    private long nowMs = 1_000_000;
    private long seq;

    @BeforeEach
    void theNewestRules() {
        does(0, new Command.ActivateVersion(Engine.NEWEST_VERSION));
    }

    private List<LoggedEvent> does(int firmId, Command command) {
        return trial.take(new Step.Submit(nowMs, new Submission(1, ++seq, firmId, command), false, false));
    }

    private List<LoggedEvent> does(Command command) {
        return does(FIRM, command);
    }

    private static QueueRules rules(OverflowStep... steps) {
        return new QueueRules(10_000, 0, 100).overflowing(List.of(steps)).returning(new ReturnRules(1_000, 1, 60_000));
    }

    private static OverflowStep after(long ms, OverflowTarget target) {
        return new OverflowStep(OverflowTrigger.WAITED, ms, "", target);
    }

    /** What comes out of the menu goes on into another queue at once; what it has waited for before it was let out counts no more. */
    @Test
    void whoTookAPlaceUpAndWasLedOutComesAnew() {
        OverflowTarget elsewhere = new OverflowTarget(OverflowTarget.Kind.QUEUE, 8, 0, Requirements.NONE);
        does(new Command.DefineQueue(7, rules(after(30_000, OverflowTarget.to(OverflowTarget.Kind.HANG_UP)))));
        does(new Command.DefineQueue(8, rules()));
        does(new Command.DefineQueue(9, rules(new OverflowStep(OverflowTrigger.ESTIMATE, 1_000, "", elsewhere))));
        does(new Command.DefineAgent(1, List.of(8)));
        comes(100, 7, 0);
        does(new Command.EndContact(100, EndedBy.CALLER, EndCause.HANG_UP));
        comes(101, 7, 100);
        nowMs += 20_000;
        comes(102, 8, 0);
        nowMs += 10_000;
        assertThat(does(0, new Command.Tick())).hasSize(1);
        assertThat(does(new Command.EnqueueContact(101, 9, 0)))
                .extracting(LoggedEvent::event)
                .filteredOn(Event.ContactQueued.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.ContactQueued.class,
                        queued -> assertThat(queued.position()).isEqualTo(2));
    }

    private void comes(long contactId, int queueId, long resumes) {
        does(new Command.OpenContact(contactId, "", ""));
        does(new Command.EnqueueContact(contactId, queueId, 0, Requirements.NONE, Grounds.NONE, resumes));
    }
}
