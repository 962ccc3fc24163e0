package org.switchroom.crm.written;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchroom.crm.CustomField;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.store.Customers;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.PhoneNumbers;
import org.switchroom.directory.User;

/**
 * A customer as typed by an agent; what is left out stays as it is.
 *
 * @param phones in any writing; national ones are read as of {@code country}, else of the firm's country
 * @param managerId who looks after the customer, one of the firm's agents; 0: nobody in particular
 * @param custom the firm's own fields by key; null in it: nothing any more
 * @param version as it was read: what has been changed since is then not overwritten; null: whatever it is now
 */
public record CustomerForm(
        @Nullable String customerNumber,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String email,
        @Nullable List<String> phones,
        @Nullable String street,
        @Nullable String postcode,
        @Nullable String city,
        @Nullable String country,
        @Nullable String language,
        @Nullable String valueClass,
        @Nullable Integer managerId,
        @Nullable Integer version,
        @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<String, @Nullable Object> custom) {
    private static final int MAX_VALUE_CLASS = 20;
    public static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** @throws ChangeRefused naming every field that is wrong */
    public Customers.Values asNew(ClientFirm firm, List<User> agents, List<CustomField> fields) {
        var problems = managerProblems(agents, null);
        var given = new HashMap<String, @Nullable Object>(custom == null ? Map.of() : custom);
        fields.forEach(field -> given.putIfAbsent(field.key(), null));
        if (orElse(lastName, orElse(company, "")).isEmpty()) {
            problems.add(new FieldProblem("lastName", "or company must be given."));
        }
        return values(
                firm,
                orElse(country, firm.country()),
                orElse(language, firm.language()),
                checked(given, Map.of(), fields, problems),
                problems);
    }

    /**
     * @param managerNow may stay, even when no agent any more
     * @param customNow may stay, even when they could not be given
     * @throws ChangeRefused naming every field that is wrong
     */
    public Customers.Values asChange(
            ClientFirm firm,
            List<User> agents,
            List<CustomField> fields,
            @Nullable Integer managerNow,
            Map<String, Object> customNow) {
        var problems = managerProblems(agents, managerNow);
        var values = checked(custom == null ? Map.of() : custom, customNow, fields, problems);
        return values(firm, country, language, values, problems);
    }

    /** @return what is kept of the firm's own fields that were given */
    private static Map<String, @Nullable Object> checked(
            Map<String, @Nullable Object> given,
            Map<String, Object> now,
            List<CustomField> fields,
            List<FieldProblem> problems) {
        var kept = new HashMap<String, @Nullable Object>();
        for (var field : fields) {
            if (given.containsKey(field.key())) {
                var value = CustomField.kept(given.get(field.key()));
                var stays = value != null && value.equals(CustomField.kept(now.get(field.key())));
                var problem = stays ? "" : field.problemWith(value);
                if (!problem.isEmpty()) {
                    problems.add(new FieldProblem("custom." + field.key(), problem));
                }
                kept.put(field.key(), value);
            }
        }
        given.keySet().stream()
                .filter(key -> !kept.containsKey(key))
                .sorted()
                .limit(1)
                .forEach(key -> problems.add(new FieldProblem("custom", "have no field '" + key + "'.")));
        return kept;
    }

    private List<FieldProblem> managerProblems(List<User> agents, @Nullable Integer managerNow) {
        var problems = new ArrayList<FieldProblem>();
        if (managerId != null
                && managerId != 0
                && !managerId.equals(managerNow)
                && agents.stream().noneMatch(agent -> agent.id() == managerId)) {
            problems.add(new FieldProblem("managerId", "must be one of the firm's agents."));
        }
        return problems;
    }

    private Customers.Values values(
            ClientFirm firm,
            @Nullable String country,
            @Nullable String language,
            Map<String, @Nullable Object> custom,
            List<FieldProblem> problems) {
        var values = new Customers.Values(
                orElse(customerNumber, "").isEmpty() ? null : text("customerNumber", customerNumber, problems),
                text("firstName", firstName, problems),
                text("lastName", lastName, problems),
                text("company", company, problems),
                text("email", email, problems),
                phones == null ? null : phones(phones, orElse(country, firm.country()), problems),
                text("street", street, problems),
                text("postcode", postcode, problems),
                text("city", city, problems),
                text("country", country, problems),
                text("language", language, problems),
                text("valueClass", valueClass, problems),
                managerId,
                custom);
        if (!orElse(values.email(), "a@b").matches("[^@\\s]+@[^@\\s]+")) {
            problems.add(new FieldProblem("email", "is no e-mail address."));
        }
        if (orElse(values.valueClass(), "").length() > MAX_VALUE_CLASS) {
            problems.add(new FieldProblem("valueClass", "must have at most " + MAX_VALUE_CLASS + " characters."));
        }
        if (!COUNTRIES.contains(orElse(values.country(), firm.country()))) {
            problems.add(new FieldProblem("country", "must be a country by ISO 3166, as DE."));
        }
        if (!problems.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, problems);
        }
        return values;
    }

    private static List<String> phones(List<String> written, String country, List<FieldProblem> problems) {
        if (written.size() > RecordLimits.PHONES) {
            problems.add(new FieldProblem("phones", "can be " + RecordLimits.PHONES + " at most."));
            return List.of();
        }
        var numbers = new LinkedHashSet<String>();
        for (var phone : written) {
            PhoneNumbers.e164(phone, country)
                    .ifPresentOrElse(
                            numbers::add,
                            () -> problems.add(
                                    new FieldProblem("phones", "hold '" + phone + "', which is no number.")));
        }
        return List.copyOf(numbers);
    }

    private static @Nullable String text(String field, @Nullable String value, List<FieldProblem> problems) {
        if (value != null
                && (value.length() > RecordLimits.LINE || value.chars().anyMatch(Character::isISOControl))) {
            problems.add(new FieldProblem(field, "must be one line of at most " + RecordLimits.LINE + " characters."));
        }
        return value == null ? null : value.strip();
    }

    private static String orElse(@Nullable String value, String other) {
        return value == null || value.isBlank() ? other : value;
    }
}
