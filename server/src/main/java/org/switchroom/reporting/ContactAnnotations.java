package org.switchroom.reporting;

import java.util.Map;

/** What others know about contacts and the log shows beside them. Implemented outside; the log is complete without. */
public interface ContactAnnotations {

    /**
     * One query for all of them.
     *
     * @param callerNumbers E.164 (empty when withheld) by contact id
     * @return by contact id; contacts about which nothing is known are left out
     */
    Map<Long, Annotation> of(int firmId, Map<Long, String> callerNumbers);

    /**
     * @param customerName empty when unknown
     * @param disposition label in the firm's words; empty when none
     */
    record Annotation(String customerName, String disposition) {}
}
