package org.switchroom.developers.event;

import java.util.List;

/** What an event says, each under a name of its own. Ids of 64 bits are strings, times epoch milliseconds. */
public enum Field {
    CONTACT("contactId", Shape.TEXT, "The contact.", "871234567890123456"),
    FROM_CONTACT("fromContactId", Shape.TEXT, "The call in which it was left.", "871234567890123400"),
    CURRENT_CONTACT(
            "contactId",
            Shape.TEXT_OR_NULL,
            "The contact offered, talked to or wrapped up; null: none.",
            "871234567890123456"),
    KIND("kind", Shape.TEXT, "call, voicemail, internal or outbound.", "call"),
    CALLER("caller", Shape.TEXT, "E.164, or empty when withheld.", "+4930123456"),
    DIALLED("dialled", Shape.TEXT, "What the caller dialled.", "+4940999000"),
    NUMBER("number", Shape.TEXT, "The telephone number to be called.", "+4930123456"),
    QUEUE("queueId", Shape.NUMBER, "The queue; 0: a colleague calls.", 12),
    AGENT("agentId", Shape.NUMBER, "The agent: the id of the user.", 7),
    TO_AGENT("toAgentId", Shape.NUMBER, "The agent who goes on with it; 0: a telephone outside.", 8),
    PRIORITY("priority", Shape.NUMBER, "Higher is earlier.", 0),
    POSITION("position", Shape.NUMBER, "Place in line; 1 is next.", 3),
    ESTIMATED_WAIT("estimatedWaitMs", Shape.NUMBER, "How long it will probably wait, milliseconds.", 45000),
    DEADLINE("deadlineMs", Shape.NUMBER, "Until when the agent's telephone rings.", 1780000020000L),
    WAITED("waitedMs", Shape.NUMBER, "How long it has waited in this queue.", 31000),
    TALKED("talkMs", Shape.NUMBER, "Conversation without hold.", 182000),
    HELD("holdMs", Shape.NUMBER, "All holds together.", 15000),
    LENGTH("lengthMs", Shape.NUMBER, "Length of the message.", 23000),
    ENDS("endsAtMs", Shape.NUMBER, "When it ends by itself.", 1780000060000L),
    ATTEMPTS("attempts", Shape.NUMBER, "Made so far.", 2),
    RETRY("retryAtMs", Shape.NUMBER, "When the next attempt may be made; 0: that was the last.", 1780003600000L),
    OFFER_END(
            "reason",
            Shape.TEXT,
            "no-answer, declined, busy, unreachable, caller-gone, agent-gone, withdrawn or answered-elsewhere.",
            "no-answer"),
    OUTCOME(
            "outcome",
            Shape.TEXT,
            "in-menu, abandoned, answered, overflowed, voicemail, discarded, not-reached, callback-failed,"
                    + " callback-cancelled or callback-taken-up.",
            "answered"),
    ENDED_BY("endedBy", Shape.TEXT, "caller, agent, system or outside.", "caller"),
    STATE("state", Shape.TEXT, "offline, not-ready, available, offered, on-contact, held or wrap-up.", "on-contact"),
    REASON_CODE("reasonCode", Shape.TEXT, "Why not ready; else empty.", "BREAK"),
    CUSTOMER("customerId", Shape.TEXT, "The customer.", "4711"),
    CUSTOMERS("customerIds", Shape.TEXTS, "The customers; at most 500.", List.of("4711", "4712")),
    TEXT("text", Shape.TEXT, "For people.", "Sent from the page Developers.");

    /** Of a value. */
    public enum Shape {
        TEXT,
        TEXT_OR_NULL,
        TEXTS,
        NUMBER
    }

    private final String key;
    private final Shape shape;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // a String, some in a List.of(), or a number
    private final Object example;

    Field(String key, Shape shape, String meaning, Object example) {
        this.key = key;
        this.shape = shape;
        this.meaning = meaning;
        this.example = example;
    }

    public String key() {
        return key;
    }

    public Shape shape() {
        return shape;
    }

    public String meaning() {
        return meaning;
    }

    public Object example() {
        return example;
    }
}
