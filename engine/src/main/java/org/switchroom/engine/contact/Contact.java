package org.switchroom.engine.contact;

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

    /** Of one that waits or is offered. */
    public ContactState.Waiting place() {
        return switch (state) {
            case ContactState.Waiting waiting -> waiting;
            case ContactState.Offered offer -> offer.place();
            default -> throw new IllegalStateException("In no queue: " + this);
        };
    }

    /** Has left its queue by the overflow, and is the shell's. */
    public Contact overflowed() {
        Outcome sofar = outcome == Outcome.ANSWERED ? Outcome.ANSWERED : Outcome.OVERFLOWED;
        return new Contact(contactId, firmId, openedSeq, sofar, new ContactState.InMenu());
    }

    /** When its timer is due; {@link Long#MAX_VALUE} if none runs. While a phone rings for it, it does not overflow. */
    public long timerAtMs() {
        return switch (state) {
            case ContactState.Waiting place ->
                Math.min(place.widensAtMs(), place.chain().dueAtMs());
            case ContactState.Offered offer -> offer.place().widensAtMs();
            default -> Long.MAX_VALUE;
        };
    }

    /** Of what its timer runs for, which comes first. */
    public boolean widensBeforeItOverflows() {
        return timerAtMs() == place().widensAtMs();
    }

    public NotDone notNow(String why) {
        return new NotDone(Refusal.NOT_IN_THIS_STATE, "Contact " + contactId + " " + why);
    }
}
