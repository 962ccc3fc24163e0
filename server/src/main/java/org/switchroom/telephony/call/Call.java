package org.switchroom.telephony.call;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.ivr.CallMedia;
import org.switchroom.ivr.FlowRunner;
import org.switchroom.ivr.Prompt;
import org.switchroom.wire.sip.DialogListener.EndReason;
import org.switchroom.wire.sip.NameAddr;
import org.switchroom.wire.sip.SipUri;

/**
 * One contact's call, from the INVITE to the last BYE. It tells the desk what happened and does what the desk's events
 * say; it ends when the contact has ended. Everything happens on its own mailbox.
 */
final class Call implements CallMedia, LegEvents {
    private static final Logger LOG = LoggerFactory.getLogger(Call.class);
    private static final Map<String, String> RETRY_SOON = Map.of("Retry-After", "5");

    private final Arrival arrival;
    private final long contactId;
    private final CallEnvironment environment;
    private final Consumer<Call> gone;
    private final SerialMailbox mailbox;
    private final DeskOrders orders;
    private final CallerLeg caller;
    private final Playback callerHears;
    private final FlowRunner flow;
    private final AgentSide agents;
    /** To be called back: the contact goes on without this call. */
    private boolean leaving;

    private boolean ending;
    private boolean finished;

    /** @param gone called when nothing of it is left */
    Call(Arrival arrival, long contactId, CallEnvironment environment, Consumer<Call> gone) {
        this.arrival = arrival;
        this.contactId = contactId;
        this.environment = environment;
        this.gone = gone;
        mailbox = environment.newMailbox();
        orders = new DeskOrders(environment.desk(), arrival.firmId(), mailbox);
        caller = new CallerLeg(arrival.invite(), arrival.media(), arrival.sdp(), mailbox, this);
        callerHears = new Playback(arrival.media(), environment.voice(), mailbox);
        flow = new FlowRunner(
                arrival.script(),
                contactId,
                this,
                environment.desk(),
                environment.directory(),
                mailbox,
                environment
                        .wayfinder()
                        .begin(arrival.firmId(), contactId, arrival.caller(), arrival.dialled(), arrival.at()));
        agents = new AgentSide(
                new Party(arrival.firmId(), arrival.dialled(), arrival.media()),
                contactId,
                from(arrival, environment),
                callerHears,
                environment,
                mailbox,
                orders,
                () -> end(EndedBy.AGENT, EndCause.HANG_UP));
    }

    private static NameAddr from(Arrival arrival, CallEnvironment environment) {
        var withheld = arrival.caller().isEmpty();
        return new NameAddr(
                withheld ? "Anonymous" : "",
                SipUri.of(withheld ? "anonymous" : arrival.caller(), environment.host(), 0));
    }

    long contactId() {
        return contactId;
    }

    int firmId() {
        return arrival.firmId();
    }

    String dialled() {
        return arrival.dialled();
    }

    /** Opens the contact and answers when the desk has it. */
    void open() {
        environment
                .desk()
                .submit(firmId(), new Command.OpenContact(contactId, arrival.caller(), arrival.dialled()))
                .whenCompleteAsync((_, failure) -> opened(failure), mailbox);
    }

    private void opened(@Nullable Throwable failure) {
        if (failure != null) {
            LOG.debug("Contact {} is shed: {}", contactId, failure.getMessage());
            caller.reject(503, "Service Unavailable", RETRY_SOON);
            finish();
        } else if (!ending && caller.answer()) {
            flow.start(arrival.at());
        } else {
            end(EndedBy.CALLER, EndCause.HANG_UP);
        }
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
            case Event.ContactQueued queued -> {
                environment.comebacks().remember(firmId(), arrival.caller(), contactId);
                flow.queued(queued);
            }
            case Event.CallbackRequested _ -> {
                leaving = true;
                flow.calledBack();
            }
            case Event.ContactOverflowed overflowed -> flow.overflowed(overflowed);
            case Event.ContactOffered offer -> agents.ring(offer, eventSeq);
            case Event.OfferEnded _ -> agents.stopRinging();
            case Event.ContactConnected connected -> {
                flow.rest();
                agents.connect(connected.agentId());
            }
            case Event.ContactHeld _ -> agents.hold();
            case Event.ContactResumed _ -> agents.resume();
            case Event.ConversationEnded _ -> agents.part();
            case Event.ContactDialled dialled -> agents.dial(dialled, eventSeq);
            case Event.OutsideConnected _ -> agents.outsideConnected();
            case Event.OutsideLost _ -> agents.outsideLost();
            case Event.ConsultStarted started -> agents.consult(started, eventSeq);
            case Event.ConsultConnected connected -> agents.consultConnected(connected.partnerId());
            case Event.ConsultJoined _ -> agents.join();
            case Event.ConsultEnded _ -> agents.consultEnded();
            case Event.ContactHandedOver _ -> agents.handOver();
            case Event.ContactEnded _ -> finish();
            default -> {}
        }
    }

    /** Keys from an agent to the caller. From any thread. */
    void sendDigits(int agentId, String digits) {
        mailbox.execute(() -> agents.keysFromAgent(agentId, digits));
    }

    /** Ends the contact from outside, the process stopping for example. From any thread. */
    void endSoon(EndCause cause) {
        mailbox.execute(() -> end(cause));
    }

    private void end(EndedBy by, EndCause cause) {
        if (leaving) {
            finish();
        } else if (!ending) {
            ending = true;
            // Refused: the desk does not know it (any more), so no event will end it.
            orders.give(new Command.EndContact(contactId, by, cause), refusal -> finish());
        }
    }

    /** Frees everything there is of this call. Idempotent. */
    private void finish() {
        if (!finished) {
            finished = true;
            ending = true;
            flow.rest();
            agents.leave();
            caller.close();
            mailbox.close();
            gone.accept(this);
        }
    }

    // ---- what the caller does

    @Override
    public void hungUp(EndReason why) {
        end(EndedBy.CALLER, EndCause.HANG_UP);
    }

    @Override
    public void stalled() {
        end(EndedBy.SYSTEM, EndCause.MEDIA_LOST);
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
    public String callbackNumber(String written) {
        return environment.outside().allowed(firmId(), written.isEmpty() ? arrival.caller() : written);
    }

    @Override
    public long earlierContact() {
        return environment.comebacks().earlier(firmId(), arrival.caller());
    }

    @Override
    public void leaveLine() {
        mailbox.execute(this::finish);
    }

    @Override
    public void play(List<Prompt> prompts, Runnable done) {
        callerHears.speak(prompts, done);
    }

    @Override
    public void playMusic() {
        callerHears.music();
    }

    @Override
    public void stopPlaying() {
        callerHears.stop();
    }

    @Override
    public void end(EndCause cause) {
        end(EndedBy.SYSTEM, cause);
    }
}
