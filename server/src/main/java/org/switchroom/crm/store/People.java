package org.switchroom.crm.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.switchroom.crm.SearchRefused;
import org.switchroom.database.Page;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;

/** Lists of customers and employees, by name, found by any part of name, number or telephone number. */
@Component
public class People {
    private static final int MOST = 200;

    private final SearchTurns turns;

    People(SearchTurns turns) {
        this.turns = turns;
    }

    public record CustomerRow(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
            String customerNumber,
            String firstName,
            String lastName,
            String company,
            String city,
            String country,
            List<String> phones) {}

    public record EmployeeRow(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
            String staffNumber,
            String firstName,
            String lastName,
            String department,
            String location,
            List<String> phones) {}

    /**
     * @param country in which national numbers in {@code query} are meant
     * @param cursor {@link Page#nextCursor()} of the page before; null: the first
     */
    public record Wanted(
            int firmId,
            String query,
            String country,
            int limit,
            @Nullable String cursor) {}

    /** @throws SearchRefused when it takes too long, or too many search */
    public Page<CustomerRow> customers(Wanted wanted) {
        return page(
                wanted,
                "customer",
                "customer_number, first_name, last_name, company, city, country",
                (row, _) -> new CustomerRow(
                        row.getLong("id"),
                        row.getString("customer_number"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("company"),
                        row.getString("city"),
                        row.getString("country"),
                        List.of((String[]) row.getArray("phones").getArray())),
                customer -> new Position(customer.lastName(), customer.firstName(), customer.id()));
    }

    /** @throws SearchRefused when it takes too long, or too many search */
    public Page<EmployeeRow> employees(Wanted wanted) {
        return page(
                wanted,
                "employee",
                "staff_number, first_name, last_name, department, location",
                (row, _) -> new EmployeeRow(
                        row.getLong("id"),
                        row.getString("staff_number"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("department"),
                        row.getString("location"),
                        List.of((String[]) row.getArray("phones").getArray())),
                employee -> new Position(employee.lastName(), employee.firstName(), employee.id()));
    }

    private <T> Page<T> page(
            Wanted wanted, String noun, String columns, RowMapper<T> mapper, Function<T, Position> positionOf) {
        return turns.search(wanted.firmId(), within -> page(within, wanted, noun, columns, mapper, positionOf));
    }

    private static <T> Page<T> page(
            SearchDeadline within,
            Wanted wanted,
            String noun,
            String columns,
            RowMapper<T> mapper,
            Function<T, Position> positionOf) {
        var parameters = new HashMap<String, Object>(Map.of("firm", wanted.firmId()));
        var condition = condition(noun, SearchTerms.of(wanted.query(), wanted.country()), parameters);
        var total = within.sql("select count(*) from crm.%ss p where %s".formatted(noun, condition))
                .params(parameters)
                .query(Long.class)
                .single();
        var limit = Math.clamp(wanted.limit(), 1, MOST);
        parameters.put("limit", limit + 1);
        var from = "";
        if (wanted.cursor() != null) {
            var position = Position.read(wanted.cursor());
            parameters.putAll(Map.of("last", position.lastName, "first", position.firstName, "after", position.id));
            from = "and (p.last_name, p.first_name, p.id) > (:last, :first, :after)";
        }
        var found = within.sql("""
                        select p.id, %1$s,
                               array(select e164 from crm.%2$s_phones n
                                      where n.firm_id = :firm and n.%2$s_id = p.id order by n.position) phones
                          from crm.%2$ss p where %3$s %4$s
                         order by p.last_name, p.first_name, p.id limit :limit""".formatted(columns, noun, condition, from))
                .params(parameters)
                .query(mapper)
                .list();
        return Page.of(found, limit, last -> positionOf.apply(last).written(), total);
    }

    /** SQL for those of a firm who fit, as {@code p}; needs the parameter {@code firm}. */
    static String condition(String noun, SearchTerms terms, Map<String, Object> parameters) {
        if (terms.words().isEmpty()) {
            return "p.firm_id = :firm";
        }
        var words = new ArrayList<String>();
        for (var word : terms.words()) {
            var parameter = "word" + words.size();
            words.add("p.search like :" + parameter);
            parameters.put(parameter, word);
        }
        var byText = String.join(" and ", words);
        if (terms.numbers().isEmpty()) {
            return "p.firm_id = :firm and " + byText;
        }
        parameters.put("numbers", terms.numbers().toArray(String[]::new));
        return """
                p.firm_id = :firm and ((%s) or p.id in (
                    select n.%2$s_id from crm.%2$s_phones n where n.firm_id = :firm and n.e164 like any (:numbers)))""".formatted(byText, noun);
    }

    /** Where a page ends: the order's columns of its last row. */
    private record Position(String lastName, String firstName, long id) {
        String written() {
            var plain = lastName + "\0" + firstName + "\0" + id;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        static Position read(String cursor) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\0", 3);
                return new Position(parts[0], parts[1], Long.parseLong(parts[2]));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new ChangeRefused(Kind.INVALID, "The cursor is none that was given out.");
            }
        }
    }
}
