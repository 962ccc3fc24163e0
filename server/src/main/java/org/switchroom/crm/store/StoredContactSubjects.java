package org.switchroom.crm.store;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.ContactSubjects;

/** Prefers whom the agent's wrap-up was about, then whom the agent said it was; else who has the caller's number now. */
@Component
class StoredContactSubjects implements ContactSubjects {
    private final JdbcClient sql;

    StoredContactSubjects(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Map<Long, Subject> of(int firmId, Map<Long, String> callerNumbers) {
        var subjects = new HashMap<Long, Subject>();
        sql.sql("""
                        select contact.id, coalesce(said.disposition_label, '') as disposition,
                               coalesce(
                                   (select coalesce(nullif(trim(first_name || ' ' || last_name), ''), company) from crm.customers
                                     where firm_id = :firm and id = said.customer_id),
                                   (select first_name || ' ' || last_name from crm.employees
                                     where firm_id = :firm and id = said.employee_id),
                                   (select coalesce(nullif(trim(first_name || ' ' || last_name), ''), company)
                                      from crm.contact_subjects told join crm.customers on customers.id = told.customer_id
                                     where told.firm_id = :firm and told.contact_id = contact.id),
                                   (select first_name || ' ' || last_name
                                      from crm.contact_subjects told join crm.employees on employees.id = told.employee_id
                                     where told.firm_id = :firm and told.contact_id = contact.id),
                                   (select coalesce(nullif(trim(first_name || ' ' || last_name), ''), company)
                                      from crm.customer_phones join crm.customers on customers.id = customer_id
                                     where customer_phones.firm_id = :firm and e164 = contact.number
                                     order by customer_id limit 1),
                                   (select first_name || ' ' || last_name
                                      from crm.employee_phones join crm.employees on employees.id = employee_id
                                     where employee_phones.firm_id = :firm and e164 = contact.number
                                     order by employee_id limit 1),
                                   '') as name
                          from unnest(:ids, :numbers) as contact (id, number)
                          left join lateral (
                               select * from crm.contact_dispositions
                                where firm_id = :firm and contact_id = contact.id
                                order by at desc limit 1) as said on true""")
                .param("firm", firmId)
                .param("ids", callerNumbers.keySet().toArray(Long[]::new))
                .param("numbers", callerNumbers.values().toArray(String[]::new))
                .query(row -> {
                    var subject = new Subject(row.getString("name").strip(), row.getString("disposition"));
                    if (!subject.name().isEmpty() || !subject.disposition().isEmpty()) {
                        subjects.put(row.getLong("id"), subject);
                    }
                });
        return subjects;
    }

    @Override
    public void say(int firmId, long contactId, CallerCard.Kind kind, long id, int byAgentId) {
        sql.sql("""
                        insert into crm.contact_subjects (firm_id, contact_id, customer_id, employee_id, said_by)
                        values (:firm, :contact, crm.standing_for(:firm, :customer), :employee, :by)
                        on conflict (firm_id, contact_id) do update
                            set customer_id = excluded.customer_id, employee_id = excluded.employee_id,
                                said_by = excluded.said_by, at = now()""")
                .param("firm", firmId)
                .param("contact", contactId)
                .param("customer", kind == CallerCard.Kind.CUSTOMER ? id : null)
                .param("employee", kind == CallerCard.Kind.EMPLOYEE ? id : null)
                .param("by", byAgentId)
                .update();
    }
}
