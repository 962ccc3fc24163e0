package org.switchroom.quality;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A recording as catalogued.
 *
 * @param file relative to the directory of recordings
 */
public record RecordingEntry(
        long id, int firmId, long contactId, int agentId, Path file, Instant startedAt, long durationMs) {}
