package org.switchroom.connectors.store;

import org.switchroom.connectors.guard.Limits;
import org.switchroom.connectors.mapping.CardMapping;
import org.switchroom.connectors.source.SourceSettings;

/** A source of a client firm's, as an administrator has set it up. Without its secret. */
public record Connector(
        int id,
        String name,
        boolean enabled,
        SourceSettings settings,
        CardMapping mapping,
        Limits limits,
        boolean hasSecret) {}
