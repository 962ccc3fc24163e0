package org.switchroom.telephony.call;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
import org.switchroom.ivr.Script;
import org.switchroom.ivr.TypedNumbers;
import org.switchroom.ivr.Wayfinder;
import org.switchroom.routing.CommandRefused;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
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
    private final CallerLine caller;
    private final Playback callerHears;
    private final FlowRunner flow;
    private final AgentSide agents;
    /** To be called back: the contact goes on without this call. */
    private boolean leaving;

    private final MessageInCall message = new MessageInCall();
    private boolean ending;
    private boolean finished;

    /** @param gone called when nothing of it is left */
    Call(Arrival arrival, long contactId, CallEnvironment environment, Consumer<Call> gone) throws NoPortFree {
        this.arrival = arrival;
        this.contactId = contactId;
        this.environment = environment;
        this.gone = gone;
        mailbox = environment.newMailbox();
        orders = new DeskOrders(environment.desk(), arrival.firmId(), mailbox);
        caller = caller();
        callerHears = new Playback(caller.media(), environment.voice(), mailbox);
        flow = new FlowRunner(script(), contactId, this, environment.desk(), environment.directory(), mailbox, way());
        agents = new AgentSide(
                arrival.party(caller.media()),
                contactId,
                from(arrival, environment),
                callerHears,
                environment,
                mailbox,
                orders,
                () -> end(EndedBy.AGENT, EndCause.HANG_UP));
    }

    private CallerLine caller() throws NoPortFree {
        return switch (arrival.line()) {
            case Arrival.Calling(var invite, var media, var sdp) -> new CallerLeg(invite, media, sdp, mailbox, this);
            case Arrival.ToBeFetched line ->
                new FetchedCaller(
                        contactId,
                        line.device(),
                        Objects.requireNonNull(arrival.own()).agentId(),
                        line.called(),
                        arrival.dialled(),
                        environment,
                        mailbox,
                        this);
        };
    }

    /** A colleague is known without a number. */
    private Script script() {
        var typed = environment.typed();
        var script = arrival.script();
        return typed == null || arrival.own() != null
                ? script
                : typed.askedIn(firmId(), script.menu().id())
                        .map(script::asking)
                        .orElse(script);
    }

    /** The firm's rules are about callers from outside; a colleague goes where he dialled. */
    private Wayfinder.Way way() {
        if (arrival.own() != null) {
            return Wayfinder.asTheMenuSays(environment.directory(), arrival.firmId());
        }
        return environment
                .wayfinder()
                .begin(arrival.firmId(), contactId, arrival.caller(), arrival.dialled(), arrival.at());
    }

    private static NameAddr from(Arrival arrival, CallEnvironment environment) {
        var own = arrival.own();
        return own == null
                ? from(arrival.caller(), environment)
                : new NameAddr(own.name(), from(arrival.caller(), environment).uri());
    }

    /** Who is calling, for an agent's display. */
    static NameAddr from(String caller, CallEnvironment environment) {
        var withheld = caller.isEmpty();
        return new NameAddr(
                withheld ? "Anonymous" : "", SipUri.of(withheld ? "anonymous" : caller, environment.host(), 0));
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
    CompletableFuture<Long> open() {
        var opened = environment.desk().submit(firmId(), opening());
        opened.whenCompleteAsync((_, failure) -> opened(failure), mailbox);
        return opened.thenApply(_ -> contactId);
    }

    private Command opening() {
        var own = arrival.own();
        return own == null
                ? new Command.OpenContact(contactId, arrival.caller(), arrival.dialled())
                : new Command.PlaceCall(contactId, own.agentId(), own.kind(), arrival.caller(), arrival.dialled());
    }

    private void opened(@Nullable Throwable failure) {
        if (failure != null) {
            LOG.debug("Contact {} is shed: {}", contactId, failure.getMessage());
            shed(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
            finish(EndCause.ERROR);
        } else if (ending) {
            end(EndedBy.CALLER, EndCause.HANG_UP);
        } else {
            caller.fetch(this::proceed);
        }
    }

    private void shed(@Nullable Throwable failure) {
        if (failure instanceof CommandRefused refused) {
            var why = Map.of("Reason", "SIP;cause=486;text=\"%s\"".formatted(refused.getMessage()));
            caller.reject(486, "Busy Here", why);
        } else {
            caller.reject(503, "Service Unavailable", RETRY_SOON);
        }
    }

    /** The caller is at the telephone: what was dialled is done. */
    private void proceed() {
        switch (arrival.own() == null ? new OwnCall.ToMenu() : arrival.own().target()) {
            case OwnCall.ToMenu() -> answerAnd(() -> flow.start(arrival.at()));
            case OwnCall.ToQueue(int queueId) -> answerAnd(() -> flow.startIn(queueId));
            case OwnCall.Colleague(int agentId) -> call(new Command.RingColleague(contactId, agentId), EndCause.BUSY);
            case OwnCall.Outside(var number) -> call(new Command.CallOutside(contactId, number), EndCause.NOT_REACHED);
        }
    }

    private void answerAnd(Runnable next) {
        if (!ending && caller.answer()) {
            next.run();
        } else {
            end(EndedBy.CALLER, EndCause.HANG_UP);
        }
    }

    private void call(Command command, EndCause otherwise) {
        flow.stand();
        caller.ringing();
        orders.give(command, refusal -> end(EndedBy.SYSTEM, otherwise));
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
            case Event.OfferEnded ended -> agents.stopRinging(ended);
            case Event.ContactConnected connected -> {
                flow.rest();
                answerAnd(() -> agents.connect(connected.agentId()));
            }
            case Event.ContactHeld _ -> agents.hold();
            case Event.ContactResumed _ -> agents.resume();
            case Event.ConversationEnded _ -> agents.part();
            case Event.ContactDialled dialled -> dial(dialled, eventSeq);
            case Event.OutsideConnected _ -> answerAnd(agents::outsideConnected);
            case Event.OutsideLost _ -> agents.outsideLost();
            case Event.ConsultStarted started -> agents.consult(started, eventSeq);
            case Event.ConsultConnected connected -> agents.consultConnected(connected.partnerId());
            case Event.ConsultJoined _ -> agents.join();
            case Event.ConsultEnded _ -> agents.consultEnded();
            case Event.ContactHandedOver _ -> agents.handOver();
            case Event.ContactEnded ended -> finish(ended.cause());
            default -> {}
        }
    }

    /** Who has placed the call hears it ring; a caller whom an agent has left hears music. */
    private void dial(Event.ContactDialled dialled, long eventSeq) {
        flow.rest();
        if (arrival.own() != null && arrival.own().target() instanceof OwnCall.Outside) {
            agents.call(dialled.number(), eventSeq);
        } else {
            agents.dial(dialled, eventSeq);
        }
    }

    /** Keys from an agent to whom he talks to. From any thread. */
    void sendDigits(int agentId, String digits) {
        mailbox.execute(() -> {
            if (arrival.own() != null && arrival.own().agentId() == agentId) {
                digits.chars().forEach(key -> key((char) key, false));
            } else {
                agents.keysFromAgent(agentId, digits);
            }
        });
    }

    /** Ends the contact from outside, the process stopping for example. From any thread. */
    void endSoon(EndCause cause) {
        mailbox.execute(() -> end(cause));
    }

    private void end(EndedBy by, EndCause cause) {
        if (leaving) {
            finish(cause);
        } else if (!ending) {
            ending = true;
            message.stop();
            // Refused: the desk does not know it (any more), so no event will end it.
            orders.give(new Command.EndContact(contactId, by, cause), refusal -> finish(cause));
        }
    }

    /** Frees everything there is of this call. Idempotent. */
    private void finish(EndCause cause) {
        if (!finished) {
            finished = true;
            ending = true;
            flow.rest();
            message.stop();
            agents.leave();
            var refusal = SipOutcome.refusalOf(cause);
            caller.reject(refusal.status(), refusal.phrase(), refusal.headers());
            mailbox.close();
            gone.accept(this);
        }
    }

    // ---- what the caller does

    @Override
    public void hungUp(EndReason why) {
        boolean agentCallsOut = arrival.own() != null && arrival.own().target() instanceof OwnCall.Outside;
        end(agentCallsOut ? EndedBy.AGENT : EndedBy.CALLER, EndCause.HANG_UP);
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
    public boolean asksForCallback() {
        return arrival.own() == null;
    }

    @Override
    public CompletableFuture<Boolean> identify(TypedNumbers.Meaning meaning, String digits) {
        var typed = environment.typed();
        return typed == null
                ? CompletableFuture.completedFuture(false)
                : typed.take(firmId(), contactId, meaning, digits);
    }

    @Override
    public String callbackNumber(String written) {
        var number = environment.outside().allowed(firmId(), written.isEmpty() ? arrival.caller() : written);
        // One of our own would lead an agent into a menu.
        return environment.directory().number(number).isPresent() ? "" : number;
    }

    @Override
    public long earlierContact() {
        return environment.comebacks().earlier(firmId(), arrival.caller());
    }

    @Override
    public void leaveLine() {
        mailbox.execute(() -> finish(EndCause.CALLBACK));
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
    public void takeMessage(MessageFor queue, Consumer<Taken> ended) {
        var speaker = new MessageTaking.Speaker(firmId(), contactId, arrival.caller(), arrival.dialled());
        message.take(new MessageTaking(speaker, caller.media(), queue, environment, mailbox, orders, ended));
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
