package org.switchroom.crm.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.Duplicate;
import org.switchroom.crm.Duplicate.Sign;
import org.switchroom.crm.RecordLimits;

/**
 * Who may be the same as a customer. Names are compared with the firm's dictionary of name words first, and then only with
 * those who have words like the customer's.
 */
@Component
public class Duplicates {
    private static final int ALIKE = 5;
    private static final int LIMIT_SECONDS = 2;

    private static final String SAME = """
            with me as (select c.*, trim(c.first_name || ' ' || c.last_name || ' ' || c.company) full_name
                          from crm.customers c where c.firm_id = :firm and c.id = :id),
            signs as (
                (select distinct other.customer_id id, 'PHONE' sign from crm.customer_phones mine
                   join crm.customer_phones other on other.firm_id = :firm and other.e164 = mine.e164
                  where mine.firm_id = :firm and mine.customer_id = :id limit :most)
                union all
                (select other.id, 'EMAIL' from me
                   join crm.customers other on other.firm_id = :firm and lower(other.email) = lower(me.email)
                        and other.email <> ''
                  where me.email <> '' limit :most)
                union all
                (select other.id, 'NAME' from me
                   join (select id, trim(first_name || ' ' || last_name || ' ' || company) full_name
                           from crm.customers where firm_id = :firm and :words <> '' and words @@ :words::tsquery limit 500) other
                     on public.similarity(crm.folded(me.full_name), crm.folded(other.full_name)) >= 0.6
                  order by public.similarity(crm.folded(me.full_name), crm.folded(other.full_name)) desc limit :most))
            select c.id, coalesce(nullif(trim(c.first_name || ' ' || c.last_name), ''), c.company) name_of,
                   c.customer_number, c.city, array_agg(distinct s.sign) signs
              from signs s join crm.customers c on c.firm_id = :firm and c.id = s.id
             where c.id <> :id group by c.id
             order by count(*) desc, min(array_position(array['PHONE', 'EMAIL', 'NAME'], s.sign)), c.id limit :most""";

    private final JdbcClient sql;

    Duplicates(JdbcClient sql) {
        this.sql = sql;
    }

    /** The likeliest first; nobody when there is no such customer. */
    public List<Duplicate> of(int firmId, long customerId) {
        return sql.sql(SAME)
                .withQueryTimeout(LIMIT_SECONDS)
                .param("firm", firmId)
                .param("id", customerId)
                .param("words", wordsLike(firmId, customerId))
                .param("most", RecordLimits.DUPLICATES)
                .query((row, _) -> new Duplicate(
                        row.getLong("id"),
                        row.getString("name_of"),
                        row.getString("customer_number"),
                        row.getString("city"),
                        Stream.of((String[]) row.getArray("signs").getArray())
                                .map(Sign::valueOf)
                                .sorted()
                                .toList()))
                .list();
    }

    /** A tsquery: for each word of the name itself or one like it; empty when there is no name. */
    private String wordsLike(int firmId, long customerId) {
        var name = sql.sql("""
                        select case when first_name || last_name = '' then company else first_name || ' ' || last_name end
                          from crm.customers where firm_id = ? and id = ?""")
                .params(firmId, customerId)
                .query((row, _) -> row.getString(1))
                .optional()
                .orElse("");
        var words = new ArrayList<List<String>>();
        Typed.wordsOf(name)
                .filter(word -> word.length() > 1)
                .limit(RecordLimits.SEARCH_WORDS)
                .forEach(word -> words.add(alike(firmId, word)));
        return Typed.query(firmId, words);
    }

    private List<String> alike(int firmId, String word) {
        var found = sql.sql("""
                        select word from crm.name_words where firm_id = :firm and word % :word
                         order by public.similarity(word, :word) desc, word limit :most""")
                .withQueryTimeout(LIMIT_SECONDS)
                .param("firm", firmId)
                .param("word", word)
                .param("most", ALIKE)
                .query((row, _) -> row.getString(1))
                .list();
        return Stream.concat(Stream.of(word), found.stream()).distinct().toList();
    }
}
