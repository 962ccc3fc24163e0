package org.switchroom.reporting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * @param verified that somebody made sure who it was; null: nobody did
     */
    record Annotation(
            String customerName,
            String disposition,
            @Nullable Verified verified) {}

    /**
     * @param byName of the agent
     * @param fields asked and answered rightly, by their names
     */
    record Verified(String byName, Instant at, List<String> fields) {}
}
