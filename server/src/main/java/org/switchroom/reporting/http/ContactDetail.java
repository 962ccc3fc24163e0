package org.switchroom.reporting.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchroom.reporting.projection.SegmentKind;

/** A contact with every stretch of it. */
record ContactDetail(@JsonUnwrapped ContactRow contact, List<Segment> segments) {

    /**
     * @param endedAtMs null while open
     * @param result how it ended; empty while open
     */
    record Segment(
            SegmentKind kind,
            long startedAtMs,
            @Nullable Long endedAtMs,
            String queueName,
            String agentName,
            String result) {}
}
