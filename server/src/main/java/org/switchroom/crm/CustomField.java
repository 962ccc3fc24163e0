package org.switchroom.crm;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something a firm wants to know of its customers besides what every firm does.
 *
 * @param key by which the API and imports name it
 * @param onCard whether the card shows it; else only the customer's page does
 * @param position fields are shown in this order, those alike by name
 * @param smallest of a number; null: no limit
 * @param largest of a number, or characters of a text; null: no limit but {@link RecordLimits#CUSTOM_TEXT}
 * @param choices of a choice; else empty
 */
public record CustomField(
        int id,
        String key,
        String name,
        Type type,
        boolean required,
        boolean onCard,
        int position,
        @Nullable BigDecimal smallest,
        @Nullable BigDecimal largest,
        List<String> choices) {
    private static final Set<String> WEB = Set.of("http", "https");

    public enum Type {
        TEXT,
        NUMBER,
        /** As 2026-02-28. */
        DATE,
        CHOICE,
        YES_NO,
        /** Of the web. */
        URL
    }

    /** What a value is kept as; null: none. */
    public static @Nullable Object kept(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isBlank() ? null : text.strip();
        }
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? new BigDecimal(number.toString()).stripTrailingZeros()
                : value;
    }

    /**
     * @param value as {@link #kept}
     * @return what is wrong with it, to follow the field's name; empty: nothing
     */
    public String problemWith(@Nullable Object value) {
        if (value == null) {
            return required ? "must be given." : "";
        }
        return switch (type) {
            case TEXT -> value instanceof String text ? textProblem(text) : "must be a text.";
            case NUMBER -> value instanceof BigDecimal number ? numberProblem(number) : "must be a number.";
            case DATE ->
                value instanceof String text && isDate(text) ? "" : "must be a day of the calendar, as 2026-02-28.";
            case CHOICE ->
                value instanceof String text && choices.contains(text)
                        ? ""
                        : "must be one of: " + String.join(", ", choices) + ".";
            case YES_NO -> value instanceof Boolean ? "" : "must be true or false.";
            case URL ->
                value instanceof String text && isWebAddress(text)
                        ? ""
                        : "must be an address that begins with https:// or http://.";
        };
    }

    private String textProblem(String text) {
        int most = largest == null ? RecordLimits.LINE : largest.intValue();
        return text.length() > most || text.chars().anyMatch(Character::isISOControl)
                ? "must be one line of at most " + most + " characters."
                : "";
    }

    private String numberProblem(BigDecimal number) {
        if (smallest != null && number.compareTo(smallest) < 0) {
            return "must be at least " + smallest.toPlainString() + ".";
        }
        if (largest != null && number.compareTo(largest) > 0) {
            return "must be at most " + largest.toPlainString() + ".";
        }
        return isExact(number) ? "" : "must have at most " + RecordLimits.CUSTOM_DIGITS + " digits.";
    }

    /** Whether it stays what it is wherever it is kept and shown. */
    public static boolean isExact(@Nullable BigDecimal number) {
        return number == null
                || (number.precision() <= RecordLimits.CUSTOM_DIGITS
                        && Math.abs((long) number.scale()) <= RecordLimits.CUSTOM_DIGITS);
    }

    private static boolean isDate(String text) {
        try {
            return text.length() == 10 && !LocalDate.parse(text).toString().isEmpty();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            var address = new URI(text);
            return text.length() <= RecordLimits.CUSTOM_TEXT
                    && address.getHost() != null
                    && WEB.contains(address.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
