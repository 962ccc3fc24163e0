package org.switchroom.engine.contact;

import java.util.Objects;
import org.switchroom.engine.Command;
import org.switchroom.engine.ConsultEnd;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Turn;
import org.switchroom.engine.agent.WrapUps;
import org.switchroom.engine.contact.ContactState.Asked;
import org.switchroom.engine.contact.ContactState.CallingBack;
import org.switchroom.engine.contact.ContactState.Consulting;
import org.switchroom.engine.contact.ContactState.InMenu;
import org.switchroom.engine.contact.ContactState.Moving;
import org.switchroom.engine.contact.ContactState.Offered;
import org.switchroom.engine.contact.ContactState.Outside;
import org.switchroom.engine.contact.ContactState.Parted;
import org.switchroom.engine.contact.ContactState.Resting;
import org.switchroom.engine.contact.ContactState.Ringing;
import org.switchroom.engine.contact.ContactState.TakingUp;
import org.switchroom.engine.contact.ContactState.Talking;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.queue.Queue;

/** A contact's way from its first ring to its end. */
public final class ContactDecisions {
    private final Turn turn;
    private final QueueEntry entry;
    private final Offers offers;
    private final Conversations conversations;
    private final Consults consults;
    private final Overflows overflows;
    private final WrapUps wrapUps;
    private final Callbacks callbacks;

    public ContactDecisions(
            Turn turn,
            QueueEntry entry,
            Offers offers,
            Conversations conversations,
            Consults consults,
            Overflows overflows,
            WrapUps wrapUps,
            Callbacks callbacks) {
        this.turn = turn;
        this.entry = entry;
        this.offers = offers;
        this.conversations = conversations;
        this.consults = consults;
        this.overflows = overflows;
        this.wrapUps = wrapUps;
        this.callbacks = callbacks;
    }

    public void open(Command.OpenContact c) {
        turn.requireNewContact(c.contactId(), c.caller(), c.dialled());
        turn.emit(new Event.ContactOpened(c.contactId(), c.caller(), c.dialled()));
    }

    public void enqueue(Command.EnqueueContact c) {
        Contact contact = turn.contact(c.contactId());
        Queue queue = turn.queue(c.queueId());
        entry.check(c.priority(), c.requirements());
        c.grounds().check();
        switch (contact.state()) {
            case InMenu s -> {
                if (contact.kind() == ContactKind.OUTBOUND && turn.centre().version() >= 5) {
                    throw contact.notNow("is a colleague's, and to be called outside");
                }
                if (callbacks.takeUp(contact, queue, c)) {
                    entry.seek(c.contactId());
                } else {
                    overflows.enterFromMenu(contact, queue, c);
                }
            }
            case Talking conversation -> {
                if (contact.isMessage()) {
                    QueueEntry.requireRoomForMessage(queue, c.requirements());
                } else {
                    QueueEntry.requireRoom(queue, c.requirements());
                }
                transfer(contact, c, conversation);
            }
            case Consulting s -> throw contact.notNow("is being consulted about");
            case Outside s -> throw contact.notNow("is with somebody outside");
            case Waiting s -> throw contact.notNow("waits already");
            case Offered s -> throw contact.notNow("is offered to an agent");
            case Asked s -> throw contact.notNow("rings at a colleague's");
            case Resting s -> throw contact.notNow("is to be called back");
            case CallingBack s -> throw contact.notNow("is being called back");
            case TakingUp s -> throw halfway(contact);
            case Ringing s -> throw contact.notNow("is offered to agents");
            case Moving s -> throw halfway(contact);
            case Parted s -> throw halfway(contact);
        }
    }

    private static IllegalStateException halfway(Contact contact) {
        return new IllegalStateException("Left halfway: " + contact);
    }

    /** By the agent who has the contact; one who has it no longer is too late. */
    public void transfer(Command.TransferToQueue c) {
        consults.alone(c.contactId(), c.agentId());
        enqueue(new Command.EnqueueContact(c.contactId(), c.queueId(), c.priority(), c.requirements()));
    }

    /** Others who are idle there come first; then the agent who gave the contact away wraps up. */
    private void transfer(Contact contact, Command.EnqueueContact c, Talking conversation) {
        conversations.part(c.contactId(), ConversationEnd.TRANSFERRED, turn.firmId());
        entry.enter(c.contactId(), c.queueId(), c.priority(), c.requirements(), QueuedCause.TRANSFER);
        entry.seek(c.contactId());
        wrapUps.follow(conversation.agentId(), contact, conversation.queueId());
    }

    public void end(Command.EndContact c) {
        Contact contact = turn.contact(c.contactId());
        if (contact.callback() != null && c.by() == EndedBy.CALLER) {
            throw contact.notNow("is to be called back, and no caller is there to hang up");
        }
        switch (contact.state()) {
            case InMenu s -> turn.emit(contact.ends(c.by(), c.cause()));
            case Waiting s -> turn.emit(contact.ends(c.by(), c.cause()));
            case Outside s -> turn.emit(contact.ends(c.by(), c.cause()));
            case Offered offer -> offers.callerGone(offer.agentId(), () -> turn.emit(contact.ends(c.by(), c.cause())));
            case Asked asked -> offers.callerGone(asked.agentId(), () -> turn.emit(contact.ends(c.by(), c.cause())));
            case Ringing ringing ->
                offers.callerGone(contact, ringing, () -> turn.emit(contact.ends(c.by(), c.cause())));
            case Talking conversation -> part(contact, conversation, c);
            case Consulting consult -> {
                consults.stop(contact, ConsultEnd.CALLER_GONE, wrapUps::free);
                part(contact, consult.conversation(), c);
            }
            case Resting s -> turn.emit(contact.ends(c.by(), c.cause()));
            case CallingBack calling -> {
                turn.emit(contact.ends(c.by(), c.cause()));
                wrapUps.free(turn.agent(calling.agentId()));
            }
            case TakingUp s -> throw halfway(contact);
            case Moving s -> throw halfway(contact);
            case Parted s -> throw halfway(contact);
        }
    }

    private void part(Contact contact, Talking conversation, Command.EndContact c) {
        conversations.part(c.contactId(), parted(c.by()), turn.firmId());
        turn.emit(contact.ends(c.by(), c.cause()));
        wrapUps.follow(conversation.agentId(), contact, conversation.queueId());
    }

    /** For what no agent was busy with. A message waits on, since nobody is on the line, and so does who is to be called back. */
    public void restart(Contact contact) {
        if (contact.callback() != null) {
            entry.restIfHeld(contact.contactId());
            passOver(contact.contactId());
            return;
        }
        if (contact.isMessage()) {
            passOver(contact.contactId());
            return;
        }
        turn.emit(contact.firmId(), contact.ends(EndedBy.SYSTEM, EndCause.SERVER_RESTART));
    }

    /** Nobody is signed in: whoever was waited for by name is waited for no longer. */
    private void passOver(long contactId) {
        Contact contact = Objects.requireNonNull(turn.centre().contact(contactId));
        if (contact.state() instanceof Waiting) {
            entry.seek(contactId);
        }
    }

    private static ConversationEnd parted(EndedBy by) {
        return switch (by) {
            case CALLER -> ConversationEnd.CALLER_HUNG_UP;
            case AGENT -> ConversationEnd.AGENT_HUNG_UP;
            case SYSTEM, OUTSIDE -> ConversationEnd.SYSTEM;
        };
    }
}
