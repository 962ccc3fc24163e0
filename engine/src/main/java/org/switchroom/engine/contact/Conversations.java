package org.switchroom.engine.contact;

import java.util.Objects;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.ConsultEnd;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Turn;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.contact.ContactState.CallingBack;
import org.switchroom.engine.contact.ContactState.Talking;
import org.switchroom.engine.contact.ContactState.Together;

/** What happens while caller and agent are connected, and how they are parted. */
public final class Conversations {
    private final Turn turn;
    private final QueueEntry entry;
    private final Consults consults;
    private final Callbacks callbacks;

    public Conversations(Turn turn, QueueEntry entry, Consults consults, Callbacks callbacks) {
        this.turn = turn;
        this.entry = entry;
        this.consults = consults;
        this.callbacks = callbacks;
    }

    public void hold(Command.HoldContact c) {
        turn.contact(c.contactId()).requireCall();
        if (conversation(c.contactId(), c.agentId()).held()) {
            throw turn.contact(c.contactId()).notNow("is held already");
        }
        Together partner = turn.contact(c.contactId()).partner();
        if (partner != null && partner.joined()) {
            throw turn.contact(c.contactId()).notNow("is with all three");
        }
        turn.emit(new Event.ContactHeld(c.contactId(), c.agentId()));
        turn.emit(now(c.agentId()).becomes(AgentState.HELD, c.contactId()));
    }

    public void resume(Command.ResumeContact c) {
        if (!conversation(c.contactId(), c.agentId()).held()) {
            throw turn.contact(c.contactId()).notNow("is not held");
        }
        turn.emit(new Event.ContactResumed(c.contactId(), c.agentId()));
        turn.emit(now(c.agentId()).becomes(AgentState.ON_CONTACT, c.contactId()));
    }

    /** The caller goes back to the front of the queue and to whoever is free there; one who came through none has ended. */
    void deviceLost(Agent agent) {
        Contact contact = Objects.requireNonNull(turn.centre().contact(agent.contactId()));
        if (Objects.requireNonNull(contact.conversation()).queueId() == 0) {
            part(contact.contactId(), ConversationEnd.DEVICE_LOST, agent.firmId());
            turn.emit(contact.ends(EndedBy.SYSTEM, EndCause.DEVICE_LOST));
            turn.emit(agent.becomesOffline());
            return;
        }
        backToFront(agent, ConversationEnd.DEVICE_LOST);
        turn.emit(agent.becomesOffline());
        entry.seek(agent.contactId());
    }

    private void backToFront(Agent agent, ConversationEnd why) {
        long contactId = agent.contactId();
        Talking conversation = part(contactId, why, agent.firmId());
        entry.enter(
                contactId,
                conversation.queueId(),
                conversation.priority(),
                conversation.requirements(),
                QueuedCause.AGENT_LOST);
    }

    /** Nobody is left: not the partner of a consult either. A message was not heard to its end, and waits again. */
    public void restart(Agent agent) {
        long contactId = agent.contactId();
        Contact before = Objects.requireNonNull(turn.centre().contact(contactId));
        if (before.state() instanceof CallingBack calling) {
            callbacks.deviceLost(before, calling);
            return;
        }
        if (before.isMessage()) {
            backToFront(agent, ConversationEnd.SYSTEM);
            turn.emit(agent.firmId(), agent.becomesOffline());
            return;
        }
        Together partner = before.partner();
        if (partner != null && partner.agentId() == agent.agentId()) {
            consults.partnerGone(before, ConsultEnd.SYSTEM, gone -> turn.emit(gone.firmId(), gone.becomesOffline()));
            return;
        }
        consults.stop(before, ConsultEnd.SYSTEM, gone -> turn.emit(gone.firmId(), gone.becomesOffline()));
        part(contactId, ConversationEnd.SYSTEM, agent.firmId());
        Contact contact = Objects.requireNonNull(turn.centre().contact(contactId));
        turn.emit(agent.firmId(), contact.ends(EndedBy.SYSTEM, EndCause.SERVER_RESTART));
        turn.emit(agent.firmId(), agent.becomesOffline());
    }

    /** @return the conversation as it was */
    Talking part(long contactId, ConversationEnd why, int firmId) {
        Contact contact = Objects.requireNonNull(turn.centre().contact(contactId));
        Talking conversation = Objects.requireNonNull(contact.conversation());
        long now = turn.nowMs();
        turn.emit(
                firmId,
                new Event.ConversationEnded(
                        contactId, conversation.agentId(), why, conversation.talkMs(now), conversation.holdMs(now)));
        return conversation;
    }

    private Talking conversation(long contactId, int agentId) {
        Contact contact = turn.contact(contactId);
        turn.agent(agentId);
        Talking conversation = contact.conversation();
        if (conversation != null && conversation.agentId() == agentId) {
            return conversation;
        }
        PlacedCall call = turn.centre().placed(contactId);
        throw contact.notNow(
                call != null && call.agentId() == agentId
                        ? "was placed by agent " + agentId + ", so only the other side can hold it"
                        : "does not talk to agent " + agentId);
    }

    private Agent now(int agentId) {
        return Objects.requireNonNull(turn.centre().agent(agentId));
    }
}
