package org.switchroom.reporting.store;

import java.util.List;
import java.util.Map;
import org.switchroom.reporting.projection.ContactLogRow;
import org.switchroom.reporting.projection.DayCounts;
import org.switchroom.reporting.projection.SegmentRow;

/**
 * The contact log as the board begins with it.
 *
 * @param position the last event in it
 * @param counts of today, by firm
 * @param openContacts of all firms
 * @param openSegments by contact; those in a queue with the time from which the board counts the wait
 */
record BoardSeed(
        long position,
        Map<Integer, DayCounts> counts,
        List<ContactLogRow> openContacts,
        Map<Long, List<SegmentRow>> openSegments) {}
