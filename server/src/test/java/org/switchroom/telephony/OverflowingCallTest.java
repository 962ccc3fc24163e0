package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.telephony.CallCentre.patience;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.OverflowRule;
import org.switchroom.directory.Queue;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.Event.ContactQueued;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OverflowTarget.Kind;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueuedCause;

/** Calls that a queue cannot serve in time, through the whole server. Nobody is signed in. */
class OverflowingCallTest extends OnTheTelephone {

    private List<Integer> agents() {
        return Stream.of(centre.seat(0), centre.seat(1))
                .map(CallCentre.Seat::agentId)
                .sorted()
                .toList();
    }

    /** From the next call on. */
    private void overflows(OverflowRule... rules) {
        long before = centre.count(Event.QueueDefined.class);
        editor.save(
                new Queue(centre.queueId, centre.firmId, "Support", 10_000, 0, 100, 20, agents())
                        .overflowing(List.of(rules)),
                0);
        patience().until(() -> centre.count(Event.QueueDefined.class) > before);
    }

    @Test
    void whoWaitsTooLongIsToldSoAndTheCallEnds() {
        overflows(new OverflowRule(OverflowTrigger.WAITED, 1_000, "", Kind.HANG_UP, 0, 0, "Closed."));
        var call = trunk.dial(centre.number, CALLER).answered();
        call.press('1');
        assertThat(centre.awaitEvent(ContactEnded.class))
                .returns(Outcome.OVERFLOWED, ContactEnded::outcome)
                .returns(EndedBy.SYSTEM, ContactEnded::by)
                .returns(EndCause.OVERFLOW, ContactEnded::cause);
        call.awaitEnd();
    }

    @Test
    void outsideTheQueuesHoursTheStepForThatIsTaken() {
        var never = new OpeningHours(0, centre.firmId, "Never", ZoneId.of("Europe/Berlin"), List.of(), List.of());
        long before = centre.count(Event.QueueDefined.class);
        editor.save(
                new Queue(centre.queueId, centre.firmId, "Support", 10_000, 0, 100, 20, agents())
                        .openWithin(editor.save(never, 0))
                        .overflowing(List.of(
                                new OverflowRule(OverflowTrigger.CLOSED, 0, "", Kind.HANG_UP, 0, 0, "We are closed."))),
                0);
        patience().until(() -> centre.count(Event.QueueDefined.class) > before);
        var call = trunk.dial(centre.number, CALLER).answered();
        call.press('1');
        assertThat(centre.awaitEvent(Event.ContactOverflowed.class).trigger()).isEqualTo(OverflowTrigger.CLOSED);
        assertThat(centre.awaitEvent(ContactEnded.class)).returns(Outcome.OVERFLOWED, ContactEnded::outcome);
        call.awaitEnd();
    }

    @Test
    void aKeyLeadsToAnotherQueue() {
        int billing = editor.save(new Queue(0, centre.firmId, "Billing", 10_000, 0, 100, 20, agents()), 0);
        overflows(new OverflowRule(OverflowTrigger.KEY, 0, "5", Kind.QUEUE, billing, 2, "Press 5 for billing."));
        var call = trunk.dial(centre.number, CALLER).answered();
        call.press('1');
        centre.awaitEvent(ContactQueued.class);
        call.press('5');
        patience().until(() -> centre.count(ContactQueued.class) == 2);
        assertThat(centre.last(ContactQueued.class))
                .returns(billing, ContactQueued::queueId)
                .returns(2, ContactQueued::priority)
                .returns(QueuedCause.OVERFLOW, ContactQueued::cause);
        call.hangUp();
    }
}
