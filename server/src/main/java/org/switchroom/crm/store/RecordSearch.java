package org.switchroom.crm.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.SearchAnswer;
import org.switchroom.crm.SearchAnswer.Kind;
import org.switchroom.crm.SearchAnswer.SearchGroup;
import org.switchroom.crm.SearchRefused;
import org.switchroom.directory.ChangeRefused;

/**
 * Finds records as one types. Each kind is sought in several ways, the likeliest first, each by an index of its own, until
 * there are {@link RecordLimits#SEARCH_CANDIDATES}; nothing is counted. If nobody has such a name, those spelt alike are
 * sought.
 */
@Component
public class RecordSearch {
    /** Sorts after every letter. */
    private static final String LAST = "\uDBFF\uDFFF";

    /** Plans are made for the values at hand: a prefix of two letters and one of eight want different ones. */
    private static final String PLAN = """
            set local plan_cache_mode = force_custom_plan; set local enable_seqscan = off;
            set local pg_trgm.similarity_threshold = 0.3""";

    /** Of the single letters, which are not asked of the index. */
    private static final String ALL_WORDS =
            "(:letters = '' or words || cast('' as tsvector) @@ cast(:letters as tsquery))";

    private static final Way EMPLOYEES_BY_WORDS =
            byWords("crm.employees", "crm.folded(last_name), crm.folded(first_name), id");
    private static final Way CUSTOMERS_BY_WORDS =
            byWords("crm.customers", "crm.folded(last_name), crm.folded(first_name), id");

    private static final Map<Kind, List<Way>> WAYS = Map.of(
            Kind.CUSTOMER,
            List.of(
                    byExactPhone("customer"),
                    byBeginningOfPhone("customer"),
                    byBeginning("crm.customers", "customer_number", ""),
                    byBeginning("crm.customers", "last_name", ", crm.folded(first_name) collate \"C\""),
                    byBothNames("crm.customers", "last_name", "first_name"),
                    byBothNames("crm.customers", "first_name", "last_name"),
                    byBeginning("crm.customers", "company", "", " and company <> ''"),
                    byBeginning("crm.customers", "first_name", ", crm.folded(last_name) collate \"C\""),
                    CUSTOMERS_BY_WORDS,
                    byStretchOfPhone("customer")),
            Kind.EMPLOYEE,
            List.of(
                    byExactPhone("employee"),
                    byBeginningOfPhone("employee"),
                    byBeginning("crm.employees", "last_name", ", crm.folded(first_name) collate \"C\""),
                    EMPLOYEES_BY_WORDS,
                    byStretchOfPhone("employee")),
            Kind.ORDER,
            List.of(byBeginning("crm.orders", "order_number", ""), new Way(Typed::maybeCode, """
                            select id from crm.orders
                             where firm_id = :firm and crm.folded(order_number) like :stretch limit :most""")),
            Kind.INCIDENT,
            List.of(
                    byBeginning("crm.incidents", "incident_number", ""),
                    byWords("crm.incidents", "opened_at desc, id desc")),
            Kind.NOTE,
            List.of(
                    // The newest first without looking at all: most words that many notes have are in these too.
                    new Way(Typed::hasWords, """
                            select id from (
                                select id from crm.notes
                                 where words @@ cast(:indexed as tsquery) and %s
                                   and id > (select max(id) - 100000 from crm.notes) limit 10 * :most) recent
                             order by id desc limit :most""".formatted(ALL_WORDS)), byWords("crm.notes", "id desc")));

    private final SearchTurns turns;

    RecordSearch(SearchTurns turns) {
        this.turns = turns;
    }

    /**
     * @param country in which national numbers in {@code query} are meant
     * @param kind of which hits are wanted; null: of every kind
     * @param cursor the {@code nextCursor} of the hits before; null: the first
     */
    public record Wanted(
            int firmId,
            String query,
            String country,
            @Nullable Kind kind,
            int limit,
            @Nullable String cursor) {}

    /** A way to find ids of a kind, in order. */
    private record Way(Predicate<Typed> fits, String statement) {}

    /**
     * @throws ChangeRefused when the cursor is none
     * @throws SearchRefused when it takes too long, or too many search
     */
    public SearchAnswer find(Wanted wanted) {
        var typed = Typed.of(wanted.query(), wanted.country());
        if (typed.text().isEmpty()) {
            return new SearchAnswer(List.of(), List.of());
        }
        int from = position(wanted.cursor());
        return turns.search(wanted.firmId(), within -> {
            within.sql(PLAN).update();
            return answer(within, wanted, typed, from);
        });
    }

    private SearchAnswer answer(SearchDeadline within, Wanted wanted, Typed typed, int from) {
        var groups = new ArrayList<SearchGroup>();
        for (var kind : wanted.kind() == null ? List.of(Kind.values()) : List.of(wanted.kind())) {
            var ids = ids(
                    within,
                    WAYS.getOrDefault(kind, List.of()),
                    typed,
                    parameters(wanted.firmId(), typed),
                    enough(wanted, from));
            add(within, groups, wanted, kind, ids, from, typed);
        }
        var somebody =
                groups.stream().anyMatch(group -> group.kind() == Kind.CUSTOMER || group.kind() == Kind.EMPLOYEE);
        var mayBeAName = wanted.kind() == null || wanted.kind() == Kind.CUSTOMER || wanted.kind() == Kind.EMPLOYEE;
        return somebody || !mayBeAName
                ? new SearchAnswer(groups, List.of())
                : speltAlike(within, wanted, typed, from, groups);
    }

    private static void add(
            SearchDeadline within,
            List<SearchGroup> groups,
            Wanted wanted,
            Kind kind,
            List<Long> ids,
            int from,
            Typed typed) {
        int to = Math.min(ids.size(), enough(wanted, from) - 1);
        if (from < to) {
            var found = new Hits(within).of(wanted.firmId(), kind, ids.subList(from, to), typed);
            groups.add(new SearchGroup(kind, found, to < ids.size() ? String.valueOf(to) : null));
        }
    }

    /** As many as are wanted and one to tell that there are more; what comes first does not depend on how many. */
    private static List<Long> ids(
            SearchDeadline within, List<Way> ways, Typed typed, Map<String, Object> parameters, int enough) {
        var ids = new LinkedHashSet<Long>();
        for (var way : ways) {
            if (ids.size() < enough && way.fits.test(typed)) {
                ids.addAll(within.sql(way.statement)
                        .params(parameters)
                        .query((row, _) -> row.getLong(1))
                        .list());
            }
        }
        return ids.stream().limit(RecordLimits.SEARCH_CANDIDATES).toList();
    }

    /** What {@link #answer} found, and before it who has a name like what was typed. */
    private static SearchAnswer speltAlike(
            SearchDeadline within, Wanted wanted, Typed typed, int from, List<SearchGroup> found) {
        var meant = new ArrayList<List<String>>();
        var instead = new LinkedHashSet<String>();
        for (var word : typed.words()) {
            var alike = word.length() < 4 ? List.of(word) : alike(within, wanted.firmId(), word);
            meant.add(alike);
            if (!alike.contains(word)) {
                instead.addAll(alike);
            }
        }
        if (instead.isEmpty() || meant.stream().anyMatch(List::isEmpty)) {
            return new SearchAnswer(found, List.of());
        }
        var parameters = parameters(wanted.firmId(), typed);
        var query = Typed.query(wanted.firmId(), meant);
        for (int i = 0; i < 2; i++) {
            var word = i < typed.words().size() ? typed.words().get(i) : "";
            parameters.put("word" + i, word);
            parameters.put("word" + i + "End", word + LAST);
        }
        parameters.put("indexed", query);
        parameters.put("letters", "");
        var words = new Typed(typed.text(), meant.stream().flatMap(List::stream).toList(), "", "", "");
        var groups = new ArrayList<SearchGroup>();
        if (wanted.kind() != Kind.EMPLOYEE) {
            add(
                    within,
                    groups,
                    wanted,
                    Kind.CUSTOMER,
                    ids(within, List.of(CUSTOMERS_BY_WORDS), words, parameters, enough(wanted, from)),
                    from,
                    words);
        }
        if (wanted.kind() != Kind.CUSTOMER) {
            add(
                    within,
                    groups,
                    wanted,
                    Kind.EMPLOYEE,
                    ids(within, List.of(EMPLOYEES_BY_WORDS), words, parameters, enough(wanted, from)),
                    from,
                    words);
        }
        var used = groups.isEmpty() ? List.<String>of() : List.copyOf(instead);
        groups.addAll(found);
        return new SearchAnswer(groups, used);
    }

    /** The word itself when a name begins with it; else those most like it. */
    private static List<String> alike(SearchDeadline within, int firmId, String word) {
        var known = within.sql("select 1 from crm.name_words where firm_id = ? and word >= ? and word < ? limit 1")
                .params(firmId, word, word + LAST)
                .query(Integer.class)
                .optional();
        return known.isPresent()
                ? List.of(word)
                : within.sql("""
                                select word from crm.name_words where firm_id = :firm and word % :word
                                 order by public.similarity(word, :word) desc, word limit 4""")
                        .param("firm", firmId)
                        .param("word", word)
                        .query((row, _) -> row.getString(1))
                        .list();
    }

    private static int enough(Wanted wanted, int from) {
        return from + Math.clamp(wanted.limit(), 1, RecordLimits.SEARCH_PAGE) + 1;
    }

    private static Map<String, Object> parameters(int firmId, Typed typed) {
        var parameters = new HashMap<String, Object>();
        parameters.put("firm", firmId);
        parameters.put("most", RecordLimits.SEARCH_CANDIDATES);
        parameters.put("text", typed.text());
        parameters.put("textEnd", typed.text() + LAST);
        for (int i = 0; i < 2; i++) {
            var word = i < typed.words().size() ? typed.words().get(i) : "";
            parameters.put("word" + i, word);
            parameters.put("word" + i + "End", word + LAST);
        }
        parameters.put("indexed", typed.indexed(firmId));
        parameters.put("letters", typed.letters(firmId));
        parameters.put("exact", typed.exact());
        parameters.put("begins", typed.begins());
        parameters.put("beginsEnd", typed.begins() + LAST);
        parameters.put("digits", "%" + typed.digits() + "%");
        parameters.put("stretch", "%" + literal(typed.text()) + "%");
        return parameters;
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static int position(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Math.clamp(Integer.parseInt(cursor), 0, RecordLimits.SEARCH_CANDIDATES);
        } catch (NumberFormatException e) {
            throw new ChangeRefused(ChangeRefused.Kind.INVALID, "The cursor is none that was given out.");
        }
    }

    private static Way byExactPhone(String noun) {
        return new Way(typed -> !typed.exact().isEmpty(), """
                select %1$s_id from crm.%1$s_phones
                 where firm_id = :firm and e164 = :exact order by 1 limit :most""".formatted(noun));
    }

    private static Way byBeginningOfPhone(String noun) {
        return new Way(typed -> !typed.begins().isEmpty(), """
                select %1$s_id from crm.%1$s_phones
                 where firm_id = :firm and e164 collate "C" >= :begins and e164 collate "C" < :beginsEnd
                 order by firm_id, e164 collate "C" limit :most""".formatted(noun));
    }

    private static Way byStretchOfPhone(String noun) {
        return new Way(typed -> !typed.digits().isEmpty() && typed.begins().isEmpty(), """
                select %1$s_id from crm.%1$s_phones
                 where firm_id = :firm and e164 like :digits limit :most""".formatted(noun));
    }

    private static Way byBeginning(String table, String column, String then) {
        return byBeginning(table, column, then, "");
    }

    private static Way byBeginning(String table, String column, String then, String condition) {
        return new Way(typed -> !column.endsWith("_number") || typed.maybeCode(), """
                select id from %1$s
                 where firm_id = :firm and crm.folded(%2$s) collate "C" >= :text and crm.folded(%2$s) collate "C" < :textEnd%4$s
                 order by firm_id, crm.folded(%2$s) collate "C"%3$s limit :most""".formatted(
                        table, column, then, condition));
    }

    /** Two words, each the beginning of a name. */
    private static Way byBothNames(String table, String first, String second) {
        return new Way(typed -> typed.words().size() == 2, """
                select id from %1$s
                 where firm_id = :firm and crm.folded(%2$s) collate "C" >= :word0 and crm.folded(%2$s) collate "C" < :word0End
                   and crm.folded(%3$s) collate "C" >= :word1 and crm.folded(%3$s) collate "C" < :word1End
                 order by firm_id, crm.folded(last_name) collate "C", crm.folded(first_name) collate "C"
                 limit :most""".formatted(table, first, second));
    }

    private static Way byWords(String table, String order) {
        return new Way(Typed::hasWords, """
                select id from (
                    select * from %s where words @@ cast(:indexed as tsquery) and %s limit :most) found
                 order by %s""".formatted(table, ALL_WORDS, order));
    }
}
