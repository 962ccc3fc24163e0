package org.switchroom.engine;

import java.util.ArrayList;
import java.util.List;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.contact.Contact;
import org.switchroom.engine.queue.Queue;

/**
 * One command's turn: whose it is, what time it is, what has come of it so far. Decisions look things up here, which
 * refuses what is unknown or another firm's, and emit events here, which are applied at once, so that the next decision
 * sees the centre as it has become.
 */
public final class Turn {
    private final Centre centre;
    private final StateHash hash;
    private final List<LoggedEvent> events = new ArrayList<>();
    private long eventSeq;
    private long nowMs;
    private int firmId;

    Turn(Centre centre, StateHash hash, long eventSeq, long nowMs) {
        this.centre = centre;
        this.hash = hash;
        this.eventSeq = eventSeq;
        this.nowMs = nowMs;
    }

    /** Log time never goes back: a clock that was set back stands still here until it has caught up. */
    void begin(int firm, long logTimeMs) {
        events.clear();
        firmId = firm;
        nowMs = Math.max(nowMs, logTimeMs);
    }

    /** What has come of it so far, in order. */
    public List<LoggedEvent> events() {
        return events;
    }

    public Centre centre() {
        return centre;
    }

    public long nowMs() {
        return nowMs;
    }

    public long lastEventSeq() {
        return eventSeq;
    }

    public long nextEventSeq() {
        return eventSeq + 1;
    }

    public void emit(Event event) {
        emit(firmId, event);
    }

    /** For what a timer, a restart or another firm's command makes happen. */
    public void emit(int firm, Event event) {
        LoggedEvent logged = new LoggedEvent(++eventSeq, nowMs, firm, event);
        centre.apply(logged);
        hash.add(logged);
        events.add(logged);
    }

    /** The firm of the command. */
    public int firmId() {
        return firmId;
    }

    public Queue queue(int queueId) {
        Queue queue = centre.queue(queueId);
        if (queue == null) {
            throw new NotDone(Refusal.UNKNOWN_QUEUE, "No queue " + queueId);
        }
        sameFirm(queue.firmId(), "queue ", queueId);
        return queue;
    }

    public Agent agent(int agentId) {
        Agent agent = centre.agent(agentId);
        if (agent == null) {
            throw new NotDone(Refusal.UNKNOWN_AGENT, "No agent " + agentId);
        }
        sameFirm(agent.firmId(), "agent ", agentId);
        return agent;
    }

    public Contact contact(long contactId) {
        Contact contact = centre.contact(contactId);
        if (contact == null) {
            throw new NotDone(Refusal.UNKNOWN_CONTACT, "No open contact " + contactId);
        }
        sameFirm(contact.firmId(), "contact ", contactId);
        return contact;
    }

    /** Refuses to open a contact that is open, or one too many. */
    public void requireNewContact(long contactId, String caller, String dialled) {
        require(contactId > 0, Refusal.BAD_VALUE, "A contact id must be above 0");
        requireText(caller, "The caller's number");
        requireText(dialled, "The number dialled");
        if (centre.contact(contactId) != null) {
            throw new NotDone(Refusal.DUPLICATE_CONTACT, "Contact " + contactId + " is open already");
        }
        require(
                centre.contactCount() < Centre.MAX_OPEN_CONTACTS,
                Refusal.LIMIT_REACHED,
                "There are " + Centre.MAX_OPEN_CONTACTS + " contacts open");
    }

    public void sameFirm(int owner, String what, long id) {
        if (owner != firmId) {
            throw new NotDone(Refusal.OTHER_FIRM, "Another client firm's " + what + id);
        }
    }

    /** For a command that says on whose behalf it is given; such commands came with version 2. */
    public void requireUser(int byUserId) {
        requireVersion2();
        require(byUserId > 0, Refusal.BAD_VALUE, "A user id must be above 0");
    }

    public void requireVersion2() {
        require(centre.version() > 1, Refusal.BAD_VALUE, "This needs version 2");
    }

    /** @param detail a constant; one that has to be put together is better thrown where it is needed */
    public static void require(boolean allowed, Refusal otherwise, String detail) {
        if (!allowed) {
            throw new NotDone(otherwise, detail);
        }
    }

    public static void requireText(String text, String what) {
        if (text.length() > Centre.MAX_TEXT) {
            throw new NotDone(Refusal.LIMIT_REACHED, what + " is longer than " + Centre.MAX_TEXT + " characters");
        }
    }
}
