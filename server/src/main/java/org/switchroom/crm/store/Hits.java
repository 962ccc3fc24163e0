package org.switchroom.crm.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.switchroom.crm.SearchAnswer.Field;
import org.switchroom.crm.SearchAnswer.Kind;
import org.switchroom.crm.SearchAnswer.SearchHit;
import org.switchroom.crm.SearchAnswer.SearchMatch;

/** Reads what is shown of records that were found, and says which of their texts hold what was typed. */
final class Hits {
    /** Characters of a note around the first word that was looked for. */
    private static final int EXCERPT = 160;

    private static final String CUSTOMER = """
            select c.id, c.id customer_id, null::bigint employee_id, c.first_name, c.last_name, c.company,
                   c.customer_number number, c.email, c.city place, c.city detail, '' text, null::timestamptz at,
                   array(select p.e164 from crm.customer_phones p
                          where p.firm_id = :firm and p.customer_id = c.id order by p.position) phones,
                   array(select value #>> '{}' from jsonb_each(crm.custom_of(c.firm_id, c.custom))
                          where jsonb_typeof(value) <> 'boolean') custom
              from crm.customers c where c.firm_id = :firm and c.id = any (:ids)""";

    private static final String EMPLOYEE = """
            select e.id, null::bigint customer_id, e.id employee_id, e.first_name, e.last_name, '' company,
                   e.staff_number number, e.email, e.location place, e.department || ', ' || e.location detail,
                   e.department text, null::timestamptz at,
                   array(select p.e164 from crm.employee_phones p
                          where p.firm_id = :firm and p.employee_id = e.id order by p.position) phones,
                   null::text[] custom
              from crm.employees e where e.firm_id = :firm and e.id = any (:ids)""";

    private static final String ORDER = """
            select o.id, c.id customer_id, null::bigint employee_id, c.first_name, c.last_name, c.company,
                   o.order_number number, '' email, '' place, o.status detail, '' text, o.placed_at at, null::text[] phones,
                   null::text[] custom
              from crm.orders o join crm.customers c on c.firm_id = o.firm_id and c.id = o.customer_id
             where o.firm_id = :firm and o.id = any (:ids)""";

    private static final String INCIDENT = """
            select i.id, c.id customer_id, e.id employee_id, coalesce(c.first_name, e.first_name) first_name,
                   coalesce(c.last_name, e.last_name) last_name, coalesce(c.company, '') company,
                   i.incident_number number, '' email, '' place, i.status detail, i.summary text, i.opened_at at,
                   null::text[] phones, null::text[] custom
              from crm.incidents i
              left join crm.customers c on c.firm_id = i.firm_id and c.id = i.customer_id
              left join crm.employees e on e.firm_id = i.firm_id and e.id = i.employee_id
             where i.firm_id = :firm and i.id = any (:ids)""";

    private static final String NOTE = """
            select n.id, c.id customer_id, e.id employee_id, coalesce(c.first_name, e.first_name, '') first_name,
                   coalesce(c.last_name, e.last_name, n.caller_number) last_name, coalesce(c.company, '') company,
                   '' number, '' email, '' place, n.author_name detail, n.text, n.at, null::text[] phones,
                   null::text[] custom
              from crm.notes n
              left join crm.customers c on c.firm_id = n.firm_id and c.id = n.customer_id
              left join crm.employees e on e.firm_id = n.firm_id and e.id = n.employee_id
             where n.firm_id = :firm and n.id = any (:ids)""";

    private final SearchDeadline within;

    Hits(SearchDeadline within) {
        this.within = within;
    }

    /** In the order of {@code ids}; what is gone since is left out. */
    List<SearchHit> of(int firmId, Kind kind, List<Long> ids, Typed typed) {
        var found = new HashMap<Long, SearchHit>();
        within.sql(
                        switch (kind) {
                            case CUSTOMER -> CUSTOMER;
                            case EMPLOYEE -> EMPLOYEE;
                            case ORDER -> ORDER;
                            case INCIDENT -> INCIDENT;
                            case NOTE -> NOTE;
                        })
                .param("firm", firmId)
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    found.put(row.getLong("id"), hit(row, kind, typed));
                });
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static SearchHit hit(ResultSet row, Kind kind, Typed typed) throws SQLException {
        var person = words(row.getString("first_name"), row.getString("last_name"));
        var company = row.getString("company");
        var detail = Stream.of(person.isEmpty() ? "" : company, row.getString("detail"))
                .filter(one -> !one.isBlank())
                .collect(Collectors.joining(", "));
        var at = row.getTimestamp("at");
        return new SearchHit(
                row.getString("id"),
                row.getString("customer_id"),
                row.getString("employee_id"),
                person.isEmpty() ? company : person,
                row.getString("number"),
                detail,
                at == null ? null : at.toInstant(),
                matched(row, kind, typed, person));
    }

    private static List<SearchMatch> matched(ResultSet row, Kind kind, Typed typed, String person) throws SQLException {
        var text = row.getString("text");
        var number = new SearchMatch(Field.NUMBER, row.getString("number"));
        var known = Stream.of(
                        new SearchMatch(Field.NAME, person),
                        new SearchMatch(Field.COMPANY, row.getString("company")),
                        number,
                        new SearchMatch(Field.PLACE, row.getString("place")),
                        new SearchMatch(Field.EMAIL, row.getString("email")),
                        new SearchMatch(Field.TEXT, text))
                .filter(one -> !one.text().isEmpty())
                // Of an order or incident only its own texts count, not those of whose it is.
                .filter(one -> kind == Kind.CUSTOMER
                        || kind == Kind.EMPLOYEE
                        || one.field().compareTo(Field.COMPANY) > 0);
        var custom = texts(row.getArray("custom")).map(value -> new SearchMatch(Field.CUSTOM, value));
        var texts = Stream.concat(known, custom).toList();
        var matched = new ArrayList<>(typed.heldBy(texts, SearchMatch::text));
        if (kind == Kind.NOTE) {
            matched.replaceAll(match -> match.field() == Field.TEXT ? excerpt(match, typed) : match);
        }
        if (kind == Kind.ORDER && matched.isEmpty()) {
            matched.add(number);
        }
        texts(row.getArray("phones"))
                .filter(typed::isIn)
                .map(phone -> new SearchMatch(Field.PHONE, phone))
                .forEach(matched::add);
        return matched;
    }

    private static SearchMatch excerpt(SearchMatch note, Typed typed) {
        var text = note.text();
        if (text.length() <= EXCERPT) {
            return note;
        }
        var folded = Typed.folded(text);
        int found = typed.words().stream()
                .mapToInt(folded::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(0);
        int from = Math.clamp(found - EXCERPT / 3L, 0, text.length() - EXCERPT);
        var cut = text.substring(from, from + EXCERPT).replaceFirst(from > 0 ? "^\\S*\\s" : "^", "");
        return new SearchMatch(Field.TEXT, (from > 0 ? "… " : "") + cut + (from + EXCERPT < text.length() ? " …" : ""));
    }

    private static Stream<String> texts(@Nullable Array texts) throws SQLException {
        return texts == null ? Stream.empty() : Stream.of((String[]) texts.getArray());
    }

    private static String words(String first, String last) {
        return (first + " " + last).strip();
    }
}
