package org.switchroom.crm.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.switchroom.directory.PhoneNumbers;

/**
 * What somebody typed into the search field, as LIKE patterns.
 *
 * @param words each must be found in the record's text
 * @param numbers one of them must be found in a telephone number; empty when it cannot be one
 */
record SearchTerms(List<String> words, List<String> numbers) {
    private static final int MAX_LENGTH = 100;
    private static final int MAX_WORDS = 6;
    private static final Pattern NUMBER = Pattern.compile("[+0-9 ()/.-]+");
    private static final int FEWEST_DIGITS = 3;

    /** @param country in which a national number is meant */
    static SearchTerms of(String typed, String country) {
        var text = typed.strip();
        text = text.substring(0, Math.min(text.length(), MAX_LENGTH));
        var words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .map(word -> "%" + literal(word) + "%")
                .toList();
        return new SearchTerms(words, numbers(text, country));
    }

    private static List<String> numbers(String text, String country) {
        var digits = text.replaceAll("\\D", "").replaceFirst("^0+", "");
        if (!NUMBER.matcher(text).matches() || digits.length() < FEWEST_DIGITS) {
            return List.of();
        }
        // As typed without its leading zeros, 030 or 0049; and as it would be dialled, for +49 (0)30.
        var somewhere = "%" + digits + "%";
        return PhoneNumbers.e164(text, country)
                .map(e164 -> List.of(somewhere, e164 + "%"))
                .orElse(List.of(somewhere));
    }

    private static String literal(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
