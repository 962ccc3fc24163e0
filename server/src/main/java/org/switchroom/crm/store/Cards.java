package org.switchroom.crm.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerLookup;
import org.switchroom.crm.CallerLookup.Found;
import org.switchroom.crm.CallerMatch;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;
import tools.jackson.databind.json.JsonMapper;

/** Reads a whole card with one query: PostgreSQL puts it together as JSON in the card's own shape. */
@Component
public class Cards {
    private static final int NO_LIMIT = 0;

    /** A list of notes or earlier contacts; the blank is for whose. */
    private static final String NOTES = """
            array(select jsonb_build_object(
                      'id', n.id, 'at', floor(extract(epoch from n.at) * 1000), 'authorName', n.author_name,
                      'text', n.text, 'contactId', n.contact_id, 'version', n.version)
                    from crm.notes n where n.firm_id = :firm and %s order by n.at desc, n.id desc limit 50)""";

    private static final String CONTACTS = """
            array(select jsonb_build_object(
                      'contactId', d.contact_id, 'at', floor(extract(epoch from d.at) * 1000),
                      'agentName', d.agent_name, 'disposition', d.disposition_label)
                    from crm.contact_dispositions d
                   where d.firm_id = :firm and %s order by d.at desc, d.contact_id desc limit 20)""";

    private static final String INCIDENTS = """
            array(select jsonb_build_object(
                      'id', i.id, 'version', i.version, 'incidentNumber', i.incident_number,
                      'openedAt', floor(extract(epoch from i.opened_at) * 1000), 'status', i.status,
                      'priority', i.priority, 'summary', i.summary)
                    from crm.incidents i where i.firm_id = :firm and %s order by i.opened_at desc, i.id desc limit 20)""";

    private static final String OF_CUSTOMER = """
            select jsonb_build_object(
                'kind', 'CUSTOMER',
                'incidents', %s,
                'number', coalesce(nullif(:number::text, ''), (
                    select p.e164 from crm.customer_phones p
                     where p.firm_id = :firm and p.customer_id = c.id order by p.position limit 1), ''),
                'customer', jsonb_build_object(
                    'id', c.id, 'customerNumber', c.customer_number, 'firstName', c.first_name,
                    'lastName', c.last_name, 'company', c.company, 'email', c.email, 'street', c.street,
                    'postcode', c.postcode, 'city', c.city, 'country', c.country, 'language', c.language,
                    'valueClass', c.value_class, 'managerId', c.manager_id, 'managerName', '', 'version', c.version,
                    'custom', crm.custom_of(c.firm_id, c.custom),
                    'phones', array(select p.e164 from crm.customer_phones p
                                     where p.firm_id = :firm and p.customer_id = c.id order by p.position)),
                'orders', array(
                    select jsonb_build_object(
                        'id', o.id, 'orderNumber', o.order_number,
                        'placedAt', floor(extract(epoch from o.placed_at) * 1000), 'status', o.status,
                        'totalMinor', o.total_minor, 'currency', o.currency,
                        'items', (select coalesce(string_agg(l.quantity || ' × ' || l.item, ', ' order by l.position), '')
                                    from crm.order_lines l where l.firm_id = :firm and l.order_id = o.id),
                        'articles', array(
                            select jsonb_build_object('name', l.item, 'group', l.article_group)
                              from crm.order_lines l where l.firm_id = :firm and l.order_id = o.id order by l.position))
                      from crm.orders o where o.firm_id = :firm and o.customer_id = c.id
                     order by o.placed_at desc, o.id desc limit 50),
                'earlierContacts', %s,
                'notes', %s)
              from crm.customers c where c.firm_id = :firm and c.id = :id""".formatted(
                    INCIDENTS.formatted("i.customer_id = :id"),
                    CONTACTS.formatted("d.customer_id = :id"),
                    NOTES.formatted("n.customer_id = :id"));

    private static final String OF_EMPLOYEE = """
            select jsonb_build_object(
                'kind', 'EMPLOYEE', 'number', :number::text, 'orders', '[]'::jsonb,
                'employee', jsonb_build_object(
                    'id', e.id, 'staffNumber', e.staff_number, 'firstName', e.first_name, 'lastName', e.last_name,
                    'department', e.department, 'location', e.location, 'email', e.email),
                'incidents', %s,
                'earlierContacts', %s,
                'notes', %s)
              from crm.employees e where e.firm_id = :firm and e.id = :id""".formatted(
                    INCIDENTS.formatted("i.employee_id = :id"),
                    CONTACTS.formatted("d.employee_id = :id"),
                    NOTES.formatted("n.employee_id = :id"));

    private static final String OF_STRANGER = """
            select jsonb_build_object(
                'kind', 'UNKNOWN', 'number', :number::text, 'orders', '[]'::jsonb, 'incidents', '[]'::jsonb,
                'earlierContacts', %s,
                'notes', %s)""".formatted(
                    CONTACTS.formatted("d.caller_number = :number and d.customer_id is null and d.employee_id is null"),
                    NOTES.formatted("n.caller_number = :number and n.customer_id is null and n.employee_id is null"));

    private static final String CUSTOMER_MATCH = """
            select 'CUSTOMER' kind, c.id, coalesce(nullif(trim(c.first_name || ' ' || c.last_name), ''), c.company) name_of,
                   c.customer_number number_of, c.city place,
                   array(select t.tag from crm.customer_tags t
                          where t.firm_id = :firm and t.customer_id = c.id order by t.tag) tags,
                   (select max(o.placed_at) from crm.orders o
                     where o.firm_id = :firm and o.customer_id = c.id) last_order
              from crm.customers c where c.firm_id = :firm and c.id\s""";

    private static final String EMPLOYEE_MATCH = """
            select 'EMPLOYEE' kind, e.id, trim(e.first_name || ' ' || e.last_name) name_of, e.staff_number number_of,
                   e.department place, array[]::text[] tags, null::timestamptz last_order
              from crm.employees e where e.firm_id = :firm and e.id\s""";

    /** Customers before employees; of several customers the one who ordered last. */
    private static final String MATCHES = CUSTOMER_MATCH + """
            in (select p.customer_id from crm.customer_phones p where p.firm_id = :firm and p.e164 = :number)
            union all
            """ + EMPLOYEE_MATCH + """
            in (select p.employee_id from crm.employee_phones p where p.firm_id = :firm and p.e164 = :number)
            order by kind, last_order desc nulls last, id limit\s""" + CallerLookup.MOST_MATCHES;

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Directory directory;

    Cards(JdbcClient sql, JsonMapper json, Directory directory) {
        this.sql = sql;
        this.json = json;
        this.directory = directory;
    }

    /** The number on it is the customer's first. Of one that went into another it is the other's. */
    public Optional<CallerCard> ofCustomer(int firmId, long customerId) {
        return read(OF_CUSTOMER, firmId, customerId, "", NO_LIMIT)
                .or(() ->
                        standing(firmId, customerId).flatMap(other -> read(OF_CUSTOMER, firmId, other, "", NO_LIMIT)));
    }

    /** Into whom somebody went; empty: into nobody. */
    private Optional<Long> standing(int firmId, long customerId) {
        return sql.sql("select crm.standing_for(?, ?)")
                .params(firmId, customerId)
                .query(Long.class)
                .optional()
                .filter(other -> other != customerId);
    }

    public Optional<CallerCard> ofEmployee(int firmId, long employeeId) {
        return read(OF_EMPLOYEE, firmId, employeeId, "", NO_LIMIT);
    }

    /** Two queries: who it is, and the card. */
    Found ofCaller(int firmId, String number, int limitSeconds) {
        var matches = matches(firmId, number, limitSeconds);
        var card = matches.isEmpty()
                ? read(OF_STRANGER, firmId, 0, number, limitSeconds)
                : read(
                        query(matches.getFirst().kind()),
                        firmId,
                        matches.getFirst().id(),
                        number,
                        limitSeconds);
        return new Found(card.orElseGet(() -> CallerCard.unknown(number, null)), matches);
    }

    Optional<Found> ofSomebody(int firmId, CallerCard.Kind kind, long id, String number, int limitSeconds) {
        if (kind == CallerCard.Kind.UNKNOWN) {
            return Optional.empty();
        }
        var match = sql.sql(
                        kind == CallerCard.Kind.CUSTOMER
                                ? CUSTOMER_MATCH + " = crm.standing_for(:firm, :id)"
                                : EMPLOYEE_MATCH + " = :id")
                .withQueryTimeout(limitSeconds)
                .param("firm", firmId)
                .param("id", id)
                .query(Cards::match)
                .optional();
        return match.flatMap(one ->
                read(query(kind), firmId, one.id(), number, limitSeconds).map(card -> new Found(card, List.of(one))));
    }

    private static String query(CallerCard.Kind kind) {
        return switch (kind) {
            case CUSTOMER -> OF_CUSTOMER;
            case EMPLOYEE -> OF_EMPLOYEE;
            case UNKNOWN -> OF_STRANGER;
        };
    }

    /** Who has a number; the likeliest first. */
    List<CallerMatch> matches(int firmId, String number, int limitSeconds) {
        return sql.sql(MATCHES)
                .withQueryTimeout(limitSeconds)
                .param("firm", firmId)
                .param("number", number)
                .query(Cards::match)
                .list();
    }

    private static CallerMatch match(ResultSet row, int rowNumber) throws SQLException {
        var lastOrder = row.getTimestamp("last_order");
        return new CallerMatch(
                CallerCard.Kind.valueOf(row.getString("kind")),
                row.getLong("id"),
                row.getString("name_of"),
                row.getString("number_of"),
                row.getString("place"),
                List.of((String[]) row.getArray("tags").getArray()),
                lastOrder == null ? null : lastOrder.toInstant());
    }

    private Optional<CallerCard> read(String query, int firmId, long id, String number, int limitSeconds) {
        return sql.sql(query)
                .withQueryTimeout(limitSeconds)
                .param("firm", firmId)
                .param("id", id)
                .param("number", number)
                .query(String.class)
                .optional()
                .map(card -> withManager(firmId, json.readValue(card, CallerCard.class)));
    }

    private CallerCard withManager(int firmId, CallerCard card) {
        var customer = card.customer();
        return customer == null || customer.managerId() == null
                ? card
                : card.with(customer.lookedAfterBy(directory
                        .user(firmId, customer.managerId())
                        .map(User::displayName)
                        .orElse("")));
    }
}
