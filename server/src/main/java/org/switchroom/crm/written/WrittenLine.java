package org.switchroom.crm.written;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.switchroom.crm.CustomField;

/**
 * A line of a file as a customer; empty cells are left out.
 *
 * @param tags to be added
 */
public record WrittenLine(CustomerForm form, Set<String> tags) {
    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "x", "ja", "j", "da", "wahr", "sand");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "nein", "nej", "nu", "falsch", "falsk");
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d.M.uuuu"),
            DateTimeFormatter.ofPattern("d/M/uuuu"),
            DateTimeFormatter.ofPattern("d-M-uuuu"));
    private static final Pattern BETWEEN = Pattern.compile("[,;|\\n]");
    private static final Map<String, String> COUNTRIES = countries();

    private static Map<String, String> countries() {
        var codes = new HashMap<String, String>();
        for (var code : CustomerForm.COUNTRIES) {
            for (var language : List.of("en", "de", "da", "ro")) {
                var name = Locale.of("", code).getDisplayCountry(Locale.of(language));
                codes.put(name.toLowerCase(Locale.ROOT), code);
            }
            codes.put(code.toLowerCase(Locale.ROOT), code);
        }
        return Map.copyOf(codes);
    }

    public static WrittenLine of(List<String> cells, ImportPlan plan, List<CustomField> fields) {
        var values = new HashMap<String, String>();
        var phones = new ArrayList<String>();
        var tags = new LinkedHashSet<String>();
        for (int i = 0; i < Math.min(cells.size(), plan.columns().size()); i++) {
            var cell = cells.get(i).replace("\0", "").strip(); // no text of the database can hold it
            switch (plan.columns().get(i)) {
                case "" -> {}
                case "phones" -> split(cell, phones);
                case "tags" -> split(cell, tags);
                case String field -> values.put(field, cell);
            }
        }
        values.values().removeIf(String::isEmpty);
        var custom = new HashMap<String, @Nullable Object>();
        for (var field : fields) {
            var written = values.get(ImportPlan.CUSTOM + field.key());
            if (written != null) {
                custom.put(field.key(), valueOf(field, written));
            }
        }
        var country = values.get("country");
        return new WrittenLine(
                new CustomerForm(
                        values.get("customerNumber"),
                        values.get("firstName"),
                        values.get("lastName"),
                        values.get("company"),
                        values.get("email"),
                        phones.isEmpty() ? null : phones,
                        values.get("street"),
                        values.get("postcode"),
                        values.get("city"),
                        country == null ? null : COUNTRIES.getOrDefault(country.toLowerCase(Locale.ROOT), country),
                        values.get("language"),
                        values.get("valueClass"),
                        null,
                        null,
                        custom.isEmpty() ? null : custom),
                tags);
    }

    private static void split(String cell, Collection<String> into) {
        BETWEEN.splitAsStream(cell)
                .filter(one -> !one.isBlank())
                .map(String::strip)
                .forEach(into::add);
    }

    /** What cannot be read stays as it is written, and is refused as such. */
    private static Object valueOf(CustomField field, String written) {
        var small = written.toLowerCase(Locale.ROOT);
        return switch (field.type()) {
            case NUMBER -> number(written);
            case YES_NO -> YES.contains(small) || NO.contains(small) ? YES.contains(small) : (Object) written;
            case DATE -> date(written);
            case CHOICE ->
                field.choices().stream()
                        .filter(choice -> choice.equalsIgnoreCase(written))
                        .findFirst()
                        .orElse(written);
            case TEXT, URL -> written;
        };
    }

    private static Object number(String written) {
        var plain = written.replace(" ", "").replace("\u00a0", "");
        if (plain.lastIndexOf(',') > plain.lastIndexOf('.')) {
            plain = plain.replace(".", "").replace(',', '.');
        } else {
            plain = plain.replace(",", "");
        }
        return plain.matches("[+-]?\\d{1,30}(\\.\\d{1,30})?") ? new BigDecimal(plain) : written;
    }

    private static String date(String written) {
        for (var format : DATES) {
            try {
                return LocalDate.parse(written, format).toString();
            } catch (DateTimeException another) {
                // One of the other formats, or none.
            }
        }
        return written;
    }
}
