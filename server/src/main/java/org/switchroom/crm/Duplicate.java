package org.switchroom.crm;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;

/**
 * A customer that may be the same as another.
 *
 * @param place town; empty: not known
 * @param because what they have in common, the strongest sign first
 */
public record Duplicate(
        @JsonFormat(shape = STRING) long id, String name, String customerNumber, String place, List<Sign> because) {

    public enum Sign {
        PHONE,
        EMAIL,
        /** The same or nearly. */
        NAME
    }
}
