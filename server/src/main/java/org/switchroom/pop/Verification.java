package org.switchroom.pop;

import java.time.Instant;
import java.util.List;

/**
 * That somebody made sure who a caller is.
 *
 * @param byName of the agent
 * @param fields answered rightly
 */
public record Verification(String byName, Instant at, List<VerificationField> fields) {
    public Verification {
        fields = List.copyOf(fields);
    }
}
