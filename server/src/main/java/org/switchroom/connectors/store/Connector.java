package org.switchroom.connectors.store;

import org.jspecify.annotations.Nullable;
import org.switchroom.connectors.guard.Limits;
import org.switchroom.connectors.mapping.CardMapping;
import org.switchroom.connectors.source.SourceSettings;
import org.switchroom.connectors.source.WriteBack;

/**
 * A source of a client firm's, as an administrator has set it up. Without its secret.
 *
 * @param place of those that are asked; the lowest is first, of equal ones the older
 * @param goesOn whether the next is asked though this one knows the caller
 * @param writeBack how it takes what agents write down; null: not at all
 */
public record Connector(
        int id,
        String name,
        boolean enabled,
        int place,
        boolean goesOn,
        SourceSettings settings,
        CardMapping mapping,
        Limits limits,
        @Nullable WriteBack writeBack,
        boolean hasSecret) {

    /** Whether it takes what agents write down, be it asked or not. */
    public boolean writes() {
        return writeBack != null && writeBack.enabled();
    }
}
