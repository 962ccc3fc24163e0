package org.switchroom.crm;

import java.util.Map;

/** Whom contacts were with and why they called, for lists of contacts. Blocking; one query for all. */
public interface ContactSubjects {

    /**
     * @param callerNumbers E.164 (empty when withheld) by contact id
     * @return by contact id; contacts about which nothing is known are left out
     */
    Map<Long, Subject> of(int firmId, Map<Long, String> callerNumbers);

    /**
     * @param name of the customer or employee; empty when unknown
     * @param disposition label as the last agent picked it; empty when none did
     */
    record Subject(String name, String disposition) {}

    /**
     * Keeps whom an agent says the contact is with; what is written down about it goes there.
     *
     * @param kind CUSTOMER or EMPLOYEE, of the firm
     */
    void say(int firmId, long contactId, CallerCard.Kind kind, long id, int byAgentId);
}
