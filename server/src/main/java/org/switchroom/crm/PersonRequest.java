package org.switchroom.crm;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the records wants to see what is kept, or to be forgotten.
 *
 * @param customerName as long as there is one
 * @param customerNumber likewise
 * @param places where it is done so far, of {@code ofPlaces}
 * @param problem why it broke off; empty: it did not
 * @param fileReady whether what is kept can be downloaded
 * @param hash SHA-256 of the certificate; empty: there is none
 */
public record PersonRequest(
        @JsonFormat(shape = STRING) long id,
        @JsonFormat(shape = STRING) long customerId,
        String customerName,
        String customerNumber,
        Kind kind,
        State state,
        @JsonFormat(shape = STRING) LocalDate dueOn,
        List<String> places,
        int ofPlaces,
        String problem,
        boolean fileReady,
        String hash,
        String createdName,
        Instant createdAt,
        @Nullable Instant doneAt) {

    public enum Kind {
        /** To see all that is kept. */
        ACCESS,
        ERASURE,
        /** What was ordered and how often somebody called stays, without anything that says who. */
        ANONYMISE
    }

    public enum State {
        REGISTERED,
        RUNNING,
        FAILED,
        DONE
    }
}
