package org.switchroom.criteria.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.criteria.rule.Facts.Purchase;

/** Random rules on random callers, against an evaluator as one would write it down at first. */
class RandomRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final List<String> WORDS = List.of("A", "B", "ab", "Abc", "c");
    private static final List<Attribute> ATTRIBUTES = List.of(
            Attribute.VALUE_CLASS,
            Attribute.POSTCODE,
            Attribute.DAYS_SINCE_ORDER,
            Attribute.TIME,
            Attribute.LAST_AGENT,
            Attribute.BOUGHT_ARTICLE,
            Attribute.BOUGHT_GROUP,
            Attribute.OPENING_HOURS);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithTheNaiveEvaluator(long seed) {
        var random = new Random(seed);
        int won = 0;
        for (int round = 0; round < 2_000; round++) {
            var rules = rules(random);
            var facts = facts(random);
            var winner = Evaluation.winner(rules, facts);
            assertThat(winner).as("seed %d, round %d", seed, round).isEqualTo(naive(rules, facts));
            var explained = Evaluation.explained(rules, facts);
            assertThat(explained.winner()).isEqualTo(winner);
            assertThat(explained.tried().stream()
                            .filter(tried -> tried.rule().enabled() && tried.holds())
                            .map(Evaluation.Tried::rule)
                            .findFirst())
                    .isEqualTo(winner);
            won += winner.isPresent() ? 1 : 0;
        }
        assertThat(won).isBetween(200, 1_800);
    }

    private static Optional<Rule> naive(List<Rule> rules, Facts facts) {
        for (var rule : rules) {
            boolean all = rule.enabled();
            for (var condition : rule.conditions()) {
                if (!naive(condition, facts)) {
                    all = false;
                }
            }
            if (all) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private static boolean naive(Condition condition, Facts facts) {
        var seen = new ArrayList<String>();
        for (var purchase : facts.purchases()) {
            boolean late = !purchase.on().isBefore(TODAY.minusMonths(condition.months()));
            if (late && condition.attribute() == Attribute.BOUGHT_ARTICLE) {
                seen.add(purchase.article());
            }
            if (late
                    && condition.attribute() == Attribute.BOUGHT_GROUP
                    && !purchase.group().isEmpty()) {
                seen.add(purchase.group());
            }
        }
        seen.addAll(facts.values().getOrDefault(condition.attribute(), List.of()));
        boolean found = false;
        for (var value : seen) {
            for (var wanted : condition.values()) {
                found |= one(condition, wanted, value);
            }
        }
        return switch (condition.operator()) {
            case KNOWN -> !seen.isEmpty();
            case NOT_KNOWN -> seen.isEmpty();
            case IS_NOT -> !found;
            default -> found;
        };
    }

    private static boolean one(Condition condition, String wanted, String value) {
        return switch (condition.operator()) {
            case IS, IS_NOT -> wanted.toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT));
            case STARTS_WITH -> value.toLowerCase(Locale.ROOT).indexOf(wanted.toLowerCase(Locale.ROOT)) == 0;
            case CONTAINS -> value.toLowerCase(Locale.ROOT).indexOf(wanted.toLowerCase(Locale.ROOT)) >= 0;
            case AT_LEAST -> Integer.parseInt(value) >= Integer.parseInt(wanted);
            case AT_MOST -> Integer.parseInt(value) <= Integer.parseInt(wanted);
            case BETWEEN -> minutes(condition, value);
            case KNOWN, NOT_KNOWN -> false;
        };
    }

    /** Goes through the day minute by minute from the first time to the second. */
    private static boolean minutes(Condition condition, String value) {
        int from = minute(condition.values().get(0));
        int to = minute(condition.values().get(1));
        int minute = from;
        do {
            if (minute == minute(value)) {
                return true;
            }
            minute = (minute + 1) % 1_440;
        } while (minute != to);
        return false;
    }

    private static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    // ---- what is tried

    private static List<Rule> rules(Random random) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(5))
                .mapToObj(id -> new Rule(
                        id,
                        "Rule " + id,
                        random.nextInt(5) > 0,
                        IntStream.rangeClosed(0, random.nextInt(3))
                                .mapToObj(_ -> condition(random))
                                .toList(),
                        Rule.Route.AS_THE_MENU_SAID))
                .toList();
    }

    private static Condition condition(Random random) {
        var attribute = pick(ATTRIBUTES, random);
        var operator = pick(attribute.type().operators(), random);
        int count = switch (operator) {
            case KNOWN, NOT_KNOWN -> 0;
            case AT_LEAST, AT_MOST -> 1;
            case BETWEEN -> 2;
            default -> 1 + random.nextInt(2);
        };
        var values = IntStream.range(0, count)
                .mapToObj(_ -> value(attribute, random))
                .toList();
        boolean bought = attribute.type() == Attribute.Type.PURCHASE;
        return new Condition(attribute, operator, values, bought ? 1 + random.nextInt(6) : 0);
    }

    private static String value(Attribute attribute, Random random) {
        return switch (attribute.type()) {
            case NUMBER, PERSON, HOURS -> String.valueOf(random.nextInt(5));
            case TIME -> "%02d:%02d".formatted(random.nextInt(24), random.nextInt(2) * 30);
            default -> pick(WORDS, random);
        };
    }

    private static Facts facts(Random random) {
        var values = new EnumMap<Attribute, List<String>>(Attribute.class);
        for (var attribute : ATTRIBUTES) {
            if (attribute.type() != Attribute.Type.PURCHASE && random.nextInt(4) > 0) {
                values.put(attribute, List.of(value(attribute, random)));
            }
        }
        var purchases = IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> new Purchase(
                        TODAY.minusDays(random.nextInt(200)),
                        pick(WORDS, random),
                        random.nextBoolean() ? "" : pick(WORDS, random)))
                .toList();
        return new Facts(Map.copyOf(values), purchases, TODAY, true);
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
