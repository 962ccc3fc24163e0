package org.switchroom.crm;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file attached to a customer.
 *
 * @param type as it was sent, such as {@code application/pdf}; nothing is made of it
 * @param bytes 1 to {@link RecordLimits#FILE_BYTES}
 * @param incidentId the customer's incident it belongs to; null: to none
 * @param noteId the note it belongs to; null: to none
 * @param byName who attached it
 */
public record CustomerFile(
        @JsonFormat(shape = STRING) long id,
        String name,
        String type,
        long bytes,
        @JsonFormat(shape = STRING) @Nullable Long incidentId,
        @JsonFormat(shape = STRING) @Nullable Long noteId,
        Instant at,
        String byName) {}
