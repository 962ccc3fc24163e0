package org.switchroom.engine;

import java.util.Objects;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.agent.AgentDecisions;
import org.switchroom.engine.agent.WrapUps;
import org.switchroom.engine.contact.Callbacks;
import org.switchroom.engine.contact.Consults;
import org.switchroom.engine.contact.Contact;
import org.switchroom.engine.contact.ContactDecisions;
import org.switchroom.engine.contact.Conversations;
import org.switchroom.engine.contact.Interventions;
import org.switchroom.engine.contact.Messages;
import org.switchroom.engine.contact.Offers;
import org.switchroom.engine.contact.Overflows;
import org.switchroom.engine.contact.PlacedCalls;
import org.switchroom.engine.contact.QueueEntry;
import org.switchroom.engine.contact.Rings;
import org.switchroom.engine.contact.Transfers;
import org.switchroom.engine.matching.Matching;
import org.switchroom.engine.queue.QueueDecisions;

/**
 * The automatic call distributor as a function: submissions in, events out, the same ones on every machine. One thread;
 * no clock, no randomness, no I/O.
 *
 * <p><b>Time.</b> The only time is the log time that comes with each submission. What shall happen later, a ring that
 * times out, a wrap-up or a break that ends, is state: {@link #nextDeadlineMs()} says when, and the shell submits a
 * {@link Command.Tick} then. A tick has no effect of its own; it brings the time. Should another command overtake it,
 * the timers that are due by that command's time run first, earliest deadline first, then lower agent id, so a phone
 * answered a millisecond too late is too late in the log as well. What they do happens at the command's time, which is
 * when the shell hears of it. Log time never goes back; a clock that was set back stands still here until it has caught
 * up. {@link Command.Restart} alone does not run due timers: nobody is left whom they could concern.
 *
 * <p><b>Order.</b> Events are numbered without gaps over the life of the journal, refusals included. Within one command
 * the reason comes before its consequence: the offer ends, the agent's state changes, the next agent is offered the
 * contact. A listener who has seen the events up to any one of them knows a centre that could exist, except that a
 * contact or an agent may be between two states until the command's last event.
 *
 * <p><b>Repeats.</b> The last submission of every client is remembered with its answer. The same sequence number again
 * gets that answer and changes nothing, not even the time. A lower one is refused with {@link Refusal#STALE_SEQUENCE}.
 *
 * <p>An exception out of {@link #apply} is a defect: the engine must be thrown away and built anew from the journal.
 */
public final class Engine {
    /** The newest behaviour this program knows; in force is what {@link Command.ActivateVersion} last said, 1 at first. */
    public static final int NEWEST_VERSION = 5;

    private final Centre centre;
    private final StateHash hash;
    private final ClientTable clients;
    private final Turn turn;
    private final QueueDecisions queues;
    private final AgentDecisions agents;
    private final ContactDecisions contacts;
    private final Interventions interventions;
    private final Messages messages;
    private final Offers offers;
    private final Conversations conversations;
    private final Consults consults;
    private final Transfers transfers;
    private final WrapUps wrapUps;
    private final QueueEntry entry;
    private final Overflows overflows;
    private final PlacedCalls placed;
    private final Callbacks callbacks;

    public Engine() {
        this(new Centre(), new StateHash(0), new ClientTable(), 0, 0);
    }

    Engine(Centre centre, StateHash hash, ClientTable clients, long lastEventSeq, long lastLogTimeMs) {
        this.centre = centre;
        this.hash = hash;
        this.clients = clients;
        this.turn = new Turn(centre, hash, lastEventSeq, lastLogTimeMs);
        Matching matching = new Matching(turn);
        this.entry = new QueueEntry(turn, matching);
        this.wrapUps = new WrapUps(turn, matching);
        Rings rings = new Rings(turn, wrapUps);
        this.overflows = new Overflows(turn, entry, rings);
        this.consults = new Consults(turn, matching, entry, wrapUps);
        this.offers = new Offers(turn, entry, wrapUps, consults, rings);
        this.callbacks = new Callbacks(turn, entry, offers, wrapUps);
        this.conversations = new Conversations(turn, entry, consults, callbacks);
        this.transfers = new Transfers(turn, matching, entry, conversations, consults, overflows, wrapUps, callbacks);
        this.messages = new Messages(turn, entry);
        this.interventions = new Interventions(turn, entry, rings);
        this.queues = new QueueDecisions(turn);
        this.contacts =
                new ContactDecisions(turn, entry, offers, conversations, consults, overflows, wrapUps, callbacks);
        this.placed = new PlacedCalls(turn, contacts, transfers, wrapUps);
        this.agents = new AgentDecisions(turn, matching, entry, offers, conversations, placed, wrapUps);
    }

    /**
     * Decides one submission and applies what came of it.
     *
     * @param logTimeMs milliseconds since 1970 UTC, as the journal records it with the submission
     * @param sink gets the events in order, after the state has changed: first those of timers that were due, then the
     *     command's own; a repeat gets the stored answer, with its old event numbers
     */
    public Applied apply(Submission submission, long logTimeMs, Sink sink) {
        ClientTable.LastAnswer last = clients.of(submission.clientId());
        if (last != null && last.clientSeq() == submission.clientSeq()) {
            last.events().forEach(sink::accept);
            return Applied.REPEATED;
        }
        turn.begin(submission.firmId(), logTimeMs);
        if (!(submission.command() instanceof Command.Restart)) {
            runTimers();
            placed.settle();
            overflows.settle(0);
        }
        int answerFrom = turn.events().size();
        boolean inSequence =
                submission.clientId() > 0 && submission.clientSeq() > (last == null ? 0 : last.clientSeq());
        try {
            check(submission, inSequence);
            decide(submission.command());
            placed.settle();
            overflows.settle(answerFrom);
        } catch (NotDone notDone) {
            if (turn.events().size() > answerFrom) {
                throw new IllegalStateException("Refused halfway: " + submission, notDone);
            }
            turn.emit(notDone.refused());
        }
        if (inSequence) {
            clients.remember(submission.clientId(), submission.clientSeq(), turn.events(), answerFrom);
        }
        turn.events().forEach(sink::accept);
        return Applied.NEW;
    }

    /** When to submit the next {@link Command.Tick}; {@link Long#MAX_VALUE} if nothing is to happen by itself. */
    public long nextDeadlineMs() {
        return centre.nextDeadlineMs();
    }

    /** Shows the state as it is, on the engine's own thread, between two commands. */
    public CentreView view() {
        return new LiveView(this);
    }

    /** Commands of every call come first, since a switch over types asks for one after another. */
    private void decide(Command command) {
        switch (command) {
            case Command.AcceptOffer c -> offers.accept(c);
            case Command.EndContact c -> contacts.end(c);
            case Command.FinishWrapUp c -> wrapUps.finish(c);
            case Command.OpenContact c -> contacts.open(c);
            case Command.EnqueueContact c -> contacts.enqueue(c);
            case Command.DefineQueue c -> queues.define(c);
            case Command.RemoveQueue c -> queues.remove(c);
            case Command.DefineAgent c -> agents.define(c);
            case Command.RemoveAgent c -> agents.remove(c);
            case Command.SignIn c -> agents.signIn(c);
            case Command.SignOut c -> agents.signOut(c);
            case Command.SetAvailable c -> agents.setAvailable(c);
            case Command.SetNotReady c -> agents.setNotReady(c);
            case Command.LoseDevice c -> agents.loseDevice(c);
            case Command.ForceState c -> agents.force(c);
            case Command.PauseQueue c -> agents.pause(c);
            case Command.ResumeQueue c -> agents.resume(c);
            case Command.DefineReason c -> agents.defineReason(c);
            case Command.ExtendWrapUp c -> wrapUps.extend(c);
            case Command.PlaceCall c -> placed.place(c);
            case Command.RingColleague c -> placed.ring(c);
            case Command.CallOutside c -> placed.dial(c);
            case Command.LeaveQueue c -> overflows.leaveByKey(c);
            case Command.RequestCallback c -> callbacks.request(c);
            case Command.CancelCallback c -> callbacks.cancel(c);
            case Command.HoldCallbacks c -> callbacks.hold(c);
            case Command.ChangePriority c -> interventions.changePriority(c);
            case Command.LeaveMessage c -> messages.leave(c);
            case Command.DiscardMessage c -> messages.discard(c);
            case Command.MoveContact c -> interventions.move(c);
            case Command.RejectOffer c -> offers.reject(c);
            case Command.HoldContact c -> conversations.hold(c);
            case Command.ResumeContact c -> conversations.resume(c);
            case Command.TransferToQueue c -> contacts.transfer(c);
            case Command.TransferToAgent c -> transfers.transfer(c);
            case Command.TransferOutside c -> transfers.transfer(c);
            case Command.ConsultAgent c -> consults.ask(c);
            case Command.ConsultQueue c -> consults.ask(c);
            case Command.ConsultOutside c -> consults.ask(c);
            case Command.EndConsult c -> consults.end(c);
            case Command.CompleteTransfer c -> transfers.complete(c);
            case Command.JoinConsult c -> consults.join(c);
            case Command.LeaveContact c -> placed.leave(c);
            case Command.OutsideAnswered c -> transfers.answered(c);
            case Command.OutsideEnded c -> transfers.ended(c);
            case Command.StartDay c -> queues.startDay();
            case Command.Tick c -> {}
            case Command.Restart c -> restart();
            case Command.ActivateVersion c -> activate(c);
        }
    }

    private static void check(Submission submission, boolean inSequence) {
        Turn.require(submission.clientId() > 0, Refusal.BAD_VALUE, "A client id must be above 0");
        Turn.require(submission.clientSeq() > 0, Refusal.BAD_VALUE, "A client's sequence begins at 1");
        Turn.require(inSequence, Refusal.STALE_SEQUENCE, "A later submission of this client was decided before");
        Command command = submission.command();
        boolean ofTheCentre = command instanceof Command.Tick
                || command instanceof Command.Restart
                || command instanceof Command.ActivateVersion;
        Turn.require(
                ofTheCentre ? submission.firmId() == 0 : submission.firmId() > 0,
                Refusal.BAD_VALUE,
                ofTheCentre ? "This belongs to no client firm" : "A client firm is needed");
    }

    private void runTimers() {
        while (centre.nextDeadlineMs() <= turn.nowMs()) {
            int agentId = centre.nextDeadlineAgent();
            if (agentId == 0) {
                runTimerOfContact();
                continue;
            }
            Agent agent = Objects.requireNonNull(centre.agent(agentId));
            switch (agent.state()) {
                case OFFERED -> offers.expire(agent);
                case NOT_READY -> agents.exceed(agent);
                default -> wrapUps.timeOut(agent);
            }
        }
    }

    private void runTimerOfContact() {
        Contact widening = centre.nextToWiden();
        if (widening != null) {
            entry.widen(widening);
            return;
        }
        Contact overflowing = centre.nextToOverflow();
        if (overflowing != null) {
            overflows.due(overflowing);
        } else {
            callbacks.due(centre.nextToReturn());
        }
    }

    /** Agents first, each with the contact that keeps him busy; then the contacts that nobody was busy with. */
    private void restart() {
        for (long agentId : centre.agentIds()) {
            agents.restart(Objects.requireNonNull(centre.agent((int) agentId)));
        }
        for (long contactId : centre.contactIds()) {
            Contact contact = Objects.requireNonNull(centre.contact(contactId));
            contacts.restart(contact);
        }
    }

    private void activate(Command.ActivateVersion c) {
        Turn.require(
                c.version() >= centre.version() && c.version() <= NEWEST_VERSION,
                Refusal.BAD_VALUE,
                "Version " + centre.version() + " is in force and " + NEWEST_VERSION + " is the newest known");
        Turn.require(
                c.version() == centre.version() || centre.quiet(c.version()),
                Refusal.NOT_IN_THIS_STATE,
                "Behaviour changes while no contact is open, since contacts already in line keep their ranks");
        if (c.version() > centre.version()) {
            turn.emit(new Event.VersionActivated(c.version()));
        }
    }

    // ---- for the view and the snapshot

    Centre centre() {
        return centre;
    }

    ClientTable clients() {
        return clients;
    }

    long stateHash() {
        return hash.value();
    }

    long lastEventSeq() {
        return turn.lastEventSeq();
    }

    long lastLogTimeMs() {
        return turn.nowMs();
    }
}
