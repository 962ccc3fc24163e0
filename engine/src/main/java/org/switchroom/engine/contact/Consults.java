package org.switchroom.engine.contact;

import java.util.Objects;
import java.util.function.Consumer;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.ConsultEnd;
import org.switchroom.engine.Event;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Turn;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.agent.WrapUps;
import org.switchroom.engine.contact.ContactState.Consulting;
import org.switchroom.engine.contact.ContactState.Offered;
import org.switchroom.engine.contact.ContactState.Talking;
import org.switchroom.engine.contact.ContactState.Together;
import org.switchroom.engine.matching.Matching;
import org.switchroom.engine.queue.Queue;

/** An agent asks somebody else while the caller is held: beside the conversation there is a search, then a partner. */
public final class Consults {
    private final Turn turn;
    private final Matching matching;
    private final QueueEntry entry;
    private final WrapUps wrapUps;

    public Consults(Turn turn, Matching matching, QueueEntry entry, WrapUps wrapUps) {
        this.turn = turn;
        this.matching = matching;
        this.entry = entry;
        this.wrapUps = wrapUps;
    }

    // ---- whom to ask

    public void ask(Command.ConsultAgent c) {
        Talking conversation = alone(c.contactId(), c.agentId());
        Agent colleague = turn.agent(c.toAgentId());
        requireFree(colleague);
        start(c.contactId(), conversation, new Event.ConsultStarted(c.contactId(), c.agentId(), 0, c.toAgentId(), ""));
        matching.offerTo(c.contactId(), conversation.queueId(), colleague);
    }

    public void ask(Command.ConsultQueue c) {
        Talking conversation = alone(c.contactId(), c.agentId());
        Queue queue = turn.queue(c.queueId());
        entry.check(c.priority(), c.requirements());
        QueueEntry.requireRoom(queue, c.requirements());
        start(c.contactId(), conversation, new Event.ConsultStarted(c.contactId(), c.agentId(), c.queueId(), 0, ""));
        entry.enterBeside(c.contactId(), c.queueId(), c.priority(), c.requirements());
        entry.seek(c.contactId());
    }

    public void ask(Command.ConsultOutside c) {
        Talking conversation = alone(c.contactId(), c.agentId());
        requireNumber(c.number());
        start(c.contactId(), conversation, new Event.ConsultStarted(c.contactId(), c.agentId(), 0, 0, c.number()));
    }

    private void start(long contactId, Talking conversation, Event.ConsultStarted started) {
        turn.contact(contactId).requireCall();
        if (!conversation.held()) {
            turn.emit(new Event.ContactHeld(contactId, conversation.agentId()));
            turn.emit(now(conversation.agentId()).becomes(AgentState.HELD, contactId));
        }
        turn.emit(started);
    }

    static void requireFree(Agent colleague) {
        if (!colleague.available()) {
            throw colleague.notNow("cannot be asked");
        }
    }

    static void requireNumber(String number) {
        Turn.require(!number.isEmpty(), Refusal.BAD_VALUE, "A number is needed");
        Turn.requireText(number, "A number");
    }

    /** In conversation with this agent, and nobody else is asked. */
    Talking alone(long contactId, int agentId) {
        Turn.require(turn.centre().version() > 1, Refusal.BAD_VALUE, "Transfers need version 2");
        Contact contact = turn.contact(contactId);
        turn.agent(agentId);
        if (contact.state() instanceof Talking conversation && conversation.agentId() == agentId) {
            return conversation;
        }
        throw contact.notNow(
                contact.state() instanceof Consulting
                        ? "is being consulted about already"
                        : "does not talk to agent " + agentId);
    }

    // ---- the one asked is there, or is not

    /** The offer was accepted. */
    void answered(Contact contact, int partnerId) {
        turn.emit(new Event.ConsultConnected(contact.contactId(), asking(contact), partnerId));
        turn.emit(now(partnerId).becomes(AgentState.ON_CONTACT, contact.contactId()));
    }

    void answeredOutside(Contact contact) {
        turn.emit(contact.firmId(), new Event.ConsultConnected(contact.contactId(), asking(contact), 0));
    }

    /** The offer to a colleague came to nothing: the next one of the queue is tried, or there is nobody else. */
    void notReached(Contact contact) {
        if (contact.search() instanceof ContactState.Waiting) {
            entry.seek(contact.contactId());
        } else {
            ended(contact, 0, ConsultEnd.NOT_REACHED);
        }
    }

    private void ended(Contact contact, int partnerId, ConsultEnd why) {
        turn.emit(contact.firmId(), new Event.ConsultEnded(contact.contactId(), asking(contact), partnerId, why));
    }

    // ---- what the agent who asked does

    public void end(Command.EndConsult c) {
        Contact contact = consulting(c.contactId(), c.agentId());
        stop(contact, ConsultEnd.TAKEN_BACK, wrapUps::free);
        if (Objects.requireNonNull(now(contact).conversation()).held()) {
            turn.emit(new Event.ContactResumed(c.contactId(), c.agentId()));
            turn.emit(now(c.agentId()).becomes(AgentState.ON_CONTACT, c.contactId()));
        }
    }

    public void join(Command.JoinConsult c) {
        Contact contact = consulting(c.contactId(), c.agentId());
        Together partner = present(contact);
        if (partner.joined()) {
            throw contact.notNow("is with all three already");
        }
        if (Objects.requireNonNull(contact.conversation()).held()) {
            turn.emit(new Event.ContactResumed(c.contactId(), c.agentId()));
            turn.emit(now(c.agentId()).becomes(AgentState.ON_CONTACT, c.contactId()));
        }
        turn.emit(new Event.ConsultJoined(c.contactId(), c.agentId()));
    }

    /** That one asked by this agent is there is made sure here; who parts caller and agent is the caller of this. */
    Together requirePartner(long contactId, int agentId) {
        return present(consulting(contactId, agentId));
    }

    private static Together present(Contact contact) {
        Together partner = contact.partner();
        if (partner == null) {
            throw contact.notNow("has nobody there yet");
        }
        return partner;
    }

    private Contact consulting(long contactId, int agentId) {
        Contact contact = turn.contact(contactId);
        turn.agent(agentId);
        if (contact.state() instanceof Consulting consult
                && consult.conversation().agentId() == agentId) {
            return contact;
        }
        throw contact.notNow("is not consulted about by agent " + agentId);
    }

    /** Whom the agent has asked has hung up, or was lost. */
    void partnerGone(Contact contact, ConsultEnd why, Consumer<Agent> then) {
        int partnerId = Objects.requireNonNull(contact.partner()).agentId();
        ended(contact, partnerId, why);
        if (partnerId != 0) {
            then.accept(now(partnerId));
        }
    }

    /** Nobody outside, or not any more. */
    void outsideGone(Contact contact) {
        ended(contact, 0, contact.partner() == null ? ConsultEnd.NOT_REACHED : ConsultEnd.PARTNER_LEFT);
    }

    /**
     * Ends a search or lets a partner go; nothing if there is neither.
     *
     * @param then what becomes of a colleague who was rung or talked to
     */
    void stop(Contact contact, ConsultEnd why, Consumer<Agent> then) {
        if (!(contact.state() instanceof Consulting consult)) {
            return;
        }
        int rung = contact.offeredTo();
        int partner = contact.partner() == null ? 0 : contact.partner().agentId();
        if (rung != 0) {
            turn.emit(
                    contact.firmId(),
                    new Event.OfferEnded(contact.contactId(), queueOf(consult), rung, OfferEnd.WITHDRAWN));
        }
        ended(contact, partner, why);
        if (rung != 0 || partner != 0) {
            then.accept(now(rung + partner));
        }
    }

    private static int queueOf(Consulting consult) {
        return consult.beside() instanceof Offered offer
                ? offer.place().queueId()
                : consult.conversation().queueId();
    }

    private static int asking(Contact contact) {
        return Objects.requireNonNull(contact.conversation()).agentId();
    }

    private Contact now(Contact contact) {
        return Objects.requireNonNull(turn.centre().contact(contact.contactId()));
    }

    private Agent now(int agentId) {
        return Objects.requireNonNull(turn.centre().agent(agentId));
    }
}
