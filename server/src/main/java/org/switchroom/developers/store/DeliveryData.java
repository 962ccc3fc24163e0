package org.switchroom.developers.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.PersonalData;

/** What was, or is to be, told to webhooks about somebody. */
@Component
class DeliveryData implements PersonalData {
    private static final String DELIVERIES =
            " from developers.deliveries d where firm_id = :firm and body ~ any (:mentions)";

    private final JdbcClient sql;

    DeliveryData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String place() {
        return "webhook deliveries";
    }

    @Override
    public void show(Person person, Showing to) throws IOException {
        to.rows(
                "webhook deliveries",
                asked("select to_jsonb(d)::text" + DELIVERIES, person)
                        .query((row, _) -> row.getString(1))
                        .list());
    }

    @Override
    public Map<String, Long> erase(Person person) {
        return Map.of("webhook deliveries", (long)
                asked("delete" + DELIVERIES, person).update());
    }

    private JdbcClient.StatementSpec asked(String statement, Person person) {
        var ids = Stream.concat(
                person.contactIds().stream().map(id -> "ontactId\":\"" + id + "\""),
                person.customerIds().stream().map(id -> "\"customerId\":\"" + id + "\""));
        return sql.sql(statement)
                .param("firm", person.firmId())
                .param(
                        "mentions",
                        Stream.concat(Arrays.stream(person.mentions()), ids).toArray(String[]::new));
    }
}
