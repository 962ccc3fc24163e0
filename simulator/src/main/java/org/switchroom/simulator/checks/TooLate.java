package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Submission;

/**
 * What is told of an earlier ring of a phone, or of an earlier call to the outside, does nothing to the present one, and what
 * names the present one counts; each is named by the event by which it began. Likewise an agent who gives a contact away has it.
 */
final class TooLate implements Checker {
    private record Ring(long contactId, long eventSeq) {}

    private final Map<Integer, Ring> rings = new HashMap<>();
    private final Map<Long, Long> calls = new HashMap<>();
    private @Nullable Submission asked;

    @Override
    public void asked(Submission submission) {
        asked = submission;
    }

    @Override
    public void see(LoggedEvent logged) {
        long eventSeq = logged.eventSeq();
        switch (logged.event()) {
            case Event.ContactOffered e -> rings.put(e.agentId(), new Ring(e.contactId(), eventSeq));
            case Event.ContactConnected e -> {
                answered(e.agentId());
                outside(e.contactId());
            }
            case Event.ConsultConnected e -> {
                answered(e.partnerId());
                outside(e.contactId());
            }
            case Event.OfferEnded e when byWord(e.why()) -> refusedByPhone(e.agentId());
            case Event.AgentStateChanged e when e.state() != AgentState.OFFERED -> rings.remove(e.agentId());
            case Event.CallbackDialled e -> {
                answered(e.agentId());
                calls.put(e.contactId(), eventSeq);
            }
            case Event.ContactDialled e -> calls.put(e.contactId(), eventSeq);
            case Event.ConsultStarted e when !e.number().isEmpty() -> calls.put(e.contactId(), eventSeq);
            case Event.OutsideConnected e -> outside(e.contactId());
            case Event.OutsideLost e -> outside(e.contactId());
            case Event.CallbackAttempted e -> outside(e.contactId());
            case Event.ContactEnded e -> calls.remove(e.contactId());
            case Event.ConversationEnded e when e.why() == ConversationEnd.TRANSFERRED -> givenAway(e);
            case Event.Refused e -> refused(e, logged.firmId());
            default -> {}
        }
    }

    private static boolean byWord(OfferEnd why) {
        return why == OfferEnd.DECLINED || why == OfferEnd.BUSY || why == OfferEnd.UNREACHABLE;
    }

    private @Nullable Command command() {
        return asked == null ? null : asked.command();
    }

    private void answered(int agentId) {
        if (command() instanceof Command.AcceptOffer c && c.agentId() == agentId) {
            present(agentId, c.contactId(), c.offerSeq());
        }
    }

    private void refusedByPhone(int agentId) {
        if (command() instanceof Command.RejectOffer c && c.agentId() == agentId) {
            present(agentId, c.contactId(), c.offerSeq());
        }
    }

    private void present(int agentId, long contactId, long offerSeq) {
        Ring ring = rings.get(agentId);
        Violation.unless(
                offerSeq == 0 || (ring != null && ring.eventSeq == offerSeq),
                contactId,
                () -> "What was told of ring " + offerSeq + " counted for [" + ring + "]");
    }

    private void outside(long contactId) {
        long callSeq = switch (command()) {
            case Command.OutsideAnswered c when c.contactId() == contactId -> c.callSeq();
            case Command.OutsideEnded c when c.contactId() == contactId -> c.callSeq();
            case null, default -> 0;
        };
        Long present = calls.get(contactId);
        Violation.unless(
                callSeq == 0 || (present != null && present == callSeq),
                contactId,
                () -> "What was told of call " + callSeq + " counted for call " + present);
    }

    private void givenAway(Event.ConversationEnded e) {
        Violation.unless(
                !(command() instanceof Command.TransferToQueue c)
                        || (c.contactId() == e.contactId() && c.agentId() == e.agentId()),
                e.contactId(),
                () -> "Given away by another than agent " + e.agentId());
    }

    private void refused(Event.Refused e, int firmId) {
        boolean inTime = asked != null && asked.firmId() == firmId && e.reason() == Refusal.NOT_IN_THIS_STATE;
        if (inTime && command() instanceof Command.AcceptOffer c) {
            Ring ring = rings.get(c.agentId());
            Violation.unless(
                    ring == null || ring.contactId != c.contactId() || ring.eventSeq != c.offerSeq(),
                    c.contactId(),
                    () -> "Turned away though it is the present ring, " + ring);
        }
    }
}
