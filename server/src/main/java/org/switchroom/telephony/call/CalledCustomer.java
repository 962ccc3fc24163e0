package org.switchroom.telephony.call;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.Command;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.wire.sip.DialogListener.EndReason;

/** The customer's side of a callback: called over the firm's lines, and then like one who has called. On the call's mailbox. */
final class CalledCustomer implements CalledLeg.Events {
    private static final Logger LOG = LoggerFactory.getLogger(CalledCustomer.class);
    private static final long RING_MS = 60_000;

    private final Party party;
    private final long contactId;
    private final CallEnvironment environment;
    private final SerialMailbox mailbox;
    private final DeskOrders orders;
    private final LegEvents events;
    private @Nullable CalledLeg leg;
    private long callSeq;
    private boolean settled;
    private boolean recorded;

    /** @param events told what the customer does after having answered */
    CalledCustomer(
            Party party,
            long contactId,
            CallEnvironment environment,
            SerialMailbox mailbox,
            DeskOrders orders,
            LegEvents events) {
        this.party = party;
        this.contactId = contactId;
        this.environment = environment;
        this.mailbox = mailbox;
        this.orders = orders;
        this.events = events;
    }

    /** @param seq of the event, by which the desk knows which call it is told of */
    void dial(String number, long seq) {
        callSeq = seq;
        try {
            var route = environment.outside().route(party.firmId(), number, party.shown());
            if (route.isEmpty()) {
                notReached(OutsideEnd.NOT_POSSIBLE);
                return;
            }
            recorded = route.get().recorded();
            leg = CalledLeg.dial(route.get(), seq, party.media(), environment, mailbox, this);
            mailbox.after(RING_MS, () -> notReached(OutsideEnd.NO_ANSWER));
        } catch (RuntimeException e) {
            LOG.error("The customer of contact {} cannot be called", contactId, e);
            notReached(OutsideEnd.NOT_POSSIBLE);
        }
    }

    /** Whether what is said is to be recorded, by the trunk over which the customer is called. */
    boolean recorded() {
        return recorded;
    }

    /** Once, and not after an answer. */
    private void notReached(OutsideEnd why) {
        if (!settled) {
            settled = true;
            orders.give(new Command.OutsideEnded(contactId, why, callSeq));
        }
    }

    /** Stops ringing or hangs up, whichever is left to do, and frees everything. Idempotent. */
    void close() {
        settled = true;
        if (leg == null) {
            party.media().close();
        } else {
            leg.close("SIP;cause=200;text=\"Call completed\"");
        }
    }

    @Override
    public void answered(CalledLeg answered) {
        if (!settled) {
            settled = true;
            orders.give(new Command.OutsideAnswered(contactId, callSeq));
        }
    }

    @Override
    public void refused(CalledLeg refused, int status) {
        notReached(SipOutcome.outsideEndOf(status));
    }

    @Override
    public void hungUp(CalledLeg gone, EndReason why) {
        events.hungUp(why);
    }

    @Override
    public void stalled(CalledLeg silent) {
        events.stalled();
    }

    @Override
    public void key(CalledLeg from, char key) {
        events.key(key, false);
    }

    @Override
    public void keyInSound(CalledLeg from, char key) {
        events.key(key, true);
    }

    @Override
    public void heldByPhone(CalledLeg holding, boolean held) {}
}
