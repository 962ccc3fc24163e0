package org.switchroom.crm.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.PersonRequest.Kind;
import org.switchroom.crm.PersonalData;
import org.switchroom.crm.PersonalData.Person;
import org.switchroom.crm.RecordLimits;
import org.switchroom.directory.ChangeRefused;

/** Finds by what somebody is known: ids, numbers nobody else has, contacts, names. */
@Component
class PersonScope {
    private final JdbcClient sql;
    private final List<PersonalData> places;

    PersonScope(JdbcClient sql, List<PersonalData> places) {
        this.sql = sql;
        this.places = places;
    }

    /** @throws ChangeRefused when the customer is gone, or has too many contacts */
    Person of(int firmId, long customerId, Kind kind) {
        var ids = Set.copyOf(longs("select unnest(crm.merged_into(?, ?))", firmId, customerId));
        var customers = ids.toArray(Long[]::new);
        if (longs("select id from crm.customers where firm_id = ? and id = any (?)", firmId, customers)
                .isEmpty()) {
            throw new ChangeRefused(
                    ChangeRefused.Kind.CONFLICT, "The customer is gone already; there is nothing to be done.");
        }
        var numbers = Set.copyOf(texts("""
                select p.e164 from crm.customer_phones p where p.firm_id = ? and p.customer_id = any (?)
                   and not exists (select 1 from crm.customer_phones o where o.firm_id = p.firm_id and o.e164 = p.e164
                                      and not o.customer_id = any (?))
                   and not exists (select 1 from crm.employee_phones e
                                    where e.firm_id = p.firm_id and e.e164 = p.e164)""", firmId, customers, customers));
        var contacts = new HashSet<>(longs("""
                select contact_id from crm.contact_subjects where firm_id = ? and customer_id = any (?)
                union select contact_id from crm.contact_dispositions where firm_id = ? and customer_id = any (?)
                union select contact_id from crm.notes
                       where firm_id = ? and customer_id = any (?) and contact_id is not null""", firmId, customers, firmId, customers, firmId, customers));
        places.forEach(place -> contacts.addAll(place.contacts(firmId, numbers)));
        if (contacts.size() > RecordLimits.PERSON_CONTACTS) {
            throw new ChangeRefused(
                    ChangeRefused.Kind.CONFLICT,
                    "The customer has more than " + RecordLimits.PERSON_CONTACTS
                            + " contacts. This is no person's record; " + "ask whoever runs the server.");
        }
        var names = texts("""
                with own as (
                    select unnest(array[trim(first_name || ' ' || last_name), trim(last_name || ' ' || first_name),
                           case when first_name = '' or last_name = '' then '' else last_name || ', ' || first_name end,
                           case when first_name = '' and last_name = '' then company else '' end, email]) as name
                      from crm.customers where firm_id = ? and id = any (?)
                    union select gone_name from crm.merges where firm_id = ? and gone_id = any (?))
                select name from own
                 where length(name) >= 3
                   and not exists (select 1 from crm.customers o where o.firm_id = ? and not o.id = any (?)
                                      and (name in (o.company, o.email, trim(o.first_name || ' ' || o.last_name),
                                                    trim(o.last_name || ' ' || o.first_name))
                                           or name = o.last_name || ', ' || o.first_name))""", firmId, customers, firmId, customers, firmId, customers);
        var told = Set.copyOf(names);
        return new Person(firmId, ids, numbers, contacts, told, kind == Kind.ANONYMISE);
    }

    private List<Long> longs(String query, Object... parameters) {
        return sql.sql(query)
                .params(parameters)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    private List<String> texts(String query, Object... parameters) {
        return sql.sql(query)
                .params(parameters)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
