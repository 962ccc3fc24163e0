package org.switchroom.reporting;

/** Whose contacts are whose, for those who keep things about contacts. Reads the database. */
public interface ContactLog {

    /** Whether the contact is one of this client firm. */
    boolean exists(int firmId, long contactId);

    /** Whether this agent has talked to the caller of this contact. */
    boolean talkedTo(int firmId, long contactId, int agentId);
}
