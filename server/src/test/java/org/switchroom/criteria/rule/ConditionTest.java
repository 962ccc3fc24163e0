package org.switchroom.criteria.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.criteria.rule.Facts.Purchase;

class ConditionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static List<String> list(String words) {
        return words == null ? List.of() : Stream.of(words.split(";")).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        VALUE_CLASS        | IS          | A           | A           | true
        VALUE_CLASS        | IS          | A           | a           | true
        VALUE_CLASS        | IS          | A;B         | B           | true
        VALUE_CLASS        | IS          | A           |             | false
        VALUE_CLASS        | IS_NOT      | A;B         | C           | true
        VALUE_CLASS        | IS_NOT      | A           | A           | false
        VALUE_CLASS        | IS_NOT      | A           |             | true
        POSTCODE           | STARTS_WITH | 10;12       | 12043       | true
        POSTCODE           | STARTS_WITH | 043         | 12043       | false
        POSTCODE           | CONTAINS    | 1bb         | EC1A 1BB    | true
        POSTCODE           | CONTAINS    | 99          |             | false
        DAYS_SINCE_ORDER   | AT_LEAST    | 30          | 30          | true
        DAYS_SINCE_ORDER   | AT_LEAST    | 30          | 29          | false
        DAYS_SINCE_ORDER   | AT_LEAST    | 9           | 10          | true
        DAYS_SINCE_ORDER   | AT_MOST     | 30          | 30          | true
        DAYS_SINCE_ORDER   | AT_MOST     | 30          | 31          | false
        DAYS_SINCE_ORDER   | AT_MOST     | 30          |             | false
        PERSONAL_MANAGER   | KNOWN       |             | 7           | true
        PERSONAL_MANAGER   | KNOWN       |             |             | false
        PERSONAL_MANAGER   | NOT_KNOWN   |             |             | true
        TIME               | BETWEEN     | 08:00;12:00 | 08:00       | true
        TIME               | BETWEEN     | 08:00;12:00 | 12:00       | false
        TIME               | BETWEEN     | 22:00;06:00 | 23:59       | true
        TIME               | BETWEEN     | 22:00;06:00 | 05:59       | true
        TIME               | BETWEEN     | 22:00;06:00 | 06:00       | false
        CALLER_NUMBER      | STARTS_WITH | +4930       | +4930231254 | true
        OPENING_HOURS      | IS          | 3           | 1;3         | true
        OPENING_HOURS      | IS_NOT      | 3           | 1           | true
        """)
    void holdsWhatIsSeenAgainstItsValues(
            Attribute attribute, Operator operator, String values, String seen, boolean holds) {
        var facts = new Facts(Map.of(attribute, list(seen)), List.of(), TODAY, true);
        assertThat(new Condition(attribute, operator, list(values), 0).holds(facts))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"2025-11-22, true", "2025-11-21, false", "2026-11-22, true"})
    void countsWhatWasBoughtWithinItsMonths(LocalDate on, boolean holds) {
        var facts = new Facts(Map.of(), List.of(new Purchase(on, "Truck T500", "Trucks")), TODAY, true);
        assertThat(new Condition(Attribute.BOUGHT_ARTICLE, Operator.CONTAINS, List.of("truck"), 12).holds(facts))
                .isEqualTo(holds);
        assertThat(new Condition(Attribute.BOUGHT_GROUP, Operator.IS, List.of("Trucks"), 12).holds(facts))
                .isEqualTo(holds);
    }

    @Test
    void everyTypeHasAnOperatorAndEveryOperatorAType() {
        assertThat(Attribute.Type.values())
                .allSatisfy(type -> assertThat(type.operators()).isNotEmpty());
        assertThat(Stream.of(Attribute.Type.values()).flatMap(type -> type.operators().stream()))
                .contains(Operator.values());
    }
}
