package org.switchroom.crm.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.crm.Account;
import org.switchroom.crm.Account.AccountAddress;
import org.switchroom.crm.Account.AccountPhone;
import org.switchroom.crm.Account.AccountProduct;
import org.switchroom.crm.Account.AccountRelation;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import tools.jackson.databind.json.JsonMapper;

/** What belongs to a customer besides the card; read with one query and replaced as a whole. */
@Component
public class Accounts {
    private static final String READ = """
            select jsonb_build_object(
                'id', c.id, 'version', c.version, 'kind', c.kind,
                'phones', array(
                    select jsonb_build_object('e164', p.e164, 'label', p.label) from crm.customer_phones p
                     where p.firm_id = :firm and p.customer_id = c.id order by p.position),
                'addresses', array(
                    select jsonb_build_object('label', a.label, 'street', a.street, 'postcode', a.postcode, 'city', a.city,
                                              'country', a.country)
                      from crm.customer_addresses a where a.firm_id = :firm and a.customer_id = c.id order by a.position),
                'tags', array(
                    select t.tag from crm.customer_tags t
                     where t.firm_id = :firm and t.customer_id = c.id order by t.tag),
                'relations', array(
                    select jsonb_build_object(
                               'kind', r.kind, 'otherId', o.id, 'said', r.customer_id = c.id,
                               'name', coalesce(nullif(trim(o.first_name || ' ' || o.last_name), ''), o.company))
                      from crm.customer_relations r
                      join crm.customers o on o.firm_id = r.firm_id
                           and o.id = case when r.customer_id = c.id then r.other_id else r.customer_id end
                     where r.firm_id = :firm and (r.customer_id = c.id or r.other_id = c.id)
                     order by r.customer_id <> c.id, r.kind, o.id limit 200),
                'products', array(
                    select jsonb_build_object('product', p.product, 'serialNumber', p.serial_number,
                                              'boughtOn', p.bought_on, 'warrantyUntil', p.warranty_until)
                      from crm.customer_products p where p.firm_id = :firm and p.customer_id = c.id order by p.position))
              from crm.customers c where c.firm_id = :firm and c.id = crm.standing_for(:firm, :id)""";

    private final JdbcClient sql;
    private final JsonMapper json;
    private final TransactionOperations transaction;
    private final Trail trail;

    Accounts(JdbcClient sql, JsonMapper json, TransactionOperations transaction, Trail trail) {
        this.trail = trail;
        this.sql = sql;
        this.json = json;
        this.transaction = transaction;
    }

    /** @param relations that this account says; their names do not count */
    public record Belongings(
            List<AccountPhone> phones,
            List<AccountAddress> addresses,
            List<String> tags,
            List<AccountRelation> relations,
            List<AccountProduct> products) {}

    /** Of one that went into another it is the other. */
    public Optional<Account> of(int firmId, long customerId) {
        return sql.sql(READ)
                .param("firm", firmId)
                .param("id", customerId)
                .query(String.class)
                .optional()
                .map(account -> json.readValue(account, Account.class));
    }

    /**
     * What is there already is not written again: that is a sight, and no change.
     *
     * @param version as it was read
     * @return empty when there is no such customer
     * @throws ChangeRefused when it has been changed since, or a relation is to nobody
     */
    public Optional<Account> replace(int firmId, long customerId, int version, Belongings now, int by) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> trail.changing(firmId, customerId, by, () -> {
                var before = of(firmId, customerId);
                if (before.isEmpty() || otherThan(before.get(), now).isEmpty()) {
                    before.ifPresent(_ -> trail.seen(firmId, customerId, by));
                    return before;
                }
                var mine = sql.sql("""
                                update crm.customers set changed_at = now(), changed_by = :by
                                 where firm_id = :firm and id = :id and version = :version""")
                        .param("by", by)
                        .param("firm", firmId)
                        .param("id", customerId)
                        .param("version", version)
                        .update();
                if (mine == 0) {
                    throw changedSince(before.get(), now);
                }
                write(firmId, customerId, now);
                return of(firmId, customerId);
            })));
        } catch (DuplicateKeyException e) {
            throw new ChangeRefused(Kind.INVALID, List.of(new FieldProblem("relations", "hold the same twice.")));
        } catch (DataIntegrityViolationException e) {
            throw new ChangeRefused(
                    Kind.INVALID, List.of(new FieldProblem("relations", "must be to other customers of the firm.")));
        }
    }

    private static ChangeRefused changedSince(Account now, Belongings sent) {
        return new ChangeRefused(
                Kind.CONFLICT,
                otherThan(now, sent).stream()
                        .map(part -> new FieldProblem(part, "has been changed since you opened it. Open it anew."))
                        .toList());
    }

    /** The parts that are otherwise now than what was sent. */
    private static List<String> otherThan(Account now, Belongings sent) {
        var said = now.relations().stream().filter(AccountRelation::said).toList();
        return Stream.of(
                        now.phones().equals(sent.phones()) ? "" : "phones",
                        now.addresses().equals(sent.addresses()) ? "" : "addresses",
                        new TreeSet<>(now.tags()).equals(new TreeSet<>(sent.tags())) ? "" : "tags",
                        inWords(said).equals(inWords(sent.relations())) ? "" : "relations",
                        now.products().equals(sent.products()) ? "" : "products")
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static List<String> inWords(List<AccountRelation> relations) {
        return relations.stream()
                .map(one -> one.kind() + " " + one.otherId())
                .sorted()
                .toList();
    }

    private void write(int firmId, long customerId, Belongings now) {
        for (var table : List.of("addresses", "tags", "relations", "products")) {
            sql.sql("delete from crm.customer_" + table + " where firm_id = ? and customer_id = ?")
                    .params(firmId, customerId)
                    .update();
        }
        spread(firmId, customerId, now.phones(), """
                update crm.customer_phones p set label = given.label
                  from jsonb_to_recordset(:records::jsonb) as given (e164 text, label text)
                 where p.firm_id = :firm and p.customer_id = :id and p.e164 = given.e164""");
        spread(firmId, customerId, now.addresses(), """
                insert into crm.customer_addresses (firm_id, customer_id, position, label, street, postcode, city, country)
                select :firm, :id, row_number() over (), label, street, postcode, city, country
                  from jsonb_to_recordset(:records::jsonb) as a (
                       label text, street text, postcode text, city text, country text)""");
        spread(firmId, customerId, now.tags(), """
                insert into crm.customer_tags (firm_id, customer_id, tag)
                select distinct :firm, :id, tag from jsonb_array_elements_text(:records::jsonb) tag""");
        spread(firmId, customerId, now.relations(), """
                insert into crm.customer_relations (firm_id, customer_id, kind, other_id)
                select :firm, :id, kind, "otherId"
                  from jsonb_to_recordset(:records::jsonb) as r (kind text, "otherId" bigint)""");
        spread(firmId, customerId, now.products(), """
                insert into crm.customer_products (
                       firm_id, customer_id, position, product, serial_number, bought_on, warranty_until)
                select :firm, :id, row_number() over (), product, "serialNumber", "boughtOn", "warrantyUntil"
                  from jsonb_to_recordset(:records::jsonb) as p (
                       product text, "serialNumber" text, "boughtOn" date, "warrantyUntil" date)""");
    }

    private void spread(int firmId, long customerId, List<?> records, String statement) {
        if (!records.isEmpty()) {
            sql.sql(statement)
                    .param("firm", firmId)
                    .param("id", customerId)
                    .param("records", json.writeValueAsString(records))
                    .update();
        }
    }
}
