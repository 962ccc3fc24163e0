package org.switchroom.crm.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
 * @param version as it was read: what has been changed since is then not overwritten; null: whatever it is now
 */
record CustomerForm(
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
        @Nullable Integer version) {
    private static final int MAX_VALUE_CLASS = 20;
    static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** @throws ChangeRefused naming every field that is wrong */
    Customers.Values asNew(ClientFirm firm, List<User> agents) {
        var problems = managerProblems(agents, null);
        if (orElse(lastName, orElse(company, "")).isEmpty()) {
            problems.add(new FieldProblem("lastName", "or company must be given."));
        }
        return values(firm, orElse(country, firm.country()), orElse(language, firm.language()), problems);
    }

    /**
     * @param managerNow who may stay, even when no agent any more
     * @throws ChangeRefused naming every field that is wrong
     */
    Customers.Values asChange(ClientFirm firm, List<User> agents, @Nullable Integer managerNow) {
        return values(firm, country, language, managerProblems(agents, managerNow));
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
            ClientFirm firm, @Nullable String country, @Nullable String language, List<FieldProblem> problems) {
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
                managerId);
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
