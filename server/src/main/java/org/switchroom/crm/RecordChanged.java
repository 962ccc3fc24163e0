package org.switchroom.crm;

import java.util.Set;

/**
 * Spring application event: a customer was added or changed. Listen after the commit, when it can be read; hand over and
 * return.
 *
 * @param numbers E.164, those the customer has now and those from before
 */
public record RecordChanged(int firmId, Set<String> numbers) {
    public RecordChanged {
        numbers = Set.copyOf(numbers);
    }
}
