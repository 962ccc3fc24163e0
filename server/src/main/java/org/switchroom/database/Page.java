package org.switchroom.database;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list.
 *
 * @param nextCursor to be handed back for the stretch that follows; null at the end
 * @param total how many there are on all pages
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, long total) {

    /**
     * @param found those from where the page begins on, one more than it has room for if there are
     * @param most on the page
     * @param cursorOf the last on it
     */
    public static <T> Page<T> of(List<T> found, int most, Function<T, String> cursorOf, long total) {
        return found.size() > most
                ? new Page<>(found.subList(0, most), cursorOf.apply(found.get(most - 1)), total)
                : new Page<>(found, null, total);
    }
}
