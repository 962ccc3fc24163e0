package org.switchroom.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list.
 *
 * @param nextCursor to be handed back for the stretch that follows; null at the end
 * @param total how many there are on all pages
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, long total) {}
