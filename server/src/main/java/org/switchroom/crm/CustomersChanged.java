package org.switchroom.crm;

import java.util.Map;
import java.util.Set;

/**
 * As {@link CustomerChanged}, of many at once: an import's batch, what takes one back or a field out of all; and of those
 * who are forgotten.
 *
 * @param fields by customer id; none of one that is gone
 */
public record CustomersChanged(int firmId, int byUserId, String byName, Map<Long, Set<String>> fields) {
    public CustomersChanged {
        fields = Map.copyOf(fields);
    }

    public CustomerChanged of(long customerId) {
        return new CustomerChanged(firmId, customerId, byUserId, byName, fields.getOrDefault(customerId, Set.of()));
    }
}
