package org.switchroom.developers;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a program of the company's may do here, until when.
 *
 * @param hint the beginning of its secret
 * @param expiresAt null: never
 * @param madeBy the administrator in whose name it asks; it is worth nothing once that one is none any more
 * @param lastUsedAt null: never yet
 */
public record ApiToken(
        int id,
        int firmId,
        String name,
        Set<Scope> scopes,
        String hint,
        @Nullable Instant expiresAt,
        int madeBy,
        Instant madeAt,
        @Nullable Instant lastUsedAt) {

    public ApiToken {
        scopes = Set.copyOf(scopes);
    }

    public boolean expiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
