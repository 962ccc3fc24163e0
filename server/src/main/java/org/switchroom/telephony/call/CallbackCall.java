package org.switchroom.telephony.call;

import java.util.List;
import java.util.function.Consumer;
import org.switchroom.directory.Menu;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.ivr.CallMedia;
import org.switchroom.ivr.FlowRunner;
import org.switchroom.ivr.Prompt;
import org.switchroom.ivr.Script;
import org.switchroom.ivr.Wayfinder;
import org.switchroom.wire.sip.DialogListener.EndReason;
import org.switchroom.wire.sip.NameAddr;
import org.switchroom.wire.sip.SipUri;

/**
 * An attempt to call a customer back: from the ringing of an agent's phone until the customer was not reached, or the
 * conversation is over. Who waits in a queue again afterwards is told what its steps of overflow say, like any caller. Everything happens on its own mailbox.
 */
final class CallbackCall implements CallMedia, LegEvents {
    private final Party party;
    private final long contactId;
    private final String number;
    private final CallEnvironment environment;
    private final Consumer<CallbackCall> gone;
    private final SerialMailbox mailbox;
    private final DeskOrders orders;
    private final CalledCustomer customer;
    private final Playback customerHears;
    private final AgentSide agents;
    private final FlowRunner flow;
    private final MessageInCall message = new MessageInCall();
    /** Agents whose phones ring. */
    private int ringing;

    private boolean dialled;
    /** The customer is reached: from here on the contact ends with the call. */
    private boolean connected;

    /** The customer answered and had hung up before the desk knew. */
    private boolean goneEarly;

    private boolean finished;

    /**
     * @param number the customer's
     * @param gone called when nothing of it is left
     */
    CallbackCall(Party party, String number, long contactId, CallEnvironment environment, Consumer<CallbackCall> gone) {
        this.party = party;
        this.contactId = contactId;
        this.number = number;
        this.environment = environment;
        this.gone = gone;
        mailbox = environment.newMailbox();
        orders = new DeskOrders(environment.desk(), party.firmId(), mailbox);
        customer = new CalledCustomer(party, contactId, environment, mailbox, orders, this);
        customerHears = new Playback(party.media(), environment.voice(), mailbox);
        agents = new AgentSide(
                party,
                contactId,
                new NameAddr("Callback", SipUri.of(number, environment.host(), 0)),
                customerHears,
                environment,
                mailbox,
                orders,
                () -> end(EndedBy.AGENT, EndCause.HANG_UP));
        flow = flow();
        flow.stand();
    }

    private FlowRunner flow() {
        return new FlowRunner(
                new Script(Menu.silent(firmId(), language(), 0), null, environment.announceEveryMs()),
                contactId,
                this,
                environment.desk(),
                environment.directory(),
                mailbox,
                Wayfinder.asTheMenuSays(environment.directory(), firmId()));
    }

    /** Of the menu that answers the number the customer is shown. */
    private String language() {
        var directory = environment.directory();
        return directory
                .number(party.shown())
                .flatMap(number -> directory.menu(firmId(), number.menuId()))
                .map(Menu::language)
                .orElseGet(() -> directory.firm(firmId()).language());
    }

    long contactId() {
        return contactId;
    }

    int firmId() {
        return party.firmId();
    }

    /** Does what an event of this contact says. From any thread. */
    void perform(LoggedEvent event) {
        mailbox.execute(() -> {
            if (!finished) {
                performNow(event.event(), event.eventSeq());
            }
        });
    }

    private void performNow(Event event, long eventSeq) {
        switch (event) {
            case Event.ContactOffered offer -> {
                ringing++;
                agents.ring(offer, eventSeq);
            }
            case Event.OfferEnded e -> offerEnded(e);
            case Event.CallbackDialled e -> {
                dialled = true;
                agents.awaitCustomer(e.agentId());
                customer.dial(e.number(), eventSeq);
            }
            case Event.CallbackAttempted _ -> finish();
            case Event.ContactConnected e -> connect(e.agentId());
            case Event.ContactQueued e -> flow.queued(e);
            case Event.ContactOverflowed e -> flow.overflowed(e);
            case Event.ContactHeld _ -> agents.hold();
            case Event.ContactResumed _ -> agents.resume();
            case Event.ConversationEnded _ -> agents.part();
            case Event.ContactDialled e -> {
                flow.rest();
                agents.dial(e, eventSeq);
            }
            case Event.OutsideConnected _ -> agents.outsideConnected();
            case Event.OutsideLost _ -> agents.outsideLost();
            case Event.ConsultStarted started -> agents.consult(started, eventSeq);
            case Event.ConsultConnected e -> agents.consultConnected(e.partnerId());
            case Event.ConsultJoined _ -> agents.join();
            case Event.ConsultEnded _ -> agents.consultEnded();
            case Event.ContactHandedOver _ -> agents.handOver();
            case Event.ContactEnded _ -> finish();
            default -> {}
        }
    }

    private void offerEnded(Event.OfferEnded e) {
        agents.stopRinging(e);
        ringing--;
        if (ringing == 0 && !dialled && !connected) {
            finish();
        }
    }

    private void connect(int agentId) {
        if (connected) {
            flow.rest();
            agents.connect(agentId);
            return;
        }
        connected = true;
        agents.customerAnswered(customer.recorded());
        if (goneEarly) {
            end(EndedBy.CALLER, EndCause.HANG_UP);
        }
    }

    /** Keys from an agent to the customer. From any thread. */
    void sendDigits(int agentId, String digits) {
        mailbox.execute(() -> agents.keysFromAgent(agentId, digits));
    }

    /** The process stops: a customer who was not reached is called another time. From any thread. */
    void endSoon(EndCause cause) {
        mailbox.execute(() -> {
            if (connected) {
                end(EndedBy.SYSTEM, cause);
            } else {
                finish();
            }
        });
    }

    private void end(EndedBy by, EndCause cause) {
        message.stop();
        orders.give(new Command.EndContact(contactId, by, cause), refusal -> finish());
    }

    /** Frees everything there is of this call. Idempotent. */
    private void finish() {
        if (!finished) {
            finished = true;
            flow.rest();
            message.stop();
            agents.leave();
            customer.close();
            mailbox.close();
            gone.accept(this);
        }
    }

    // ---- what the customer does

    @Override
    public void hungUp(EndReason why) {
        if (connected) {
            end(EndedBy.CALLER, EndCause.HANG_UP);
        } else {
            goneEarly = true;
        }
    }

    @Override
    public void stalled() {
        if (connected) {
            end(EndedBy.SYSTEM, EndCause.MEDIA_LOST);
        } else {
            goneEarly = true;
        }
    }

    @Override
    public void key(char key, boolean inSound) {
        flow.key(key);
        if (!inSound) {
            agents.keyFromCaller(key);
        }
    }

    // ---- what the flow does

    @Override
    public void play(List<Prompt> prompts, Runnable done) {
        customerHears.speak(prompts, done);
    }

    @Override
    public void playMusic() {
        customerHears.music();
    }

    @Override
    public void stopPlaying() {
        customerHears.stop();
    }

    @Override
    public boolean asksForCallback() {
        return false;
    }

    @Override
    public String callbackNumber(String written) {
        return "";
    }

    @Override
    public long earlierContact() {
        return 0;
    }

    @Override
    public void leaveLine() {
        throw new IllegalStateException("Nobody who was called back asks for it again");
    }

    @Override
    public void takeMessage(MessageFor queue, Consumer<Taken> ended) {
        var speaker = new MessageTaking.Speaker(firmId(), contactId, number, party.shown());
        message.take(new MessageTaking(speaker, party.media(), queue, environment, mailbox, orders, ended));
    }

    @Override
    public void endMessage() {
        message.end();
    }

    @Override
    public void end(EndCause cause) {
        end(EndedBy.SYSTEM, cause);
    }
}
