package org.switchroom.pop.store;

import java.io.IOException;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.PersonalData;

/** Who was verified. */
@Component
class VerificationData implements PersonalData {
    private final JdbcClient sql;

    VerificationData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String place() {
        return "verifications";
    }

    @Override
    public void show(Person person, Showing to) throws IOException {
        to.rows(
                "verifications",
                sql.sql("select to_jsonb(v)::text from pop.verifications v"
                                + " where firm_id = ? and customer_id = any (?) order by at")
                        .params(person.firmId(), person.customers())
                        .query((row, _) -> row.getString(1))
                        .list());
    }

    @Override
    public Map<String, Long> erase(Person person) {
        long erased = sql.sql("delete from pop.verifications where firm_id = ? and customer_id = any (?)")
                .params(person.firmId(), person.customers())
                .update();
        return Map.of("verifications", erased);
    }
}
