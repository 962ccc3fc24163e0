package org.switchroom.crm.store;

import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.KnownNumbers;

/** Numbers by their digits, from an index of its own. */
@Component
class StoredKnownNumbers implements KnownNumbers {
    private final JdbcClient sql;

    StoredKnownNumbers(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public OptionalLong customerNumbered(int firmId, String digits) {
        return one("""
                select id from crm.customers
                 where firm_id = ? and regexp_replace(customer_number, '[^0-9]', '', 'g') = ? limit 2""", firmId, digits);
    }

    @Override
    public OptionalLong customerOfOrder(int firmId, String digits) {
        return one("""
                select distinct customer_id from crm.orders
                 where firm_id = ? and regexp_replace(order_number, '[^0-9]', '', 'g') = ? limit 2""", firmId, digits);
    }

    private OptionalLong one(String statement, int firmId, String digits) {
        var found = sql.sql(statement).params(firmId, digits).query(Long.class).list();
        return found.size() == 1 ? OptionalLong.of(found.getFirst()) : OptionalLong.empty();
    }
}
