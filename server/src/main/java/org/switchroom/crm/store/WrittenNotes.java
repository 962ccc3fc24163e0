package org.switchroom.crm.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.WrittenDown;

/** Tells what stands now of a wrap-up or a note, in the transaction that changed it. */
@Component
class WrittenNotes {
    private static final String PERSON = """
            customers.id as customer_id, employees.id as employee_id,
                   coalesce(customers.customer_number, employees.staff_number, '') as person_number,
                   coalesce(customers.first_name, employees.first_name, '') as first_name,
                   coalesce(customers.last_name, employees.last_name, '') as last_name,
                   coalesce(customers.company, '') as company, coalesce(customers.email, employees.email, '') as email
            """;

    /** What is told of the customer {@code :gone} is told under these. */
    static final String KEYS_OF_CUSTOMER = """
            select 'contact-' || contact_id || '-' || agent_id from crm.contact_dispositions
             where firm_id = :firm and customer_id = :gone
            union all select 'note-' || id from crm.notes where firm_id = :firm and customer_id = :gone""";

    private final JdbcClient sql;
    private final ApplicationEventPublisher events;

    WrittenNotes(JdbcClient sql, ApplicationEventPublisher events) {
        this.sql = sql;
        this.events = events;
    }

    /** Why the caller called and what the agent noted are one. */
    void tellWrapUp(int firmId, long contactId, int agentId) {
        sql.sql("""
                        select 'contact-' || d.contact_id || '-' || d.agent_id as key, d.contact_id, d.caller_number as number,
                               d.agent_name as author, d.disposition_code, d.disposition_label, coalesce(n.text, '') as text,
                               %s
                          from crm.contact_dispositions d
                          left join crm.notes n on n.firm_id = d.firm_id and n.contact_id = d.contact_id
                                               and n.author_id = d.agent_id and n.wrap_up
                          left join crm.customers on customers.firm_id = d.firm_id and customers.id = d.customer_id
                          left join crm.employees on employees.firm_id = d.firm_id and employees.id = d.employee_id
                         where d.firm_id = :firm and d.contact_id = :contact and d.agent_id = :agent""".formatted(PERSON))
                .param("firm", firmId)
                .param("contact", contactId)
                .param("agent", agentId)
                .query((row, _) -> writtenDown(firmId, row))
                .list()
                .forEach(events::publishEvent);
    }

    private record Kept(long contactId, int authorId, boolean wrapUp) {}

    /** Of a wrap-up or not. */
    void tellNote(int firmId, long noteId) {
        var kept = sql.sql("""
                        select contact_id, author_id, wrap_up and contact_id is not null
                          from crm.notes where firm_id = ? and id = ?""")
                .params(firmId, noteId)
                .query((row, _) -> new Kept(row.getLong(1), row.getInt(2), row.getBoolean(3)))
                .single();
        if (kept.wrapUp()) {
            tellWrapUp(firmId, kept.contactId(), kept.authorId());
        } else {
            tellAlone(firmId, noteId);
        }
    }

    private void tellAlone(int firmId, long noteId) {
        sql.sql("""
                        select 'note-' || n.id as key, n.contact_id, n.caller_number as number, n.author_name as author,
                               '' as disposition_code, '' as disposition_label, n.text,
                               %s
                          from crm.notes n
                          left join crm.customers on customers.firm_id = n.firm_id and customers.id = n.customer_id
                          left join crm.employees on employees.firm_id = n.firm_id and employees.id = n.employee_id
                         where n.firm_id = :firm and n.id = :note""".formatted(PERSON))
                .param("firm", firmId)
                .param("note", noteId)
                .query((row, _) -> writtenDown(firmId, row))
                .list()
                .forEach(events::publishEvent);
    }

    private static WrittenDown writtenDown(int firmId, ResultSet row) throws SQLException {
        return new WrittenDown(
                firmId,
                row.getString("key"),
                row.getObject("contact_id", Long.class),
                row.getString("number"),
                new WrittenDown.Person(
                        row.getObject("customer_id", Long.class),
                        row.getObject("employee_id", Long.class),
                        row.getString("person_number"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("company"),
                        row.getString("email")),
                row.getString("author"),
                row.getString("disposition_code"),
                row.getString("disposition_label"),
                row.getString("text"));
    }
}
