package org.switchroom.crm;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer that went into another.
 *
 * @param goneId still leads to the one that stays
 * @param goneName name and customer number, as they were
 * @param byName who did it
 * @param undoableUntil null: can no longer be taken apart
 */
public record Merge(
        @JsonFormat(shape = STRING) long id,
        @JsonFormat(shape = STRING) long goneId,
        String goneName,
        Instant at,
        String byName,
        @Nullable Instant undoableUntil) {}
