package org.switchroom.reporting;

import java.util.List;
import java.util.Set;

/** Says which contacts were recorded. Implemented by whoever keeps the recordings. */
public interface ContactRecordings {

    /** Those of {@code contactIds} that have a recording. One query for all of them. */
    Set<Long> recorded(int firmId, List<Long> contactIds);
}
