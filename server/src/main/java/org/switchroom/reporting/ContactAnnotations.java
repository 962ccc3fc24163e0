package org.switchroom.reporting;

import java.util.List;
import java.util.Map;

/** What others know about contacts and the log shows beside them. Implemented outside; the log is complete without. */
public interface ContactAnnotations {

    /** By contact id; contacts about which nothing is known are left out. One query for all of them. */
    Map<Long, Annotation> of(int firmId, List<Long> contactIds);

    /**
     * @param customerName empty when unknown
     * @param disposition label in the firm's words; empty when none
     */
    record Annotation(String customerName, String disposition) {}
}
