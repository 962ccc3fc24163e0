package org.switchroom.engine.contact;

import java.util.Objects;
import org.switchroom.engine.Command;
import org.switchroom.engine.ConsultEnd;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Turn;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.agent.WrapUps;
import org.switchroom.engine.contact.ContactState.CallingBack;
import org.switchroom.engine.contact.ContactState.Consulting;
import org.switchroom.engine.contact.ContactState.Dialling;
import org.switchroom.engine.contact.ContactState.Outside;
import org.switchroom.engine.contact.ContactState.Talking;
import org.switchroom.engine.contact.ContactState.Together;
import org.switchroom.engine.matching.Matching;

/** An agent leaves, and the caller stays with somebody: the other one who is there, one who is rung, or the queue. */
public final class Transfers {
    private final Turn turn;
    private final Matching matching;
    private final QueueEntry entry;
    private final Conversations conversations;
    private final Consults consults;
    private final Overflows overflows;
    private final WrapUps wrapUps;
    private final Callbacks callbacks;

    public Transfers(
            Turn turn,
            Matching matching,
            QueueEntry entry,
            Conversations conversations,
            Consults consults,
            Overflows overflows,
            WrapUps wrapUps,
            Callbacks callbacks) {
        this.turn = turn;
        this.matching = matching;
        this.entry = entry;
        this.conversations = conversations;
        this.consults = consults;
        this.overflows = overflows;
        this.wrapUps = wrapUps;
        this.callbacks = callbacks;
    }

    // ---- blind

    public void transfer(Command.TransferToAgent c) {
        Contact contact = turn.contact(c.contactId());
        Talking conversation = consults.alone(c.contactId(), c.agentId());
        requireQueue(c.contactId(), conversation);
        Agent colleague = turn.agent(c.toAgentId());
        Consults.requireFree(colleague);
        conversations.part(c.contactId(), ConversationEnd.TRANSFERRED, turn.firmId());
        toFront(c.contactId(), conversation, QueuedCause.TO_AGENT);
        matching.offerTo(c.contactId(), conversation.queueId(), colleague);
        wrapUps.follow(c.agentId(), contact, conversation.queueId());
    }

    public void transfer(Command.TransferOutside c) {
        Contact contact = turn.contact(c.contactId());
        contact.requireCall();
        Talking conversation = consults.alone(c.contactId(), c.agentId());
        requireQueue(c.contactId(), conversation);
        Consults.requireNumber(c.number());
        conversations.part(c.contactId(), ConversationEnd.TRANSFERRED, turn.firmId());
        turn.emit(new Event.ContactDialled(c.contactId(), c.agentId(), c.number()));
        wrapUps.follow(c.agentId(), contact, conversation.queueId());
    }

    /** A blind transfer that comes to nothing ends in the queue the contact came through. */
    private void requireQueue(long contactId, Talking conversation) {
        if (conversation.queueId() == 0) {
            throw turn.contact(contactId)
                    .notNow("came through no queue that it could go back to: consult first, then hand it over");
        }
    }

    private void toFront(long contactId, Talking was, QueuedCause cause) {
        entry.enter(contactId, was.queueId(), was.priority(), was.requirements(), cause);
    }

    // ---- with a partner

    public void complete(Command.CompleteTransfer c) {
        consults.requirePartner(c.contactId(), c.agentId());
        Contact contact = turn.contact(c.contactId());
        int queueId = handOver(contact, ConversationEnd.TRANSFERRED);
        wrapUps.follow(c.agentId(), contact, queueId);
    }

    /** @return the queue through which the agent who leaves had the contact */
    private int handOver(Contact contact, ConversationEnd why) {
        Together partner = Objects.requireNonNull(contact.partner());
        Talking was = conversations.part(contact.contactId(), why, contact.firmId());
        int queueId = partner.queueId() == 0 ? was.queueId() : partner.queueId();
        turn.emit(
                contact.firmId(),
                new Event.ContactHandedOver(contact.contactId(), queueId, was.agentId(), partner.agentId()));
        return was.queueId();
    }

    /** An agent hung up. */
    public void leave(Command.LeaveContact c) {
        Contact contact = turn.contact(c.contactId());
        turn.agent(c.agentId());
        Talking conversation = contact.conversation();
        Together partner = contact.partner();
        if (contact.state() instanceof CallingBack calling && calling.agentId() == c.agentId()) {
            callbacks.missed(contact, calling, OutsideEnd.HUNG_UP);
        } else if (partner != null && partner.agentId() == c.agentId()) {
            consults.partnerGone(contact, ConsultEnd.PARTNER_LEFT, wrapUps::free);
        } else if (conversation == null || conversation.agentId() != c.agentId()) {
            throw contact.notNow("does not talk to agent " + c.agentId());
        } else if (partner != null) {
            wrapUps.follow(c.agentId(), contact, handOver(contact, ConversationEnd.AGENT_HUNG_UP));
        } else if (contact.state() instanceof Consulting && conversation.queueId() != 0) {
            consults.stop(contact, ConsultEnd.AGENT_GONE, wrapUps::free);
            conversations.part(c.contactId(), ConversationEnd.AGENT_HUNG_UP, turn.firmId());
            toFront(c.contactId(), conversation, QueuedCause.RETURNED);
            entry.seek(c.contactId());
            wrapUps.follow(c.agentId(), contact, conversation.queueId());
        } else {
            consults.stop(contact, ConsultEnd.AGENT_GONE, wrapUps::free);
            conversations.part(c.contactId(), ConversationEnd.AGENT_HUNG_UP, turn.firmId());
            turn.emit(contact.ends(EndedBy.AGENT, EndCause.HANG_UP));
            wrapUps.follow(c.agentId(), contact, conversation.queueId());
        }
    }

    /** A device was lost in conversation: of the partner, or of the agent the contact belongs to. */
    public void deviceLost(Agent agent) {
        Contact contact = Objects.requireNonNull(turn.centre().contact(agent.contactId()));
        Together partner = contact.partner();
        if (contact.state() instanceof CallingBack calling) {
            callbacks.deviceLost(contact, calling);
        } else if (partner != null && partner.agentId() == agent.agentId()) {
            consults.partnerGone(contact, ConsultEnd.PARTNER_LOST, lost -> turn.emit(lost.becomesOffline()));
        } else if (partner != null) {
            handOver(contact, ConversationEnd.DEVICE_LOST);
            turn.emit(agent.becomesOffline());
        } else {
            consults.stop(contact, ConsultEnd.AGENT_GONE, wrapUps::free);
            conversations.deviceLost(agent);
        }
    }

    // ---- outside

    public void answered(Command.OutsideAnswered c) {
        Contact contact = called(c.contactId(), c.callSeq());
        if (contact.state() instanceof CallingBack calling) {
            callbacks.answered(contact, calling);
        } else if (contact.search() instanceof Dialling) {
            consults.answeredOutside(contact);
        } else if (contact.state() instanceof Outside outside && !outside.answered()) {
            turn.emit(new Event.OutsideConnected(c.contactId(), outside.number()));
        } else {
            throw contact.notNow("is not being put through to the outside");
        }
    }

    public void ended(Command.OutsideEnded c) {
        Contact contact = called(c.contactId(), c.callSeq());
        Together partner = contact.partner();
        if (contact.state() instanceof CallingBack calling) {
            callbacks.missed(contact, calling, c.why());
        } else if (contact.search() instanceof Dialling dialling) {
            lost(contact, dialling.number(), c.why());
            consults.outsideGone(contact);
        } else if (partner != null && partner.agentId() == 0) {
            lost(contact, partner.number(), c.why());
            consults.outsideGone(contact);
        } else if (contact.state() instanceof Outside outside) {
            lost(contact, outside.number(), c.why());
            outsideOver(contact, outside, c.why());
        } else {
            throw contact.notNow("has nobody outside");
        }
    }

    private static EndCause endOf(OutsideEnd why) {
        return switch (why) {
            case NO_ANSWER -> EndCause.NO_ANSWER;
            case BUSY, DECLINED -> EndCause.BUSY;
            case HUNG_UP, NO_SUCH_NUMBER, NOT_POSSIBLE, LOST -> EndCause.NOT_REACHED;
        };
    }

    private Contact called(long contactId, long callSeq) {
        Contact contact = turn.contact(contactId);
        if (turn.centre().tries().isCall(contactId, callSeq)) {
            return contact;
        }
        throw contact.notNow("is through with that call to the outside");
    }

    private void lost(Contact contact, String number, OutsideEnd why) {
        turn.emit(new Event.OutsideLost(contact.contactId(), number, why));
    }

    private void outsideOver(Contact contact, Outside outside, OutsideEnd why) {
        if (outside.answered() || outside.queueId() == 0) {
            turn.emit(contact.ends(EndedBy.OUTSIDE, outside.answered() ? EndCause.HANG_UP : endOf(why)));
            return;
        }
        if (outside.chain() != null) {
            overflows.notReached(contact, outside, outside.chain());
            return;
        }
        entry.enter(
                contact.contactId(),
                outside.queueId(),
                outside.priority(),
                outside.requirements(),
                QueuedCause.RETURNED);
        entry.seek(contact.contactId());
    }
}
