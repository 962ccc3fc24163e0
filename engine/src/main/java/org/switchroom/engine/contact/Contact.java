package org.switchroom.engine.contact;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.Message;
import org.switchroom.engine.NotDone;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.Refusal;

/**
 * An open contact.
 *
 * @param message what was left, of one that is a message; else null
 * @param openedSeq the {@code eventSeq} at which it was opened: its original arrival
 * @param outcome what it would be if it ended now
 * @param callback asked for, and the customer not yet reached; null: there is a caller
 */
public record Contact(
        long contactId,
        int firmId,
        ContactKind kind,
        @Nullable Message message,
        long openedSeq,
        Outcome outcome,
        ContactState state,
        @Nullable Callback callback) {

    public static Contact opened(long contactId, int firmId, ContactKind kind, long openedSeq) {
        return opened(contactId, firmId, kind, null, openedSeq);
    }

    public static Contact left(long contactId, int firmId, Message message, long openedSeq) {
        return opened(contactId, firmId, ContactKind.VOICEMAIL, message, openedSeq);
    }

    private static Contact opened(
            long contactId, int firmId, ContactKind kind, @Nullable Message message, long openedSeq) {
        boolean placed = kind == ContactKind.INTERNAL || kind == ContactKind.OUTBOUND;
        Outcome ifItEnds = placed ? Outcome.NOT_REACHED : Outcome.IN_MENU;
        return new Contact(contactId, firmId, kind, message, openedSeq, ifItEnds, new ContactState.InMenu(), null);
    }

    /** Of a colleague: what is done about it is in no figures of queues. */
    public boolean isInternal() {
        return kind == ContactKind.INTERNAL;
    }

    /** Somebody on the line who waits, and not an agent who asks for another: for such a one all may be rung. */
    public boolean isCaller() {
        return kind == ContactKind.CALL && callback == null && state instanceof ContactState.Waiting;
    }

    public boolean isMessage() {
        return kind == ContactKind.VOICEMAIL;
    }

    public Contact in(ContactState next) {
        return with(outcome, next);
    }

    /** One that an agent has placed is answered by that; a caller's was answered before, or goes on waiting. */
    public Contact reachedOutside(ContactState.Outside outside) {
        return with(kind == ContactKind.OUTBOUND ? Outcome.ANSWERED : outcome, outside);
    }

    public Contact queued(ContactState.Waiting place) {
        if (callback != null) {
            return in(place);
        }
        return with(unlessAnswered(isMessage() ? Outcome.DISCARDED : Outcome.ABANDONED), place);
    }

    public Contact connected(ContactState.Talking conversation) {
        return new Contact(contactId, firmId, kind, message, openedSeq, Outcome.ANSWERED, conversation, null);
    }

    /** The caller hangs up and waits on at this place. */
    public Contact toBeCalledBack(String number, ContactState.Waiting place) {
        return new Contact(
                contactId,
                firmId,
                kind,
                message,
                openedSeq,
                unlessAnswered(Outcome.CALLBACK_FAILED),
                place,
                new Callback(number, 0));
    }

    /** Nobody's phone rings for it. */
    public boolean waitsToBeCalledBack() {
        return callback != null && (state instanceof ContactState.Waiting || state instanceof ContactState.Resting);
    }

    /** An attempt came to nothing. */
    public Contact missed(int attempts, ContactState.Resting rest) {
        Callback next = Objects.requireNonNull(callback).after(attempts);
        return new Contact(contactId, firmId, kind, message, openedSeq, outcome, rest, next);
    }

    /** As nobody was reached, but by intention. */
    ContactEnded endsBy(Outcome intended, EndedBy by) {
        return new ContactEnded(contactId, unlessAnswered(intended), by, EndCause.CALLBACK);
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

    /** Has left its queue by the overflow. */
    public Contact overflowed(Outcome ifItEnds, ContactState next) {
        return with(unlessAnswered(ifItEnds), next);
    }

    /** The caller has left a message. */
    public Contact leftMessage() {
        return with(unlessAnswered(Outcome.VOICEMAIL), state);
    }

    private Outcome unlessAnswered(Outcome other) {
        return outcome == Outcome.ANSWERED ? Outcome.ANSWERED : other;
    }

    private Contact with(Outcome nextOutcome, ContactState next) {
        return new Contact(contactId, firmId, kind, message, openedSeq, nextOutcome, next, callback);
    }

    /** Since when its place in a queue counts that it goes into now. */
    long cameAtMs(long nowMs) {
        return switch (state) {
            case ContactState.Moving moving -> moving.chain().sinceMs();
            case ContactState.Outside outside
            when outside.chain() != null -> outside.chain().sinceMs();
            default -> nowMs;
        };
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
        if (state instanceof ContactState.Consulting consult) {
            return consult.beside();
        }
        return state instanceof ContactState.Beside own ? own : null;
    }

    /** The same with the next step of what is sought. */
    public Contact seeking(ContactState.Beside next) {
        if (state instanceof ContactState.Consulting consult) {
            return in(new ContactState.Consulting(consult.conversation(), next));
        }
        return switch (next) {
            case ContactState.Waiting waiting -> in(waiting);
            case ContactState.Offered offer -> in(offer);
            case ContactState.Asked asked -> in(asked);
            case ContactState.Starting nobody -> in(new ContactState.InMenu());
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

    /** Refuses what takes somebody who is on the line. */
    public void requireCall() {
        if (isMessage()) {
            throw notNow("is a message");
        }
    }

    public NotDone notNow(String why) {
        return new NotDone(Refusal.NOT_IN_THIS_STATE, "Contact " + contactId + " " + why);
    }
}
