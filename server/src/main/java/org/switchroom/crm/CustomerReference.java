package org.switchroom.crm;

import org.jspecify.annotations.Nullable;

/**
 * A table with a column {@code customer_id} whose rows go over when two customers become one, and come back when they are
 * taken apart. Each module declares its own as beans.
 *
 * @param table with its schema
 * @param key SQL that gives a row's key as text
 * @param written the column that has the key of {@link WrittenDown}, by which a row goes back with what it is about though it
 *     came later; null: none has
 */
public record CustomerReference(
        String table, String key, @Nullable String written) {
    public CustomerReference(String table, String key) {
        this(table, key, null);
    }
}
