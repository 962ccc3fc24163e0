package org.switchroom.crm.store;

import java.sql.Types;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CustomField;
import org.switchroom.crm.RecordChanged;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes customers and tells it as {@link RecordChanged}. What was noted under a number before becomes the customer's who
 * gets it.
 */
@Component
public class Customers {
    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Trail trail;

    Customers(
            JdbcClient sql,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            JsonMapper json,
            Trail trail) {
        this.trail = trail;
        this.json = json;
        this.sql = sql;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Values of a customer; null: as it was, for a new one empty (customer number: given by us).
     *
     * @param phones E.164
     * @param managerId 0: nobody in particular
     * @param custom by key, as {@link CustomField#kept}; those not named stay as they are
     */
    public record Values(
            @Nullable String customerNumber,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String company,
            @Nullable String email,
            @Nullable List<String> phones,
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String city,
            @Nullable String country,
            @Nullable String language,
            @Nullable String valueClass,
            @Nullable Integer managerId,
            Map<String, @Nullable Object> custom) {

        /** The fields of which something else was sent than is there now. */
        public List<String> otherThan(CallerCard.Customer now) {
            var fields = new TreeMap<String, @Nullable Object>(parameters());
            fields.remove("manager");
            fields.put("managerId", managerId);
            fields.put("phones", phones);
            var there = there(now);
            var other = fields.entrySet().stream()
                    .filter(sent -> sent.getValue() != null && !sent.getValue().equals(there.get(sent.getKey())))
                    .map(Map.Entry::getKey);
            var otherCustom = custom.entrySet().stream()
                    .filter(sent -> !Objects.equals(
                            sent.getValue(), CustomField.kept(now.custom().get(sent.getKey()))))
                    .map(sent -> "custom." + sent.getKey())
                    .sorted();
            return Stream.concat(other, otherCustom).toList();
        }

        private static Map<String, Object> there(CallerCard.Customer now) {
            return Map.ofEntries(
                    Map.entry("customerNumber", now.customerNumber()),
                    Map.entry("firstName", now.firstName()),
                    Map.entry("lastName", now.lastName()),
                    Map.entry("company", now.company()),
                    Map.entry("email", now.email()),
                    Map.entry("street", now.street()),
                    Map.entry("postcode", now.postcode()),
                    Map.entry("city", now.city()),
                    Map.entry("country", now.country()),
                    Map.entry("language", now.language()),
                    Map.entry("valueClass", now.valueClass()),
                    Map.entry("managerId", Objects.requireNonNullElse(now.managerId(), 0)),
                    Map.entry("phones", now.phones()));
        }

        /** By the fields' names, those without rows of their own; null: as it was. */
        Map<String, @Nullable Object> parameters() {
            var parameters = new HashMap<String, @Nullable Object>();
            parameters.put("customerNumber", customerNumber);
            parameters.put("firstName", firstName);
            parameters.put("lastName", lastName);
            parameters.put("company", company);
            parameters.put("email", email);
            parameters.put("street", street);
            parameters.put("postcode", postcode);
            parameters.put("city", city);
            parameters.put("country", country);
            parameters.put("language", language);
            parameters.put("valueClass", valueClass);
            parameters.put("manager", managerId);
            return parameters;
        }
    }

    /** @throws ChangeRefused when the customer number is taken */
    public long add(int firmId, Values values, int by) {
        return write(firmId, values, by, """
                insert into crm.customers (
                    firm_id, customer_number, first_name, last_name, company, email, street, postcode, city, country,
                    language, value_class, manager_id, custom, created_by, changed_by)
                values (:firm, coalesce(:customerNumber, 'C' || nextval('crm.customers_id_seq')), coalesce(:firstName, ''),
                    coalesce(:lastName, ''), coalesce(:company, ''), coalesce(:email, ''), coalesce(:street, ''),
                    coalesce(:postcode, ''), coalesce(:city, ''), coalesce(:country, ''), coalesce(:language, ''),
                    coalesce(:valueClass, ''), nullif(:manager, 0),
                    jsonb_strip_nulls(crm.custom_by_id(:firm, :custom::jsonb)), :by, :by)
                returning id""", 0, null).orElseThrow();
    }

    /**
     * @param version as it was read; null: whatever it is now
     * @return false when there is no such customer, or none of that version
     * @throws ChangeRefused when the customer number is taken
     */
    public boolean change(int firmId, long customerId, Values values, @Nullable Integer version, int by) {
        return write(firmId, values, by, """
                update crm.customers set
                    customer_number = coalesce(:customerNumber, customer_number),
                    first_name = coalesce(:firstName, first_name), last_name = coalesce(:lastName, last_name),
                    company = coalesce(:company, company), email = coalesce(:email, email),
                    street = coalesce(:street, street), postcode = coalesce(:postcode, postcode),
                    city = coalesce(:city, city), country = coalesce(:country, country),
                    language = coalesce(:language, language), value_class = coalesce(:valueClass, value_class),
                    manager_id = nullif(coalesce(:manager, manager_id), 0),
                    custom = jsonb_strip_nulls(custom || crm.custom_by_id(:firm, :custom::jsonb)), changed_at = now(), changed_by = :by
                 where firm_id = :firm and id = :id and version = coalesce(:version, version) returning id""", customerId, version).isPresent();
    }

    private Optional<Long> write(
            int firmId, Values values, int by, String statement, long id, @Nullable Integer version) {
        var numbers = new HashSet<String>();
        try {
            var customer = Objects.requireNonNull(transaction.execute(_ -> {
                numbers.addAll(phones(firmId, id));
                var written = id == 0
                        ? row(firmId, values, by, statement, id, version)
                        : trail.changing(firmId, id, by, () -> row(firmId, values, by, statement, id, version));
                written.ifPresent(one -> numbers.addAll(phones(firmId, one)));
                if (id == 0) {
                    written.ifPresent(one -> trail.created(firmId, one, by));
                }
                return written;
            }));
            if (!numbers.isEmpty()) {
                events.publishEvent(new RecordChanged(firmId, numbers));
            }
            return customer;
        } catch (DuplicateKeyException e) {
            throw new ChangeRefused(
                    Kind.CONFLICT, List.of(new FieldProblem("customerNumber", "is another customer's.")));
        }
    }

    private Optional<Long> row(
            int firmId, Values values, int by, String statement, long id, @Nullable Integer version) {
        var written = sql.sql(statement)
                .param("firm", firmId)
                .param("id", id)
                .param("by", by)
                .param("version", version, Types.INTEGER)
                .params(values.parameters())
                .param("custom", json.writeValueAsString(values.custom()))
                .query(Long.class)
                .optional();
        written.ifPresent(one -> writePhones(firmId, one, values.phones()));
        return written;
    }

    private List<String> phones(int firmId, long customerId) {
        return sql.sql("select e164 from crm.customer_phones where firm_id = ? and customer_id = ?")
                .params(firmId, customerId)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void writePhones(int firmId, long customerId, @Nullable List<String> phones) {
        if (phones == null) {
            return;
        }
        var numbers = phones.toArray(String[]::new);
        var parameters = Map.of("firm", firmId, "customer", customerId, "numbers", numbers);
        sql.sql("""
                        delete from crm.customer_phones
                         where firm_id = :firm and customer_id = :customer and not e164 = any (:numbers::text[])""").params(parameters).update();
        // What a number is labelled stays with it.
        sql.sql("""
                        insert into crm.customer_phones (firm_id, customer_id, position, e164)
                        select :firm, :customer, position, e164
                          from unnest(:numbers::text[]) with ordinality phone (e164, position)
                            on conflict (customer_id, e164) do update set position = excluded.position""").params(parameters).update();
        for (var table : List.of("notes", "contact_dispositions")) {
            sql.sql("""
                            update crm.%s set customer_id = ?
                             where firm_id = ? and caller_number = any (?::text[])
                               and customer_id is null and employee_id is null""".formatted(table)).params(customerId, firmId, numbers).update();
        }
    }
}
