package org.switchroom.crm.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.Dispositions.Disposition;
import org.switchroom.crm.RecordImport;
import tools.jackson.databind.json.JsonMapper;

/** One statement for a whole list: the records go to PostgreSQL as one JSON document and are spread over the tables there. */
@Component
class StoredRecordImport implements RecordImport {
    private final JdbcClient sql;
    private final JsonMapper json;
    private final StoredDispositions dispositions;

    StoredRecordImport(JdbcClient sql, JsonMapper json, StoredDispositions dispositions) {
        this.sql = sql;
        this.json = json;
        this.dispositions = dispositions;
    }

    @Override
    public void customers(int firmId, List<NewCustomer> customers) {
        run(firmId, customers, """
                with given as (
                    select * from jsonb_to_recordset(:records::jsonb) as c (
                        "customerNumber" text, "firstName" text, "lastName" text, company text, email text, phones text[],
                        street text, postcode text, city text, country text, language text,
                        "valueClass" text, "managerId" int, orders jsonb)
                ), customers as (
                    insert into crm.customers (firm_id, customer_number, first_name, last_name, company, email, street,
                        postcode, city, country, language, value_class, manager_id)
                    select :firm, "customerNumber", "firstName", "lastName", company, email, street, postcode, city,
                        country, language, "valueClass", "managerId"
                      from given returning id, customer_number
                ), phones as (
                    insert into crm.customer_phones (firm_id, customer_id, position, e164)
                    select :firm, c.id, p.position, p.e164
                      from given g join customers c on c.customer_number = g."customerNumber"
                           cross join unnest(g.phones) with ordinality as p (e164, position)
                ), given_orders as (
                    select c.id customer_id, o.*
                      from given g join customers c on c.customer_number = g."customerNumber"
                           cross join jsonb_to_recordset(g.orders) as o (
                               "orderNumber" text, "placedAt" bigint, status text, currency text, lines jsonb)
                ), orders as (
                    insert into crm.orders (firm_id, customer_id, order_number, placed_at, status, total_minor, currency)
                    select :firm, customer_id, "orderNumber", to_timestamp("placedAt" / 1000.0), status,
                        (select coalesce(sum((l ->> 'quantity')::bigint * (l ->> 'priceMinor')::bigint), 0)
                           from jsonb_array_elements(lines) l), currency
                      from given_orders returning id, order_number
                )
                insert into crm.order_lines (firm_id, order_id, position, quantity, item, article_group, price_minor)
                select :firm, o.id, l.position, (l.line ->> 'quantity')::int, l.line ->> 'item',
                    l.line ->> 'group', (l.line ->> 'priceMinor')::bigint
                  from given_orders g join orders o on o.order_number = g."orderNumber"
                       cross join jsonb_array_elements(g.lines) with ordinality as l (line, position)""");
    }

    @Override
    public void employees(int firmId, List<NewEmployee> employees) {
        run(firmId, employees, """
                with given as (
                    select * from jsonb_to_recordset(:records::jsonb) as e (
                        "staffNumber" text, "firstName" text, "lastName" text, department text, location text, email text,
                        phones text[], incidents jsonb)
                ), employees as (
                    insert into crm.employees (firm_id, staff_number, first_name, last_name, department, location, email)
                    select :firm, "staffNumber", "firstName", "lastName", department, location, email
                      from given returning id, staff_number
                ), phones as (
                    insert into crm.employee_phones (firm_id, employee_id, position, e164)
                    select :firm, e.id, p.position, p.e164
                      from given g join employees e on e.staff_number = g."staffNumber"
                           cross join unnest(g.phones) with ordinality as p (e164, position)
                )
                insert into crm.incidents (firm_id, employee_id, incident_number, opened_at, status, priority, summary)
                select :firm, e.id, i."incidentNumber", to_timestamp(i."openedAt" / 1000.0), i.status, i.priority, i.summary
                  from given g join employees e on e.staff_number = g."staffNumber"
                       cross join jsonb_to_recordset(g.incidents) as i (
                           "incidentNumber" text, "openedAt" bigint, status text, priority text, summary text)""");
    }

    @Override
    public void dispositions(int firmId, List<Disposition> added) {
        for (var disposition : added) {
            dispositions.save(firmId, new StoredDispositions.Stored(0, disposition.code(), disposition.label()), 0);
        }
    }

    private void run(int firmId, List<?> records, String statement) {
        sql.sql(statement)
                .param("firm", firmId)
                .param("records", json.writeValueAsString(records))
                .update();
    }
}
