package org.switchroom.engine.contact;

import org.switchroom.engine.Centre;
import org.switchroom.engine.Command;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.NotDone;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Turn;
import org.switchroom.engine.agent.WrapUps;
import org.switchroom.engine.contact.ContactState.InMenu;
import org.switchroom.engine.contact.ContactState.Offered;
import org.switchroom.engine.contact.ContactState.Parted;
import org.switchroom.engine.contact.ContactState.Talking;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.matching.Plan;
import org.switchroom.engine.queue.Queue;

/** A contact's way from its first ring to its end. */
public final class ContactDecisions {
    private final Turn turn;
    private final QueueEntry entry;
    private final Offers offers;
    private final Conversations conversations;
    private final WrapUps wrapUps;

    public ContactDecisions(Turn turn, QueueEntry entry, Offers offers, Conversations conversations, WrapUps wrapUps) {
        this.turn = turn;
        this.entry = entry;
        this.offers = offers;
        this.conversations = conversations;
        this.wrapUps = wrapUps;
    }

    public void open(Command.OpenContact c) {
        Turn.require(c.contactId() > 0, Refusal.BAD_VALUE, "A contact id must be above 0");
        Turn.requireText(c.caller(), "The caller's number");
        Turn.requireText(c.dialled(), "The number dialled");
        if (turn.centre().contact(c.contactId()) != null) {
            throw new NotDone(Refusal.DUPLICATE_CONTACT, "Contact " + c.contactId() + " is open already");
        }
        Turn.require(
                turn.centre().contactCount() < Centre.MAX_OPEN_CONTACTS,
                Refusal.LIMIT_REACHED,
                "There are " + Centre.MAX_OPEN_CONTACTS + " contacts open");
        turn.emit(new Event.ContactOpened(c.contactId(), c.caller(), c.dialled()));
    }

    public void enqueue(Command.EnqueueContact c) {
        Contact contact = turn.contact(c.contactId());
        Queue queue = turn.queue(c.queueId());
        Turn.require(
                Math.abs((long) c.priority()) <= Centre.MAX_PRIORITY,
                Refusal.BAD_VALUE,
                "A priority is -" + Centre.MAX_PRIORITY + " to " + Centre.MAX_PRIORITY);
        check(c.requirements());
        switch (contact.state()) {
            case InMenu s -> {
                requireRoom(queue, c.requirements());
                entry.enter(c.contactId(), c.queueId(), c.priority(), c.requirements(), QueuedCause.FROM_MENU);
                entry.seek(c.contactId());
            }
            case Talking conversation -> {
                requireRoom(queue, c.requirements());
                transfer(c, conversation);
            }
            case Waiting s -> throw contact.notNow("waits already");
            case Offered s -> throw contact.notNow("is offered to an agent");
            case Parted s -> throw new IllegalStateException("Left parted: " + contact);
        }
    }

    /** Others who are idle there come first; then the agent who gave the contact away wraps up. */
    private void transfer(Command.EnqueueContact c, Talking conversation) {
        conversations.part(c.contactId(), ConversationEnd.TRANSFERRED, turn.firmId());
        entry.enter(c.contactId(), c.queueId(), c.priority(), c.requirements(), QueuedCause.TRANSFER);
        entry.seek(c.contactId());
        wrapUps.follow(conversation.agentId(), c.contactId(), conversation.queueId());
    }

    private static void requireRoom(Queue queue, Requirements requirements) {
        if (queue.full()) {
            throw new NotDone(Refusal.QUEUE_FULL, "Queue " + queue.queueId() + " is full");
        }
        Plan plan = Plan.of(requirements, queue.rules().tierWaitMs(), queue.highestTier());
        Turn.require(
                !queue.tooMany(plan.firstOpen()),
                Refusal.LIMIT_REACHED,
                "Contacts of a queue ask for at most " + Centre.MAX_LANES + " different things at a time");
    }

    private void check(Requirements requirements) {
        Turn.require(
                turn.centre().version() > 1 || requirements.equals(Requirements.NONE),
                Refusal.BAD_VALUE,
                "Requirements need version 2");
        Turn.require(
                requirements.steps().size() <= Centre.MAX_STEPS
                        && requirements.preferred().size() <= Centre.MAX_NEEDS,
                Refusal.LIMIT_REACHED,
                "At most " + Centre.MAX_STEPS + " steps and " + Centre.MAX_NEEDS + " preferred skills");
        long last = -1;
        boolean personal = !requirements.steps().isEmpty();
        for (Requirements.Step step : requirements.steps()) {
            Turn.require(
                    last < 0 ? step.afterMs() == 0 : step.afterMs() > last,
                    Refusal.BAD_VALUE,
                    "The first step is at 0 ms, the others ascend");
            Turn.require(
                    step.afterMs() <= Centre.MAX_STEP_MS,
                    Refusal.BAD_VALUE,
                    "The last step is at " + Centre.MAX_STEP_MS + " ms or before");
            Turn.require(
                    step.needs().size() <= Centre.MAX_NEEDS,
                    Refusal.LIMIT_REACHED,
                    "A step needs at most " + Centre.MAX_NEEDS + " skills");
            checkPersonal(step, personal);
            personal = step.agentId() != 0;
            for (Requirements.Need need : step.needs()) {
                Turn.require(
                        need.atLeast() >= 1 && need.atLeast() <= Centre.MAX_SKILL_LEVEL,
                        Refusal.BAD_VALUE,
                        "A skill is needed at 1 to " + Centre.MAX_SKILL_LEVEL);
            }
            last = step.afterMs();
        }
        Turn.require(!personal, Refusal.BAD_VALUE, "The last step must be open to others than one agent");
    }

    private static void checkPersonal(Requirements.Step step, boolean soFar) {
        Turn.require(
                step.agentId() == 0
                        || (step.agentId() > 0 && soFar && step.needs().isEmpty()),
                Refusal.BAD_VALUE,
                "Steps for one agent come before the others and need no skills");
    }

    public void end(Command.EndContact c) {
        Contact contact = turn.contact(c.contactId());
        switch (contact.state()) {
            case InMenu s -> turn.emit(contact.ends(c.by(), c.cause()));
            case Waiting s -> turn.emit(contact.ends(c.by(), c.cause()));
            case Offered offer ->
                offers.callerGone(c.contactId(), offer, () -> turn.emit(contact.ends(c.by(), c.cause())));
            case Talking conversation -> {
                conversations.part(c.contactId(), parted(c.by()), turn.firmId());
                turn.emit(contact.ends(c.by(), c.cause()));
                wrapUps.follow(conversation.agentId(), c.contactId(), conversation.queueId());
            }
            case Parted s -> throw new IllegalStateException("Left parted: " + contact);
        }
    }

    /** For what no agent was busy with. */
    public void restart(Contact contact) {
        turn.emit(contact.firmId(), contact.ends(EndedBy.SYSTEM, EndCause.SERVER_RESTART));
    }

    private static ConversationEnd parted(EndedBy by) {
        return switch (by) {
            case CALLER -> ConversationEnd.CALLER_HUNG_UP;
            case AGENT -> ConversationEnd.AGENT_HUNG_UP;
            case SYSTEM -> ConversationEnd.SYSTEM;
        };
    }
}
