package org.switchroom.crm.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.switchroom.crm.store.RecordSearch.Wanted;

/**
 * How long a search takes among many accounts. Give it the URL of a database with the records' schema, filled by
 * {@code accounts.sql} ({@code psql -v accounts=1000000 -f accounts.sql}), and a user; it searches as an agent of firm 1 would.
 */
public final class SearchBench {
    private static final int OF_EACH = 300;

    private SearchBench() {}

    private record Person(String first, String last, String phone, String order, String company) {}

    public static void main(String[] arguments) {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(arguments[0]);
            pool.setUsername(arguments[1]);
            pool.setMaximumPoolSize(2);
            var sql = JdbcClient.create(pool);
            var search =
                    new RecordSearch(new SearchTurns(sql, new TransactionTemplate(new JdbcTransactionManager(pool))));
            var random = new Random(7);
            var people = people(sql);
            var words = List.of(
                    "refund",
                    "deli",
                    "parcel courier",
                    "dishwasher",
                    "password locked",
                    "invoice",
                    "tech",
                    "warranty expired");
            measure(search, "2 letters of a name", people, one -> begin(one.last(), 2));
            measure(search, "3 letters of a name", people, one -> begin(one.last(), 3));
            measure(search, "4 to 6 letters of a name", people, one -> begin(one.last(), 4 + random.nextInt(3)));
            measure(search, "first and last name", people, one -> one.first() + " " + one.last());
            measure(search, "first name and 2 letters", people, one -> one.first() + " " + begin(one.last(), 2));
            measure(search, "first name alone", people, Person::first);
            measure(search, "company", people, one -> one.company().isEmpty() ? one.last() + " gmbh" : one.company());
            measure(search, "misspelt name", people, one -> misspelt(one.last(), random));
            measure(
                    search,
                    "first name, misspelt last",
                    people,
                    one -> one.first() + " " + misspelt(one.last(), random));
            measure(search, "whole number", people, Person::phone);
            measure(
                    search,
                    "national beginning",
                    people,
                    one -> "0" + one.phone().substring(3, 9));
            measure(
                    search,
                    "last 4 digits",
                    people,
                    one -> one.phone().substring(one.phone().length() - 4));
            measure(search, "6 digits from within", people, one -> one.phone().substring(5, 11));
            measure(search, "order number", people, Person::order);
            measure(search, "digits of an order", people, one -> one.order().substring(4));
            measure(search, "words of a note", people, _ -> words.get(random.nextInt(words.size())));
            measure(search, "nothing has it", people, one -> "zq" + one.order().substring(6) + "xy");
        }
    }

    private static List<Person> people(JdbcClient sql) {
        var people = new ArrayList<>(sql.sql("""
                        select first_name, last_name, e164, order_number, company
                          from crm.customers c join crm.customer_phones p on p.customer_id = c.id and p.position = 1
                               join crm.orders o on o.customer_id = c.id
                         where c.firm_id = 1 and c.id % 997 = 0 limit 2000""")
                .query((row, _) -> new Person(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list());
        Collections.shuffle(people, new Random(5));
        return people;
    }

    private static void measure(
            RecordSearch search, String what, List<Person> people, Function<Person, String> typedOf) {
        var times = new ArrayList<Double>();
        var found = 0;
        for (var i = 0; i < OF_EACH + 20; i++) {
            var typed = typedOf.apply(people.get(i % people.size()));
            var begun = System.nanoTime();
            var answer = search.find(new Wanted(1, typed, "DE", null, 6, null));
            if (i >= 20) {
                times.add((System.nanoTime() - begun) / 1e6);
                found += answer.groups().isEmpty() ? 0 : 1;
            }
        }
        Collections.sort(times);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %d of %d |%n",
                what,
                times.get(OF_EACH / 2),
                times.get(OF_EACH * 95 / 100),
                times.getLast(),
                found,
                OF_EACH);
    }

    private static String begin(String word, int letters) {
        return word.substring(0, Math.min(letters, word.length()));
    }

    /** Without one of its inner letters. */
    private static String misspelt(String word, Random random) {
        var at = 1 + random.nextInt(Math.max(1, word.length() - 1));
        return word.substring(0, at) + word.substring(Math.min(word.length(), at + 1));
    }
}
