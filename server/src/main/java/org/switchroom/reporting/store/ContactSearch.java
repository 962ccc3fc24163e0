package org.switchroom.reporting.store;

import org.jspecify.annotations.Nullable;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.Outcome;

/**
 * Which contacts of a firm are wanted; null: does not matter.
 *
 * @param number E.164 of caller or number dialled, if {@code digits} can be read as one
 * @param digits anywhere in one of them
 * @param talkedTo agent of one of its conversations, or who has placed it
 * @param after the last contact of the page before
 */
public record ContactSearch(
        int firmId,
        @Nullable String number,
        @Nullable String digits,
        @Nullable Long fromMs,
        @Nullable Long toMs,
        @Nullable Integer queueId,
        @Nullable Integer talkedTo,
        @Nullable Outcome outcome,
        @Nullable ContactKind kind,
        @Nullable Place after,
        int limit) {

    /** Where a contact stands in the list, newest first. */
    public record Place(long startedAtMs, long contactId) {}
}
