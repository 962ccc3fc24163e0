package org.switchroom.desk.store;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.PersonalData;

/** What was typed about somebody and not saved, and numbers that were asked to be dialled. */
@Component
class DeskData implements PersonalData {
    private static final String DRAFTS = """
            from desk.drafts d where firm_id = :firm
             and (subject = any (:subjects) or content ~ any (:mentions) or subject ~ any (:mentions))""";

    private static final String REQUESTS = """
            from desk.requests r where firm_id = :firm and (asked ~ any (:mentions) or answer ~ any (:mentions))""";

    private final JdbcClient sql;

    DeskData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String place() {
        return "drafts";
    }

    @Override
    public void show(Person person, Showing to) throws IOException {
        to.rows(
                "drafts",
                asked("select to_jsonb(d)::text " + DRAFTS, person)
                        .query((row, _) -> row.getString(1))
                        .list());
        to.rows(
                "dialling requests",
                asked("select to_jsonb(r)::text " + REQUESTS, person)
                        .query((row, _) -> row.getString(1))
                        .list());
    }

    @Override
    public Map<String, Long> erase(Person person) {
        return Map.of(
                "drafts", (long) asked("delete " + DRAFTS, person).update(),
                "dialling requests", (long) asked("delete " + REQUESTS, person).update());
    }

    private JdbcClient.StatementSpec asked(String statement, Person person) {
        var subjects = Stream.concat(person.customerIds().stream(), person.contactIds().stream())
                .map(String::valueOf)
                .toArray(String[]::new);
        return sql.sql(statement)
                .param("firm", person.firmId())
                .param("mentions", person.mentions())
                .param("subjects", subjects);
    }
}
