package org.switchroom.database;

import org.jspecify.annotations.Nullable;

/** Lists that begin with the newest: a page's cursor is the id of the last on the page before. */
public final class NewestFirst {
    private NewestFirst() {}

    /**
     * @param cursor null: from the newest
     * @return the id that those on the page come before
     * @throws UnknownCursor when the cursor is none
     */
    public static long before(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new UnknownCursor();
        }
    }
}
