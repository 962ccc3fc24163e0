package org.switchroom.crm.store;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchroom.crm.RecordLimits;
import org.switchroom.directory.PhoneNumbers;

/**
 * What somebody typed into the search field, as the records are compared with it.
 *
 * @param text all of it, folded
 * @param words folded; each is the beginning of a word that is looked for
 * @param exact E.164 when it is a whole telephone number; else empty
 * @param begins the beginning of an E.164 number, as +4930; empty when it has no country and no leading zero
 * @param digits somewhere in a telephone number; empty when it can be none
 */
record Typed(String text, List<String> words, String exact, String begins, String digits) {
    private static final Pattern NUMBER = Pattern.compile("[+0-9 ()/.-]+");
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}]+");
    private static final int FEWEST_DIGITS = 3;
    private static final int LONGEST_WORD = 40;

    /** @param country in which a national number is meant */
    static Typed of(String typed, String country) {
        var plain = typed.strip();
        plain = plain.substring(0, Math.min(plain.length(), RecordLimits.SEARCH_LENGTH));
        var digits = plain.replaceAll("\\D", "");
        var number = NUMBER.matcher(plain).matches() && digits.length() >= FEWEST_DIGITS;
        return new Typed(
                folded(plain),
                wordsOf(plain).limit(RecordLimits.SEARCH_WORDS).toList(),
                number ? PhoneNumbers.e164(plain, country).orElse("") : "",
                number ? beginning(plain, digits, country) : "",
                number ? digits.replaceFirst("^0+", "") : "");
    }

    private static String beginning(String plain, String digits, String country) {
        if (plain.startsWith("+")) {
            return "+" + digits;
        }
        if (digits.startsWith("00")) {
            return "+" + digits.substring(2);
        }
        return digits.startsWith("0") ? PhoneNumbers.callingCode(country) + digits.substring(1) : "";
    }

    /** As {@code crm.folded} does: small letters without accents. */
    static String folded(String written) {
        var apart = Normalizer.normalize(written.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return MARKS.matcher(apart)
                .replaceAll("")
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace('đ', 'd')
                .replace('ð', 'd')
                .replace('ı', 'i');
    }

    static Stream<String> wordsOf(String written) {
        return Arrays.stream(BETWEEN_WORDS.split(folded(written)))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)));
    }

    boolean hasWords() {
        return words.stream().anyMatch(word -> word.length() > 1);
    }

    /** Whether it may be a part of an order's or incident's number. */
    boolean maybeCode() {
        return text.length() >= FEWEST_DIGITS && text.chars().anyMatch(Character::isDigit);
    }

    /** A tsquery for the index: single letters are beginnings of too much. */
    String indexed(int firmId) {
        return query(
                firmId,
                words.stream().filter(word -> word.length() > 1).map(List::of).toList());
    }

    /** A tsquery for the single letters; empty when there are none. */
    String letters(int firmId) {
        return query(
                firmId,
                words.stream().filter(word -> word.length() == 1).map(List::of).toList());
    }

    /** @param words one of each list must begin a word */
    static String query(int firmId, List<? extends List<String>> words) {
        return words.stream()
                .map(ones -> ones.stream()
                        .map(word -> "'" + firmId + "/" + word + "':*")
                        .collect(Collectors.joining(" | ", "(", ")")))
                .collect(Collectors.joining(" & "));
    }

    /** The texts of {@code fields} that hold what was typed, each word and number by the first that does. */
    <F> List<F> heldBy(List<F> fields, Function<F, String> textOf) {
        var held = new ArrayList<F>();
        for (var word : words) {
            fields.stream()
                    .filter(field -> wordsOf(textOf.apply(field)).anyMatch(one -> one.startsWith(word)))
                    .findFirst()
                    .filter(field -> !held.contains(field))
                    .ifPresent(held::add);
        }
        return held;
    }

    boolean isIn(String e164) {
        return !digits.isEmpty()
                && (e164.equals(exact) || e164.contains(digits) || (!begins.isEmpty() && e164.startsWith(begins)));
    }
}
