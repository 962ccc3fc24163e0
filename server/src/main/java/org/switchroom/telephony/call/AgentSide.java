package org.switchroom.telephony.call;

import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.Refusal;
import org.switchroom.wire.sip.DialogListener.EndReason;
import org.switchroom.wire.sip.NameAddr;

/**
 * Everybody in a call but the caller: who is called and who talks, over and over until somebody has helped. The engine's
 * events decide; what the phones do is told to the desk. On the call's mailbox.
 */
final class AgentSide implements CalledLeg.Events {
    private final long contactId;
    private final DeskOrders orders;
    private final Runnable agentHungUp;
    private final BeingCalled called;
    private final Conversation conversation;
    private final ConversationRecorder recorder;

    /**
     * @param from who is calling, for the agent's display
     * @param agentHungUp what then becomes of a call that the desk does not know any more
     */
    AgentSide(
            Party party,
            long contactId,
            NameAddr from,
            Playback callerHears,
            CallEnvironment environment,
            SerialMailbox mailbox,
            DeskOrders orders,
            Runnable agentHungUp) {
        var caller = party.media();
        this.contactId = contactId;
        this.orders = orders;
        this.agentHungUp = agentHungUp;
        this.called =
                new BeingCalled(party.firmId(), party.shown(), contactId, from, environment, mailbox, orders, this);
        this.recorder = new ConversationRecorder(party, contactId, environment.recordings());
        this.conversation =
                new Conversation(caller, new Arrangement(caller, callerHears, environment, mailbox), recorder);
    }

    // ---- what the engine decided: whom to call

    /** @param offerSeq of the event */
    void ring(ContactOffered offer, long offerSeq) {
        called.ring(offer, offerSeq);
    }

    void stopRinging(Event.OfferEnded e) {
        called.stop(e.agentId(), e.why());
    }

    /**
     * The agent has left, and the caller waits for somebody outside.
     *
     * @param callSeq of the event
     */
    void dial(Event.ContactDialled e, long callSeq) {
        conversation.waitForSomebody();
        called.dial(e.number(), callSeq);
    }

    /**
     * The caller is an agent and waits for somebody outside.
     *
     * @param callSeq of the event that says so
     */
    void call(String number, long callSeq) {
        called.dial(number, callSeq);
    }

    /** @param callSeq of the event */
    void consult(Event.ConsultStarted e, long callSeq) {
        if (!e.number().isEmpty()) {
            called.dial(e.number(), callSeq);
        }
    }

    // ---- what the engine decided: who talks

    void connect(int agentId) {
        var answered = taken(agentId);
        if (answered != null) {
            conversation.begin(answered);
            catchUp(answered);
        }
    }

    /** The agent has answered, and hears a telephone ring until the customer answers too. */
    void awaitCustomer(int agentId) {
        var answered = taken(agentId);
        if (answered != null) {
            conversation.ringing(answered);
            catchUp(answered);
        }
    }

    /** @param recorded whether what the customer says may be */
    void customerAnswered(boolean recorded) {
        recorder.customer(recorded);
        conversation.answered();
    }

    void outsideConnected() {
        connect(0);
    }

    void consultConnected(int partnerId) {
        var answered = taken(partnerId);
        if (answered != null) {
            conversation.ask(answered);
            catchUp(answered);
        }
    }

    /** @return null when that one is not there any more, and the desk is told so */
    private @Nullable CalledLeg taken(int agentId) {
        var answered = called.take(agentId);
        if (answered == null) {
            tellLost(agentId, called.lastSeq());
        } else if (answered.outside()) {
            recorder.outside(called.recorded());
        }
        return answered;
    }

    private void catchUp(CalledLeg answered) {
        var gone = called.takeGoneEarly(answered);
        if (gone != null) {
            hungUp(answered, gone);
        }
    }

    void hold() {
        conversation.hold();
    }

    void resume() {
        conversation.resume();
    }

    void join() {
        conversation.join();
    }

    void consultEnded() {
        called.stop();
        conversation.letPartnerGo();
        holdAsThePhoneDoes();
    }

    /** The agent who had the contact leaves; a partner stays. */
    void part() {
        if (!conversation.part()) {
            called.stop();
        }
    }

    /** The partner has the contact now. */
    void handOver() {
        conversation.handOver();
        holdAsThePhoneDoes();
    }

    /** Nobody outside, or not any more. */
    void outsideLost() {
        called.stopOutside();
        conversation.partFromOutside();
    }

    /** Ends whatever there is with anybody. Idempotent. */
    void leave() {
        called.stop();
        conversation.end();
    }

    // ---- keys

    /** A key of the caller's that did not come with the sound. */
    void keyFromCaller(char key) {
        conversation.keyFromCaller(key);
    }

    /** Keys of this agent's to whom he talks to; of nobody else's. */
    void keysFromAgent(int agentId, String keys) {
        conversation.keysFromAgent(agentId, keys);
    }

    @Override
    public void key(CalledLeg leg, char key) {
        conversation.key(leg, key);
    }

    // ---- what the phones did

    @Override
    public void answered(CalledLeg leg) {
        called.answered(leg);
    }

    @Override
    public void refused(CalledLeg leg, int status) {
        called.refused(leg, status);
    }

    @Override
    public void hungUp(CalledLeg leg, EndReason why) {
        if (!conversation.has(leg)) {
            called.hungUp(leg, why);
            return;
        }
        switch (why) {
            case BYE -> {
                if (leg.tellOnce()) {
                    tellLeft(leg);
                }
            }
            case LOST -> lose(leg);
        }
    }

    private void tellLeft(CalledLeg leg) {
        if (leg.outside()) {
            orders.give(new Command.OutsideEnded(contactId, OutsideEnd.HUNG_UP, leg.calledSeq()));
            return;
        }
        orders.give(new Command.LeaveContact(contactId, leg.agentId()), refusal -> {
            if (refusal == Refusal.UNKNOWN_CONTACT) {
                agentHungUp.run();
            }
        });
    }

    @Override
    public void stalled(CalledLeg leg) {
        lose(leg);
    }

    @Override
    public void heldByPhone(CalledLeg leg, boolean phoneHolds) {
        if (conversation.holdsByPhone(leg)) {
            orders.give(
                    phoneHolds
                            ? new Command.HoldContact(contactId, leg.agentId())
                            : new Command.ResumeContact(contactId, leg.agentId()));
        } else if (conversation.has(leg)) {
            conversation.phoneHeld();
        }
    }

    /** Who has the caller alone now with the phone on hold, pressed when that was no hold of the contact, holds him. */
    private void holdAsThePhoneDoes() {
        var holder = conversation.holderByPhone();
        if (holder != 0) {
            orders.give(new Command.HoldContact(contactId, holder));
        }
    }

    private void lose(CalledLeg leg) {
        if (conversation.has(leg) && leg.tellOnce()) {
            tellLost(leg.agentId(), leg.calledSeq());
        }
    }

    /** @param agentId 0: the telephone outside */
    private void tellLost(int agentId, long calledSeq) {
        orders.give(
                agentId == 0
                        ? new Command.OutsideEnded(contactId, OutsideEnd.LOST, calledSeq)
                        : new Command.LoseDevice(agentId));
    }
}
