package org.switchroom.crm.store;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.PersonalData;

/** The record itself: goes last, for by it the rest is found. */
@Component
class CustomerData implements PersonalData {
    private static final List<String> OF_CUSTOMER = List.of(
            "customer_phones",
            "customer_addresses",
            "customer_tags",
            "customer_relations",
            "customer_products",
            "orders",
            "incidents",
            "notes",
            "contact_dispositions",
            "contact_subjects",
            "trail");

    private final JdbcClient sql;
    private final ImportsOfPerson imports;

    CustomerData(JdbcClient sql, ImportsOfPerson imports) {
        this.sql = sql;
        this.imports = imports;
    }

    @Override
    public int getOrder() {
        return LAST;
    }

    @Override
    public String place() {
        return "records";
    }

    @Override
    public void show(Person person, Showing to) throws IOException {
        to.rows("customers", rows(person, """
                select (to_jsonb(t) - '{search,words}'::text[] || jsonb_build_object(
                       'custom', crm.custom_of(t.firm_id, t.custom)))::text
                  from crm.customers t where firm_id = :firm and id = any (:customers) order by id"""));
        for (var table : OF_CUSTOMER) {
            to.rows(table, rows(person, """
                    select (to_jsonb(t) - 'words')::text from crm.%s t
                     where firm_id = :firm and customer_id = any (:customers) order by 1""".formatted(table)));
        }
        to.rows("order_lines", rows(person, """
                select to_jsonb(l)::text from crm.order_lines l join crm.orders o on o.firm_id = l.firm_id and o.id = l.order_id
                 where l.firm_id = :firm and o.customer_id = any (:customers) order by l.order_id, l.position"""));
        to.rows("note_versions", rows(person, """
                select to_jsonb(v)::text from crm.note_versions v join crm.notes n on n.id = v.note_id
                 where n.firm_id = :firm and n.customer_id = any (:customers) order by v.note_id, v.version"""));
        to.rows("merges", rows(person, """
                select to_jsonb(m)::text from crm.merges m
                 where firm_id = :firm and (kept_id = any (:customers) or gone_id = any (:customers)) order by id"""));
        to.rows("import_rows", rows(person, """
                select to_jsonb(r)::text from crm.import_rows r
                 where firm_id = :firm and customer_id = any (:customers) order by import_id"""));
    }

    private List<String> rows(Person person, String query) {
        return sql.sql(query)
                .param("firm", person.firmId())
                .param("customers", person.customers())
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Override
    public Map<String, Long> erase(Person person) throws IOException {
        var counts = new LinkedHashMap<String, Long>();
        sql.sql("set local crm.trail_ends = 'yes'").update();
        counts.put("import files", imports.drop(person));
        var words = words(person);
        count(counts, "notes", person, """
                delete from crm.notes where firm_id = :firm and (customer_id = any (:customers)
                    or (customer_id is null and employee_id is null and caller_number = any (:numbers)))""");
        count(counts, "contact results made nameless", person, """
                update crm.contact_dispositions set customer_id = case when :nameless then customer_id end, caller_number = ''
                 where firm_id = :firm and (customer_id = any (:customers) or contact_id = any (:contacts))""");
        count(counts, "contacts assigned", person, """
                delete from crm.contact_subjects where firm_id = :firm and customer_id = any (:customers)""");
        count(counts, "copies of merges", person, """
                update crm.merges set gone_name = '', kept = null, gone = null, result = null, pointers = null, moved = null
                 where firm_id = :firm and (kept_id = any (:customers) or gone_id = any (:customers)
                    or kept::text ~ any (:mentions) or gone::text ~ any (:mentions))""");
        count(counts, "copies of imports", person, """
                delete from crm.import_rows where firm_id = :firm and customer_id = any (:customers)""");
        count(counts, "trail entries", person, """
                delete from crm.trail where firm_id = :firm and customer_id = any (:customers)""");
        count(counts, "trail entries of others made nameless", person, """
                with mentioned as (
                    delete from crm.trail where firm_id = :firm and changes::text ~ any (:mentions) returning *)
                insert into crm.trail (id, firm_id, customer_id, at, user_id, user_name, action, changes) overriding system value
                select id, firm_id, customer_id, at, user_id, user_name, action, (
                       select jsonb_agg(case when one::text ~ any (:mentions)
                                             then one || '{"before": "…", "after": "…"}' else one end)
                         from jsonb_array_elements(changes) one)
                  from mentioned""");
        count(
                counts,
                person.nameless() ? "customers made nameless" : "customers",
                person,
                person.nameless() ? NAMELESS : GONE);
        count(counts, "incident texts", person, """
                update crm.incidents set summary = '' where firm_id = :firm and customer_id = any (:customers)""");
        if (person.nameless()) {
            for (var table : List.of("phones", "addresses", "tags", "relations", "products")) {
                count(
                        counts,
                        table,
                        person,
                        "delete from crm.customer_" + table
                                + " where firm_id = :firm and customer_id = any (:customers)");
            }
            count(counts, "relations of others", person, """
                    delete from crm.customer_relations where firm_id = :firm and other_id = any (:customers)""");
        }
        counts.put("words of the dictionary", forget(person, words));
        return counts;
    }

    private static final String GONE = "delete from crm.customers where firm_id = :firm and id = any (:customers)";

    private static final String NAMELESS = """
            update crm.customers set customer_number = 'X' || id, first_name = '', last_name = '', company = 'X' || id, email = '',
                   street = '', postcode = '', city = '', language = '', manager_id = null, custom = '{}'
             where firm_id = :firm and id = any (:customers)""";

    private void count(Map<String, Long> counts, String what, Person person, String statement) {
        counts.put(what, (long) sql.sql(statement)
                .param("firm", person.firmId())
                .param("customers", person.customers())
                .param("contacts", person.contacts())
                .param("numbers", person.phones())
                .param("mentions", person.mentions())
                .param("nameless", person.nameless())
                .update());
    }

    private List<String> words(Person person) {
        return sql.sql("""
                        select distinct left(word, 40) from crm.customers c, regexp_split_to_table(
                               crm.folded(c.first_name || ' ' || c.last_name || ' ' || c.company), '[^[:alnum:]]+') word
                         where c.firm_id = ? and c.id = any (?) and length(word) >= 3""")
                .params(person.firmId(), person.customers())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Words of the name that nobody else's has. */
    private long forget(Person person, List<String> words) {
        return words.isEmpty()
                ? 0
                : sql.sql("""
                                delete from crm.name_words w where w.firm_id = :firm and w.word = any (:words)
                                   and not exists (select 1 from crm.customers c
                                                    where c.words @@ quote_literal(:firm || '/' || w.word)::tsquery)
                                   and not exists (select 1 from crm.employees e
                                                    where e.words @@ quote_literal(:firm || '/' || w.word)::tsquery)""")
                        .param("firm", person.firmId())
                        .param("words", words.toArray(String[]::new))
                        .update();
    }
}
