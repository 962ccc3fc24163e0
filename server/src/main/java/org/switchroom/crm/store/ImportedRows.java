package org.switchroom.crm.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.store.Customers.Values;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Customers of a batch read and written with a few statements for all of them. */
@Component
class ImportedRows {
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    ImportedRows(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * A customer as it is to be.
     *
     * @param id 0: not given yet
     * @param phones all it is to have, E.164; likewise {@code tags}
     */
    record Made(long line, long id, boolean isNew, Values values, List<String> phones, List<String> tags) {
        Made with(long given) {
            return new Made(line, given, isNew, values, phones, tags);
        }
    }

    /** @param words as {@code crm.record_in_words} */
    record Before(JsonNode rows, Map<String, String> words) {}

    /** Nobody else changes them until the transaction ends. */
    Map<Long, Before> before(int firmId, List<Long> ids) {
        var before = new HashMap<Long, Before>();
        if (ids.isEmpty()) {
            return before;
        }
        var all = ids.toArray(Long[]::new);
        sql.sql("select 1 from crm.customers where firm_id = ? and id = any (?) order by id for no key update")
                .params(firmId, all)
                .query(Integer.class)
                .list();
        sql.sql("select id, crm.own_rows(?, id), crm.record_in_words(?, id) from crm.customers"
                        + " where firm_id = ? and id = any (?)")
                .params(firmId, firmId, firmId, all)
                .query(row -> {
                    before.put(
                            row.getLong(1),
                            new Before(json.readTree(row.getString(2)), json.readValue(row.getString(3), WORDS)));
                });
        return before;
    }

    Map<Long, Map<String, String>> words(int firmId, List<Long> ids) {
        var words = new HashMap<Long, Map<String, String>>();
        sql.sql("select id, crm.record_in_words(?, id) from crm.customers where firm_id = ? and id = any (?)")
                .params(firmId, firmId, ids.toArray(Long[]::new))
                .query(row -> {
                    words.put(row.getLong(1), json.readValue(row.getString(2), WORDS));
                });
        return words;
    }

    /** @return the same, each with its id */
    List<Made> write(int firmId, List<Made> made, int by) {
        long news = made.stream().filter(Made::isNew).count();
        var ids = sql.sql("select nextval('crm.customers_id_seq') from generate_series(1, ?)")
                .param(news)
                .query(Long.class)
                .list()
                .iterator();
        var numbered = made.stream()
                .map(one -> one.isNew() ? one.with(ids.next()) : one)
                .toList();
        insert(firmId, numbered.stream().filter(Made::isNew).toList(), by);
        update(firmId, numbered.stream().filter(one -> !one.isNew()).toList(), by);
        belongings(firmId, numbered);
        return numbered;
    }

    private static final String GIVEN = """
              from jsonb_to_recordset(:rows::jsonb) as g (
                   id bigint, "customerNumber" text, "firstName" text, "lastName" text, company text, email text, street text,
                   postcode text, city text, country text, language text, "valueClass" text, custom jsonb)""";

    private void insert(int firmId, List<Made> made, int by) {
        spread(firmId, made, by, """
                insert into crm.customers (
                    id, firm_id, customer_number, first_name, last_name, company, email, street, postcode, city, country,
                    language, value_class, custom, created_by, changed_by)
                overriding system value
                select g.id, :firm, coalesce(g."customerNumber", 'C' || g.id), coalesce(g."firstName", ''),
                       coalesce(g."lastName", ''), coalesce(g.company, ''), coalesce(g.email, ''), coalesce(g.street, ''),
                       coalesce(g.postcode, ''), coalesce(g.city, ''), coalesce(g.country, ''), coalesce(g.language, ''),
                       coalesce(g."valueClass", ''), jsonb_strip_nulls(crm.custom_by_id(:firm, g.custom)), :by, :by
                """ + GIVEN);
    }

    private void update(int firmId, List<Made> made, int by) {
        spread(firmId, made, by, """
                update crm.customers c set
                    customer_number = coalesce(g."customerNumber", c.customer_number),
                    first_name = coalesce(g."firstName", c.first_name), last_name = coalesce(g."lastName", c.last_name),
                    company = coalesce(g.company, c.company), email = coalesce(g.email, c.email),
                    street = coalesce(g.street, c.street), postcode = coalesce(g.postcode, c.postcode),
                    city = coalesce(g.city, c.city), country = coalesce(g.country, c.country),
                    language = coalesce(g.language, c.language), value_class = coalesce(g."valueClass", c.value_class),
                    custom = jsonb_strip_nulls(c.custom || crm.custom_by_id(:firm, g.custom)),
                    changed_at = now(), changed_by = :by
                """ + GIVEN + " where c.firm_id = :firm and c.id = g.id");
    }

    private void spread(int firmId, List<Made> made, int by, String statement) {
        if (made.isEmpty()) {
            return;
        }
        var rows = new ArrayList<Map<String, Object>>();
        for (var one : made) {
            var row = new HashMap<String, Object>();
            row.put("id", one.id());
            one.values().parameters().forEach((field, value) -> {
                if (value != null) {
                    row.put(field, value);
                }
            });
            row.put("custom", one.values().custom());
            rows.add(row);
        }
        sql.sql(statement)
                .param("firm", firmId)
                .param("by", by)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    /** Numbers and tags are added; what was noted under a number before becomes the customer's who gets it. */
    private void belongings(int firmId, List<Made> made) {
        var phones = new ArrayList<Map<String, Object>>();
        var tags = new ArrayList<Map<String, Object>>();
        for (var one : made) {
            for (int i = 0; i < one.phones().size(); i++) {
                phones.add(Map.of(
                        "id", one.id(), "position", i + 1, "e164", one.phones().get(i)));
            }
            one.tags().forEach(tag -> tags.add(Map.of("id", one.id(), "tag", tag)));
        }
        run(firmId, phones, """
                insert into crm.customer_phones (firm_id, customer_id, position, e164)
                select :firm, id, position, e164
                  from jsonb_to_recordset(:rows::jsonb) as g (id bigint, position int, e164 text)
                    on conflict do nothing""");
        run(firmId, tags, """
                insert into crm.customer_tags (firm_id, customer_id, tag)
                select :firm, id, tag from jsonb_to_recordset(:rows::jsonb) as g (id bigint, tag text)
                    on conflict do nothing""");
        for (var table : List.of("notes", "contact_dispositions")) {
            run(firmId, phones, """
                    update crm.%s waiting set customer_id = g.id
                      from jsonb_to_recordset(:rows::jsonb) as g (id bigint, e164 text)
                     where waiting.firm_id = :firm and waiting.caller_number = g.e164
                       and waiting.customer_id is null and waiting.employee_id is null""".formatted(table));
        }
    }

    private void run(int firmId, List<?> rows, String statement) {
        if (!rows.isEmpty()) {
            sql.sql(statement)
                    .param("firm", firmId)
                    .param("rows", json.writeValueAsString(rows))
                    .update();
        }
    }

    /** So that it can be taken back; of one written twice by the same import what was before the first time. */
    void keepBefore(int firmId, long importId, List<Made> made, Map<Long, Before> before) {
        var kept = new ArrayList<Map<String, Object>>();
        for (var one : made) {
            var was = before.get(one.id());
            kept.add(was == null ? Map.of("id", one.id()) : Map.of("id", one.id(), "before", was.rows()));
        }
        if (!kept.isEmpty()) {
            sql.sql("""
                            insert into crm.import_rows (firm_id, import_id, customer_id, before, version)
                            select :firm, :import, g.id, g.before, c.version
                              from jsonb_to_recordset(:rows::jsonb) as g (id bigint, before jsonb)
                              join crm.customers c on c.firm_id = :firm and c.id = g.id
                                on conflict (import_id, customer_id) do update set version = excluded.version""")
                    .param("firm", firmId)
                    .param("import", importId)
                    .param("rows", json.writeValueAsString(kept))
                    .update();
        }
    }

    void refuse(int firmId, long importId, Map<Long, String> reasons) {
        var rows = reasons.entrySet().stream()
                .map(one -> Map.of("line", one.getKey(), "reason", one.getValue()))
                .toList();
        if (!rows.isEmpty()) {
            sql.sql("""
                            insert into crm.import_refusals (firm_id, import_id, line, reason)
                            select :firm, :import, line, reason
                              from jsonb_to_recordset(:rows::jsonb) as g (line bigint, reason text)""")
                    .param("firm", firmId)
                    .param("import", importId)
                    .param("rows", json.writeValueAsString(rows))
                    .update();
        }
    }
}
