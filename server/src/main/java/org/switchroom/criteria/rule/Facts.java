package org.switchroom.criteria.rule;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known of a contact when it leaves the menu.
 *
 * @param values by attribute, as {@link Attribute} says; not there or empty: not known. Purchases are not among them
 * @param today where the number dialled is answered
 * @param complete whether all that rules ask for could be read
 */
public record Facts(Map<Attribute, List<String>> values, List<Purchase> purchases, LocalDate today, boolean complete) {

    /** @param group empty: none */
    public record Purchase(LocalDate on, String article, String group) {}

    public Facts {
        values = Map.copyOf(values);
        purchases = List.copyOf(purchases);
    }

    /** What a condition looks at; empty: not known. */
    public List<String> seen(Condition condition) {
        return switch (condition.attribute()) {
            case BOUGHT_ARTICLE ->
                within(condition.months()).map(Purchase::article).distinct().toList();
            case BOUGHT_GROUP ->
                within(condition.months())
                        .map(Purchase::group)
                        .filter(group -> !group.isEmpty())
                        .distinct()
                        .toList();
            default -> values.getOrDefault(condition.attribute(), List.of());
        };
    }

    private Stream<Purchase> within(int months) {
        var from = today.minusMonths(months);
        return purchases.stream().filter(purchase -> !purchase.on().isBefore(from));
    }

    /** Of an attribute whose value is an id. */
    public Optional<Integer> id(Attribute attribute) {
        return values.getOrDefault(attribute, List.of()).stream()
                .map(Integer::valueOf)
                .findFirst();
    }

    /** The same, when the menu is left. */
    public Facts fromMenu(int queueId, String key) {
        var all = new EnumMap<Attribute, List<String>>(Attribute.class);
        all.putAll(values);
        all.put(Attribute.MENU_QUEUE, List.of(String.valueOf(queueId)));
        all.put(Attribute.KEY, key.isEmpty() ? List.of() : List.of(key));
        return new Facts(all, purchases, today, complete);
    }
}
