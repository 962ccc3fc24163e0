package org.switchroom.crm;

/**
 * A table with a column {@code customer_id} whose rows go over when two customers become one, and come back when they are
 * taken apart. Each module declares its own as beans.
 *
 * @param table with its schema
 * @param key SQL that gives a row's key as text
 */
public record CustomerReference(String table, String key) {}
