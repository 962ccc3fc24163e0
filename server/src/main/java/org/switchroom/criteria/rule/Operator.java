package org.switchroom.criteria.rule;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/** How a condition holds what it is given against what is seen. Upper and lower case are the same everywhere. */
public enum Operator {
    /** One of the values is seen. */
    IS,
    /** None of them is seen; so too when nothing is. */
    IS_NOT,
    STARTS_WITH,
    CONTAINS,
    /** One number. */
    AT_LEAST,
    /** One number. */
    AT_MOST,
    /** Two times of day: from the first (inclusive) to the second (exclusive), over midnight when that is earlier. */
    BETWEEN,
    /** Something is seen; no values. */
    KNOWN,
    /** Nothing is seen; no values. */
    NOT_KNOWN;

    /** @param seen none: not known */
    boolean holds(List<String> values, List<String> seen) {
        return switch (this) {
            case IS -> any(values, seen, String::equalsIgnoreCase);
            case IS_NOT -> !any(values, seen, String::equalsIgnoreCase);
            case STARTS_WITH -> any(values, seen, (value, found) -> lower(found).startsWith(lower(value)));
            case CONTAINS -> any(values, seen, (value, found) -> lower(found).contains(lower(value)));
            case AT_LEAST -> any(values, seen, (value, found) -> Long.parseLong(found) >= Long.parseLong(value));
            case AT_MOST -> any(values, seen, (value, found) -> Long.parseLong(found) <= Long.parseLong(value));
            case BETWEEN -> seen.stream().anyMatch(time -> between(values.get(0), values.get(1), time));
            case KNOWN -> !seen.isEmpty();
            case NOT_KNOWN -> seen.isEmpty();
        };
    }

    private static boolean any(List<String> values, List<String> seen, BiPredicate<String, String> fits) {
        return seen.stream().anyMatch(found -> values.stream().anyMatch(value -> fits.test(value, found)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean between(String first, String second, String seen) {
        var from = LocalTime.parse(first);
        var to = LocalTime.parse(second);
        var time = LocalTime.parse(seen);
        boolean afterFrom = !time.isBefore(from);
        boolean beforeTo = time.isBefore(to);
        return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }
}
