package org.switchroom.connectors.store;

import java.io.IOException;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.PersonalData;

/** What was, or is to be, written about somebody into the company's own systems. What is there already is theirs. */
@Component
class WriteBackData implements PersonalData {
    private static final String ROWS = """
             from connectors.write_backs w
            where firm_id = :firm and (customer_id = any (:customers) or contact_id = any (:contacts)
                   or number = any (:phones) or entry::text ~ any (:mentions) or last_said ~ any (:mentions))""";

    private final JdbcClient sql;

    WriteBackData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String place() {
        return "write-backs";
    }

    @Override
    public void show(Person person, Showing to) throws IOException {
        to.rows(
                "write-backs",
                asked("select to_jsonb(w)::text" + ROWS, person)
                        .query((row, _) -> row.getString(1))
                        .list());
    }

    @Override
    public Map<String, Long> erase(Person person) {
        return Map.of("write-backs", (long) asked("delete" + ROWS, person).update());
    }

    private JdbcClient.StatementSpec asked(String statement, Person person) {
        return sql.sql(statement)
                .param("firm", person.firmId())
                .param("customers", person.customers())
                .param("contacts", person.contacts())
                .param("phones", person.phones())
                .param("mentions", person.mentions());
    }
}
