package org.switchroom.reporting;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Whose contacts are whose, for those who keep things about contacts. Reads the database. */
public interface ContactLog {

    /** Whether the contact is one of this client firm. */
    boolean exists(int firmId, long contactId);

    /** Whether this agent has talked to the caller of this contact. */
    boolean talkedTo(int firmId, long contactId, int agentId);

    /** Whether the contact is a message, and this agent has listened to it. */
    boolean heardMessage(int firmId, long contactId, int agentId);

    /**
     * The agent who talked last to a caller with one of these numbers. Gives up after {@code limitSeconds}.
     *
     * @param numbers E.164
     */
    Optional<LastTalk> lastTalk(int firmId, Collection<String> numbers, int limitSeconds);

    /** @param at when the contact began */
    record LastTalk(int agentId, Instant at) {}
}
