package org.switchroom.crm.written;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody who is looked for in lines of a file. Rather found once too often: a line holds the person when all words of a
 * name stand in it, in any order and cell, or a customer number, or a telephone number in any writing.
 *
 * @param names each as its words
 * @param numbers the last digits of each telephone number
 * @param keys customer numbers, folded
 */
public record SoughtPerson(Set<Set<String>> names, Set<String> numbers, Set<String> keys) {
    /** With them a number is told from another within a country, whatever comes before. */
    private static final int LAST_DIGITS = 7;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

    /**
     * @param names first and last name, company, e-mail; those without a word are left out
     * @param phones E.164
     */
    public static SoughtPerson of(
            Collection<String> names, Collection<String> phones, Collection<String> customerNumbers) {
        return new SoughtPerson(
                names.stream()
                        .map(SoughtPerson::words)
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.toSet()),
                phones.stream()
                        .map(SoughtPerson::lastDigits)
                        .filter(digits -> !digits.isEmpty())
                        .collect(Collectors.toSet()),
                customerNumbers.stream()
                        .map(SoughtPerson::folded)
                        .filter(key -> !key.isEmpty())
                        .collect(Collectors.toSet()));
    }

    public boolean isIn(List<String> cells) {
        var words = new HashSet<String>();
        for (var cell : cells) {
            var digits = NO_DIGIT.matcher(cell).replaceAll("");
            if (keys.contains(folded(cell)) || numbers.stream().anyMatch(digits::contains)) {
                return true;
            }
            words.addAll(words(cell));
        }
        return names.stream().anyMatch(words::containsAll);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(NO_WORD.split(folded(text)))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String lastDigits(String phone) {
        var digits = NO_DIGIT.matcher(phone).replaceAll("");
        return digits.substring(Math.max(0, digits.length() - LAST_DIGITS));
    }
}
