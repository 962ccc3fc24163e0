package org.switchroom.crm.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.CustomerReference;
import org.switchroom.crm.RecordLimits;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import tools.jackson.databind.JsonNode;

/** The rows that go over when two customers become one. Statements of a transaction begun by {@link Merges}. */
@Component
class MovedRows {
    private static final List<CustomerReference> OWN = List.of(
            new CustomerReference("crm.orders", "id::text"),
            new CustomerReference("crm.incidents", "id::text"),
            new CustomerReference("crm.notes", "id::text"),
            new CustomerReference("crm.contact_subjects", "contact_id::text"),
            new CustomerReference("crm.contact_dispositions", "contact_id || '/' || agent_id"),
            new CustomerReference("crm.person_requests", "id::text"),
            new CustomerReference("crm.customer_files", "id::text"));

    /** Attached to what is the one's who goes. */
    private static final String ATTACHED = """
            (incident_id in (select id from crm.incidents where firm_id = :firm and customer_id = :gone)
             or note_id in (select id from crm.notes where firm_id = :firm and customer_id = :gone))""";

    /** What belongs to both, each once; numbers and the like of the one that goes come last. */
    private static final List<String> UNITE = List.of("""
            insert into crm.customer_phones (firm_id, customer_id, position, e164, label)
            select firm_id, :kept, position + (select coalesce(max(position), 0) from crm.customer_phones
                                                where firm_id = :firm and customer_id = :kept), e164, label
              from crm.customer_phones where firm_id = :firm and customer_id = :gone
                on conflict do nothing""", """
            insert into crm.customer_addresses (firm_id, customer_id, position, label, street, postcode, city, country)
            select firm_id, :kept, position + (select coalesce(max(position), 0) from crm.customer_addresses
                                                where firm_id = :firm and customer_id = :kept),
                   label, street, postcode, city, country
              from crm.customer_addresses gone where firm_id = :firm and customer_id = :gone
               and not exists (select 1 from crm.customer_addresses kept
                                where kept.firm_id = :firm and kept.customer_id = :kept
                                  and (kept.street, kept.postcode, kept.city, kept.country)
                                      = (gone.street, gone.postcode, gone.city, gone.country))""", """
            insert into crm.customer_tags (firm_id, customer_id, tag)
            select firm_id, :kept, tag from crm.customer_tags where firm_id = :firm and customer_id = :gone
                on conflict do nothing""", """
            insert into crm.customer_relations (firm_id, customer_id, kind, other_id)
            select firm_id, :kept, kind, other_id from crm.customer_relations
             where firm_id = :firm and customer_id = :gone and other_id <> :kept
                on conflict do nothing""", """
            insert into crm.customer_relations (firm_id, customer_id, kind, other_id)
            select firm_id, customer_id, kind, :kept from crm.customer_relations
             where firm_id = :firm and other_id = :gone and customer_id <> :kept
                on conflict do nothing""", """
            insert into crm.customer_products (
                   firm_id, customer_id, position, product, serial_number, bought_on, warranty_until)
            select firm_id, :kept, position + (select coalesce(max(position), 0) from crm.customer_products
                                                where firm_id = :firm and customer_id = :kept),
                   product, serial_number, bought_on, warranty_until
              from crm.customer_products where firm_id = :firm and customer_id = :gone""");

    private static final Map<String, Integer> LIMITS = Map.of(
            "phones", RecordLimits.PHONES,
            "addresses", RecordLimits.ADDRESSES,
            "tags", RecordLimits.TAGS,
            "relations", RecordLimits.RELATIONS,
            "products", RecordLimits.PRODUCTS,
            "files", RecordLimits.FILES);

    /** Of those that belong to both, or are no longer there, not every row. */
    private static final Map<String, String> COUNTED = Map.of(
            "phones", "count(distinct e164)",
            "tags", "count(distinct tag)",
            "files", "count(*) filter (where removed_at is null)");

    private final JdbcClient sql;
    private final List<CustomerReference> references;

    MovedRows(JdbcClient sql, List<CustomerReference> others) {
        this.sql = sql;
        this.references = Stream.concat(OWN.stream(), others.stream()).toList();
    }

    /** @throws ChangeRefused when one customer cannot have so much */
    void refuseTooMuch(int firmId, long keptId, long goneId) {
        var problems = new ArrayList<FieldProblem>();
        LIMITS.forEach((part, most) -> {
            var together = sql.sql("select " + COUNTED.getOrDefault(part, "count(*)") + " from crm.customer_" + part
                            + " where firm_id = ? and customer_id in (?, ?)")
                    .params(firmId, keptId, goneId)
                    .query(Integer.class)
                    .single();
            if (together > most) {
                problems.add(new FieldProblem(
                        part, "would be more than " + most + " together. Remove some from one of the two first."));
            }
        });
        for (var reference : references) {
            var rows = sql.sql("select count(*) from (select 1 from " + reference.table()
                            + " where firm_id = ? and customer_id = ? limit ?) few")
                    .params(firmId, goneId, RecordLimits.MERGED_ROWS + 1)
                    .query(Integer.class)
                    .single();
            if (rows > RecordLimits.MERGED_ROWS) {
                problems.add(new FieldProblem(
                        "",
                        "The one that goes has more than " + RecordLimits.MERGED_ROWS + " entries of a kind. "
                                + "Let it be the one that stays."));
            }
        }
        if (!problems.isEmpty()) {
            throw new ChangeRefused(Kind.CONFLICT, problems);
        }
    }

    void unite(int firmId, long keptId, long goneId) {
        for (var statement : UNITE) {
            sql.sql(statement)
                    .param("firm", firmId)
                    .param("kept", keptId)
                    .param("gone", goneId)
                    .update();
        }
    }

    /** Relations others say to one; {@code doubled} are those they say to the other as well. */
    String pointersTo(int firmId, long goneId, long keptId) {
        return sql.sql("""
                        select coalesce(jsonb_agg(jsonb_build_object(
                                   'customer_id', r.customer_id, 'kind', r.kind, 'doubled', exists (
                                       select 1 from crm.customer_relations k
                                        where k.firm_id = :firm and k.customer_id = r.customer_id and k.kind = r.kind
                                          and k.other_id = :kept))), '[]')
                          from crm.customer_relations r
                         where r.firm_id = :firm and r.other_id = :gone and r.customer_id <> :kept""")
                .param("firm", firmId)
                .param("gone", goneId)
                .param("kept", keptId)
                .query(String.class)
                .single();
    }

    /** Those that still are go back; one that was given up meanwhile stays given up. */
    void pointBack(int firmId, long keptId, long goneId, String pointers) {
        sql.sql("""
                        insert into crm.customer_relations (firm_id, customer_id, kind, other_id)
                        select r.firm_id, r.customer_id, r.kind, :gone
                          from jsonb_to_recordset(:pointers::jsonb) p (customer_id bigint, kind text)
                          join crm.customer_relations r on r.firm_id = :firm and r.customer_id = p.customer_id
                               and r.kind = p.kind and r.other_id = :kept
                            on conflict do nothing""")
                .param("firm", firmId)
                .param("gone", goneId)
                .param("kept", keptId)
                .param("pointers", pointers)
                .update();
        sql.sql("""
                        delete from crm.customer_relations r
                         using jsonb_to_recordset(:pointers::jsonb) p (customer_id bigint, kind text, doubled boolean)
                         where r.firm_id = :firm and r.customer_id = p.customer_id and r.kind = p.kind
                           and r.other_id = :kept and not p.doubled""")
                .param("firm", firmId)
                .param("kept", keptId)
                .param("pointers", pointers)
                .update();
    }

    /** @return by table the keys of the rows that went over */
    Map<String, List<String>> move(int firmId, long goneId, long keptId) {
        var moved = new LinkedHashMap<String, List<String>>();
        for (var reference : references) {
            var keys = sql.sql("update " + reference.table()
                            + " set customer_id = ? where firm_id = ? and customer_id = ? returning " + reference.key())
                    .params(keptId, firmId, goneId)
                    .query((row, _) -> row.getString(1))
                    .list();
            if (!keys.isEmpty()) {
                moved.put(reference.table(), keys);
            }
        }
        return moved;
    }

    /** What came only meanwhile stays, but for what hangs on something that goes back. */
    void moveBack(int firmId, long keptId, long goneId, JsonNode moved) {
        for (var reference : references) {
            var keys = new ArrayList<String>();
            moved.path(reference.table()).forEach(key -> keys.add(key.asString()));
            sql.sql("update " + reference.table() + " set customer_id = ? where firm_id = ? and customer_id = ? and "
                            + reference.key() + " = any (?)")
                    .params(goneId, firmId, keptId, keys.toArray(String[]::new))
                    .update();
        }
        moveAlong(firmId, keptId, goneId, "crm.customer_files", ATTACHED);
        for (var reference : references) {
            if (reference.written() != null) {
                var written = reference.written() + " in (" + WrittenNotes.KEYS_OF_CUSTOMER + ")";
                moveAlong(firmId, keptId, goneId, reference.table(), written);
            }
        }
    }

    private void moveAlong(int firmId, long keptId, long goneId, String table, String those) {
        sql.sql("update " + table + " set customer_id = :gone where firm_id = :firm and customer_id = :kept and "
                        + those)
                .param("firm", firmId)
                .param("kept", keptId)
                .param("gone", goneId)
                .update();
    }
}
