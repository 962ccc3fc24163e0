package org.switchroom.crm;

import java.util.Set;

/**
 * Spring application event, published in the transaction of the change: of what is kept about a customer something is
 * otherwise. Listen after its commit, hand over and return; or write in the same transaction what must not be lost.
 *
 * @param fields as {@link TrailEntry.FieldChange#field}; {@value #NOTES} for a note
 */
public record CustomerChanged(int firmId, long customerId, int byUserId, String byName, Set<String> fields) {
    public static final String NOTES = "notes";

    public CustomerChanged {
        fields = Set.copyOf(fields);
    }
}
