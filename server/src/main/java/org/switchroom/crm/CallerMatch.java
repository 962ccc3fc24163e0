package org.switchroom.crm;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has a caller's number.
 *
 * @param kind never UNKNOWN
 * @param number customer or staff number
 * @param place town or department; empty: not known
 * @param tags of a customer
 * @param lastOrderAt null: never ordered
 */
public record CallerMatch(
        CallerCard.Kind kind,
        @JsonFormat(shape = STRING) long id,
        String name,
        String number,
        String place,
        List<String> tags,
        @Nullable Instant lastOrderAt) {
    public CallerMatch {
        tags = List.copyOf(tags);
    }

    public boolean is(CallerCard.Kind otherKind, long otherId) {
        return kind == otherKind && id == otherId;
    }
}
