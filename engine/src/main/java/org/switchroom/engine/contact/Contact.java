package org.switchroom.engine.contact;

import org.jspecify.annotations.Nullable;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.NotDone;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.Refusal;

/**
 * An open contact.
 *
 * @param openedSeq the {@code eventSeq} at which it was opened: its original arrival
 * @param outcome what it would be if it ended now
 */
public record Contact(long contactId, int firmId, long openedSeq, Outcome outcome, ContactState state) {

    public static Contact opened(long contactId, int firmId, long openedSeq) {
        return new Contact(contactId, firmId, openedSeq, Outcome.IN_MENU, new ContactState.InMenu());
    }

    public Contact in(ContactState next) {
        return new Contact(contactId, firmId, openedSeq, outcome, next);
    }

    public Contact queued(ContactState.Waiting place) {
        Outcome sofar = outcome == Outcome.ANSWERED ? Outcome.ANSWERED : Outcome.ABANDONED;
        return new Contact(contactId, firmId, openedSeq, sofar, place);
    }

    public Contact connected(ContactState.Talking conversation) {
        return new Contact(contactId, firmId, openedSeq, Outcome.ANSWERED, conversation);
    }

    public ContactEnded ends(EndedBy by, EndCause cause) {
        return new ContactEnded(contactId, outcome, by, cause);
    }

    /** Of one that waits or is offered, be it the caller or a consult. */
    public ContactState.Waiting place() {
        return switch (search()) {
            case ContactState.Waiting waiting -> waiting;
            case ContactState.Offered offer -> offer.place();
            case ContactState.Ringing ringing -> ringing.place();
            case null, default -> throw new IllegalStateException("In no queue: " + this);
        };
    }

    /** Has left its queue by the overflow, and is the shell's. */
    public Contact overflowed() {
        Outcome sofar = outcome == Outcome.ANSWERED ? Outcome.ANSWERED : Outcome.OVERFLOWED;
        return new Contact(contactId, firmId, openedSeq, sofar, new ContactState.InMenu());
    }

    /**
     * When the caller, who waits, is led elsewhere; {@link Long#MAX_VALUE}: never. Not while one phone rings for it; but
     * many may ring on, as agents come and go.
     */
    public long overflowsAtMs() {
        return switch (state) {
            case ContactState.Waiting place -> place.chain().dueAtMs();
            case ContactState.Ringing ringing -> ringing.place().chain().dueAtMs();
            default -> Long.MAX_VALUE;
        };
    }

    /** The same, waiting or ringing as before, at another place. */
    public Contact at(ContactState.Waiting place) {
        return in(state instanceof ContactState.Ringing ringing ? ringing.at(place) : place);
    }

    /** What is sought: the caller's own place or offer, or what is beside the conversation; null: nothing. */
    public ContactState.@Nullable Beside search() {
        return switch (state) {
            case ContactState.Waiting waiting -> waiting;
            case ContactState.Offered offer -> offer;
            case ContactState.Ringing ringing -> ringing;
            case ContactState.Consulting consult -> consult.beside();
            default -> null;
        };
    }

    /** The same with the next step of what is sought. */
    public Contact seeking(ContactState.Beside next) {
        if (state instanceof ContactState.Consulting consult) {
            return in(new ContactState.Consulting(consult.conversation(), next));
        }
        return switch (next) {
            case ContactState.Waiting waiting -> in(waiting);
            case ContactState.Offered offer -> in(offer);
            case ContactState.Ringing ringing -> in(ringing);
            default -> throw new IllegalStateException("Only beside a conversation: " + next);
        };
    }

    /** The conversation with the agent it belongs to; null: none. */
    public ContactState.@Nullable Talking conversation() {
        return switch (state) {
            case ContactState.Talking conversation -> conversation;
            case ContactState.Consulting consult -> consult.conversation();
            default -> null;
        };
    }

    /** The same with the conversation changed; what is beside it stays. */
    public Contact talking(ContactState.Talking conversation) {
        return in(
                state instanceof ContactState.Consulting consult
                        ? new ContactState.Consulting(conversation, consult.beside())
                        : conversation);
    }

    /** Whose phone rings for it, or was the first of several to do so; 0: nobody's. */
    public int offeredTo() {
        return switch (search()) {
            case ContactState.Offered offer -> offer.agentId();
            case ContactState.Ringing ringing -> ringing.rings().getFirst().agentId();
            case ContactState.Asked asked -> asked.agentId();
            case null, default -> 0;
        };
    }

    public boolean offeredTo(int agentId) {
        return offeredUntilMs(agentId) != 0;
    }

    /** Until when this agent's phone rings for it; 0: it does not. */
    public long offeredUntilMs(int agentId) {
        return switch (search()) {
            case ContactState.Offered offer when offer.agentId() == agentId -> offer.deadlineMs();
            case ContactState.Asked asked when asked.agentId() == agentId -> asked.deadlineMs();
            case ContactState.Ringing ringing -> {
                ContactState.Ring ring = ringing.ring(agentId);
                yield ring == null ? 0 : ring.deadlineMs();
            }
            case null, default -> 0;
        };
    }

    /** Whom the agent has asked, if that one is there; else null. */
    public ContactState.@Nullable Together partner() {
        return search() instanceof ContactState.Together partner ? partner : null;
    }

    public NotDone notNow(String why) {
        return new NotDone(Refusal.NOT_IN_THIS_STATE, "Contact " + contactId + " " + why);
    }
}
