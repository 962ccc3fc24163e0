package org.switchroom.reporting.store;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.PersonalData;
import org.switchroom.directory.ChangeRefused;

/** Contacts stay, for the figures; the person's numbers go out of them. */
@Component
class ContactLogData implements PersonalData {
    private final JdbcClient sql;

    ContactLogData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public int getOrder() {
        return FIRST;
    }

    @Override
    public String place() {
        return "contact log";
    }

    @Override
    public Set<Long> contacts(int firmId, Set<String> numbers) {
        var all = numbers.toArray(String[]::new);
        return sql.sql("""
                        select contact_id from reporting.contacts
                         where firm_id = ? and (caller = any (?) or dialled = any (?))""")
                .params(firmId, all, all)
                .query((row, _) -> row.getLong(1))
                .set();
    }

    @Override
    public void show(Person person, Showing to) throws IOException {
        for (var table : new String[] {"contacts", "segments"}) {
            to.rows(
                    table,
                    sql.sql("select to_jsonb(t)::text from reporting." + table
                                    + " t where firm_id = ? and contact_id = any (?) order by contact_id")
                            .params(person.firmId(), person.contacts())
                            .query((row, _) -> row.getString(1))
                            .list());
        }
    }

    @Override
    public Map<String, Long> erase(Person person) {
        refuseOpen(person);
        var contacts = sql.sql("""
                        update reporting.contacts set
                            caller = case when placed_by = 0 then '' else caller end,
                            dialled = case when placed_by <> 0 or dialled = any (:numbers) then '' else dialled end
                         where firm_id = :firm and contact_id = any (:contacts)""")
                .param("firm", person.firmId())
                .param("contacts", person.contacts())
                .param("numbers", person.phones())
                .update();
        var segments = sql.sql("""
                        update reporting.segments set cause = ''
                         where firm_id = :firm and kind in ('CONSULT', 'OUTSIDE', 'CALLBACK', 'ATTEMPT')
                           and cause <> '' and (cause = any (:numbers) or contact_id = any (:contacts))""")
                .param("firm", person.firmId())
                .param("contacts", person.contacts())
                .param("numbers", person.phones())
                .update();
        return Map.of("contacts without the number", (long) contacts, "steps without the number", (long) segments);
    }

    /** One that goes on would bring the number back. */
    private void refuseOpen(Person person) {
        var open = sql.sql("""
                        select 1 from reporting.contacts
                         where firm_id = ? and contact_id = any (?) and ended_at is null limit 1""")
                .params(person.firmId(), person.contacts())
                .query(Integer.class)
                .optional();
        if (open.isPresent()) {
            throw new ChangeRefused(
                    ChangeRefused.Kind.CONFLICT,
                    "A contact with this person has not ended, or a message or callback of theirs still waits. "
                            + "End it, then go on.");
        }
    }
}
