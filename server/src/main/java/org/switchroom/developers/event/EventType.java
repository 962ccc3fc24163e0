package org.switchroom.developers.event;

import static org.switchroom.developers.event.Field.*;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/**
 * Every event that programs outside are told. A name and the fields under it never change or go away; a new field may be
 * added, and new types come: a reader skips what it does not know.
 */
public enum EventType {
    CONTACT_OPENED("contact.opened", "A call has come in.", CONTACT, CALLER, DIALLED),
    CONTACT_PLACED("contact.placed", "An agent calls somebody.", CONTACT, AGENT, KIND, CALLER, DIALLED),
    CONTACT_QUEUED(
            "contact.queued", "A contact waits in a queue.", CONTACT, QUEUE, PRIORITY, Field.POSITION, ESTIMATED_WAIT),
    CONTACT_OVERFLOWED("contact.overflowed", "A step of the queue's overflow was taken.", CONTACT, QUEUE),
    CONTACT_OFFERED("contact.offered", "An agent's telephone rings.", CONTACT, QUEUE, AGENT, DEADLINE),
    OFFER_ENDED(
            "contact.offer-ended",
            "The agent's telephone rings no more, unanswered.",
            CONTACT,
            QUEUE,
            AGENT,
            OFFER_END),
    CONTACT_ANSWERED("contact.answered", "An agent has answered.", CONTACT, QUEUE, AGENT, WAITED),
    CONTACT_HELD("contact.held", "The agent has put the caller on hold.", CONTACT, AGENT),
    CONTACT_RESUMED("contact.resumed", "The agent talks to the caller again.", CONTACT, AGENT),
    CONSULT_STARTED("contact.consult-started", "The caller is held while the agent asks somebody.", CONTACT, AGENT),
    CONSULT_ENDED("contact.consult-ended", "The agent asks nobody any more.", CONTACT, AGENT),
    HANDED_OVER("contact.handed-over", "The agent has left, somebody else goes on.", CONTACT, QUEUE, AGENT, TO_AGENT),
    CONVERSATION_ENDED(
            "contact.conversation-ended", "An agent talks to the caller no more.", CONTACT, AGENT, TALKED, Field.HELD),
    CONTACT_ENDED(
            "contact.ended",
            "The contact is over; told once of each. Wrap-up may still run.",
            CONTACT,
            OUTCOME,
            ENDED_BY),
    WRAP_UP_STARTED("wrap-up.started", "The agent writes down what it was about.", CONTACT, QUEUE, AGENT, ENDS),
    WRAP_UP_ENDED("wrap-up.ended", "The agent is done with the contact.", CONTACT, AGENT),
    AGENT_STATE("agent.state", "An agent's state is another.", AGENT, STATE, REASON_CODE, CURRENT_CONTACT),
    AGENT_QUEUE_PAUSED("agent.queue-paused", "An agent gets nothing from a queue for now.", AGENT, QUEUE),
    AGENT_QUEUE_RESUMED("agent.queue-resumed", "An agent gets contacts from a queue again.", AGENT, QUEUE),
    AGENT_REASON_EXCEEDED("agent.reason-exceeded", "Not ready for longer than this reason allows.", AGENT, REASON_CODE),
    MESSAGE_LEFT("message.left", "A caller has left a message.", CONTACT, FROM_CONTACT, CALLER, DIALLED, LENGTH),
    MESSAGE_DISCARDED("message.discarded", "A supervisor has deleted a message.", CONTACT, QUEUE),
    CALLBACK_REQUESTED("callback.requested", "The caller wants to be called back.", CONTACT, QUEUE, NUMBER),
    CALLBACK_DIALLED("callback.dialled", "The customer is called back.", CONTACT, QUEUE, AGENT, NUMBER),
    CALLBACK_MISSED("callback.missed", "The customer was not reached.", CONTACT, QUEUE, AGENT, ATTEMPTS, RETRY),
    CALLBACK_CANCELLED("callback.cancelled", "Nobody calls back any more.", CONTACT),
    RECORD_CHANGED(
            "record.changed", "A customer's record was added or changed; what it is now is read by REST.", CUSTOMER),
    RECORDS_CHANGED(
            "records.changed",
            "Many records at once were added, changed or taken out, as by an import: in place of one record.changed"
                    + " for each, and to whoever is told of those.",
            CUSTOMERS),
    WEBHOOK_TEST("webhook.test", "Sent to try a webhook.", TEXT);

    private final String id;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // List.of() cannot be changed
    private final List<Field> fields;

    EventType(String id, String meaning, Field... fields) {
        this.id = id;
        this.meaning = meaning;
        this.fields = List.of(fields);
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String meaning() {
        return meaning;
    }

    public List<Field> fields() {
        return fields;
    }

    /** Whether it can be subscribed to. */
    public boolean published() {
        return this != WEBHOOK_TEST;
    }

    /** @throws IllegalArgumentException when there is none such */
    @JsonCreator
    public static EventType of(String id) {
        return Arrays.stream(values())
                .filter(type -> type.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no event " + id + "."));
    }
}
