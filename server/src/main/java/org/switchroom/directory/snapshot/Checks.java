package org.switchroom.directory.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;

/** Collects what is wrong with one change, so that the person sees all of it at once. */
final class Checks {
    private static final Set<String> LANGUAGES = Set.of("en", "de", "da", "ro");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Pattern HOST_AND_PORT = Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:]+]):(\\d{1,5})");

    private final List<FieldProblem> invalid = new ArrayList<>();
    private final List<FieldProblem> conflicts = new ArrayList<>();

    Checks that(boolean holds, String field, String otherwise) {
        if (!holds) {
            invalid.add(new FieldProblem(field, otherwise));
        }
        return this;
    }

    Checks text(String value, String field, int maxLength) {
        return that(!value.isBlank(), field, "must not be empty.").shortText(value, field, maxLength);
    }

    Checks shortText(String value, String field, int maxLength) {
        return that(value.length() <= maxLength, field, "must have at most " + maxLength + " characters.")
                .that(
                        value.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'),
                        field,
                        "holds control characters.");
    }

    Checks between(long value, long min, long max, String field) {
        return that(min <= value && value <= max, field, "must be from " + min + " to " + max + ".");
    }

    Checks language(String value, String field) {
        return that(LANGUAGES.contains(value), field, "must be one of en, de, da, ro.");
    }

    Checks country(String value, String field) {
        return that(COUNTRIES.contains(value), field, "must be a country by ISO 3166, as DE.");
    }

    Checks transport(String value, String field) {
        return that(Set.of("udp", "tcp").contains(value), field, "must be udp or tcp.");
    }

    Checks hostAndPort(String value, String field) {
        var matcher = HOST_AND_PORT.matcher(value);
        return that(
                matcher.matches() && Integer.parseInt(matcher.group(2)) <= 65535,
                field,
                "must be host:port, as sip.example.com:5060.");
    }

    /** At most {@code max} of a kind a firm, {@code existing} without the one that is saved. */
    Checks room(Collection<?> existing, int max, String plural) {
        return that(existing.size() < max, "", "A firm can have at most " + max + " " + plural + ".");
    }

    <T> Checks unique(Collection<T> others, Predicate<T> same, String field, String otherwise) {
        if (others.stream().anyMatch(same)) {
            conflicts.add(new FieldProblem(field, otherwise));
        }
        return this;
    }

    Checks conflict(boolean exists, String field, String message) {
        if (exists) {
            conflicts.add(new FieldProblem(field, message));
        }
        return this;
    }

    void done() {
        if (!invalid.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, invalid);
        }
        if (!conflicts.isEmpty()) {
            throw new ChangeRefused(Kind.CONFLICT, conflicts);
        }
    }
}
