package org.switchroom.crm;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;

/**
 * Somebody saw or changed a customer's record.
 *
 * @param userName as it was then
 * @param changes empty when it was only seen
 */
public record TrailEntry(
        @JsonFormat(shape = STRING) long id,
        Instant at,
        int userId,
        String userName,
        Action action,
        List<FieldChange> changes) {

    public enum Action {
        SEEN,
        CREATED,
        CHANGED,
        /** Another customer went into this one. */
        MERGED,
        /** It came out again. */
        UNMERGED,
        /** It was in a file that somebody took away. */
        EXPORTED,
        /** A file attached to it was. */
        DOWNLOADED
    }

    /**
     * @param field as the API names it; one the firm added is {@code custom.} and its key
     * @param before in words; empty: nothing
     */
    public record FieldChange(String field, String before, String after) {}
}
