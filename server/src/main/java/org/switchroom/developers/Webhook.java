package org.switchroom.developers;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchroom.developers.event.EventType;

/**
 * Where a firm wants to be told what happens.
 *
 * @param types which events
 * @param afterEventSeq it is told nothing from before
 * @param oldSecretUntil till when what it was signed with before signs too; null: there is only one secret
 */
public record Webhook(
        int id,
        int firmId,
        String name,
        String url,
        Set<EventType> types,
        boolean enabled,
        long afterEventSeq,
        @Nullable Instant oldSecretUntil) {

    public Webhook {
        types = Set.copyOf(types);
    }

    /** Who wants to know of each record wants to know of many at once. */
    public boolean wants(EventType type) {
        return enabled
                && (types.contains(type)
                        || (type == EventType.RECORDS_CHANGED && types.contains(EventType.RECORD_CHANGED)));
    }

    public boolean signedWithBoth(Instant now) {
        return oldSecretUntil != null && now.isBefore(oldSecretUntil);
    }
}
