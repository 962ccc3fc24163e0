package org.switchroom.crm.http;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.switchroom.crm.Account.AccountAddress;
import org.switchroom.crm.Account.AccountPhone;
import org.switchroom.crm.Account.AccountProduct;
import org.switchroom.crm.Account.AccountRelation;
import org.switchroom.crm.Account.Relation;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.store.Accounts;
import org.switchroom.crm.written.CustomerForm;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;

/**
 * All that belongs to an account, to stand in place of what was there.
 *
 * @param version as it was read
 * @param phones labels of the customer's numbers; others are passed over
 * @param relations that this account says
 */
record AccountForm(
        @NotNull Integer version,
        @NotNull List<AccountPhone> phones,
        @NotNull List<AccountAddress> addresses,
        @NotNull List<String> tags,
        @NotNull List<RelationForm> relations,
        @NotNull List<AccountProduct> products) {

    record RelationForm(@NotNull Relation kind, @NotNull String otherId) {}

    /** @throws ChangeRefused naming every field that is wrong */
    Accounts.Belongings belongings() {
        var problems = new ArrayList<FieldProblem>();
        whole("phones", phones, phone -> Stream.of(phone.label(), phone.e164()));
        whole(
                "addresses",
                addresses,
                one -> Stream.of(one.label(), one.street(), one.postcode(), one.city(), one.country()));
        whole("tags", tags, Stream::of);
        whole("relations", relations, one -> Stream.of(one.kind(), one.otherId()));
        whole("products", products, one -> Stream.of(one.product(), one.serialNumber()));
        atMost("phones", phones, RecordLimits.PHONES, problems);
        atMost("addresses", addresses, RecordLimits.ADDRESSES, problems);
        atMost("tags", tags, RecordLimits.TAGS, problems);
        atMost("relations", relations, RecordLimits.RELATIONS, problems);
        atMost("products", products, RecordLimits.PRODUCTS, problems);
        lines("phones", phones, phone -> Stream.of(phone.label()), RecordLimits.LABEL, problems);
        lines("addresses", addresses, one -> Stream.of(one.label()), RecordLimits.LABEL, problems);
        lines(
                "addresses",
                addresses,
                one -> Stream.of(one.street(), one.postcode(), one.city(), one.country()),
                RecordLimits.LINE,
                problems);
        lines("tags", tags, Stream::of, RecordLimits.LABEL, problems);
        lines("products", products, one -> Stream.of(one.product(), one.serialNumber()), RecordLimits.LINE, problems);
        refuse(
                "addresses",
                "must have a country by ISO 3166, as DE, or none.",
                problems,
                addresses.stream()
                        .anyMatch(one -> !one.country().isEmpty() && !CustomerForm.COUNTRIES.contains(one.country())));
        refuse(
                "addresses",
                "must have a street or a town.",
                problems,
                addresses.stream().anyMatch(one -> (one.street() + one.city()).isBlank()));
        refuse("tags", "must not be empty.", problems, tags.stream().anyMatch(String::isBlank));
        refuse(
                "products",
                "must have a name.",
                problems,
                products.stream().anyMatch(one -> one.product().isBlank()));
        var others = relations.stream().map(one -> relation(one, problems)).toList();
        if (!problems.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, problems.stream().distinct().toList());
        }
        return new Accounts.Belongings(
                phones, addresses, tags.stream().map(String::strip).toList(), others, products);
    }

    private static AccountRelation relation(RelationForm form, List<FieldProblem> problems) {
        var number = form.otherId().matches("[0-9]{1,18}") ? Long.parseLong(form.otherId()) : 0;
        refuse("relations", "must be to other customers of the firm.", problems, number == 0);
        return new AccountRelation(form.kind(), number, "", true);
    }

    /** Refuses at once what leaves something out. */
    private static <T> void whole(String field, List<T> list, Function<T, Stream<?>> parts) {
        if (list.stream().anyMatch(one -> one == null || parts.apply(one).anyMatch(Objects::isNull))) {
            throw new ChangeRefused(Kind.INVALID, List.of(new FieldProblem(field, "must have all their parts.")));
        }
    }

    private static void atMost(String field, List<?> list, int most, List<FieldProblem> problems) {
        refuse(field, "can be " + most + " at most.", problems, list.size() > most);
    }

    private static <T> void lines(
            String field, List<T> list, Function<T, Stream<String>> texts, int most, List<FieldProblem> problems) {
        var wrong = list.stream()
                .flatMap(texts)
                .anyMatch(text -> text.length() > most || text.chars().anyMatch(Character::isISOControl));
        refuse(field, "must be lines of at most " + most + " characters.", problems, wrong);
    }

    private static void refuse(String field, String message, List<FieldProblem> problems, boolean wrong) {
        if (wrong) {
            problems.add(new FieldProblem(field, message));
        }
    }
}
