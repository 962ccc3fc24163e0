package org.switchroom.pop;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.connectors.ForeignCard;
import org.switchroom.connectors.ForeignRecord;
import org.switchroom.crm.CallerCard;

/**
 * What an agent says, with blanks for what is known of the customer: {@code {lastName}}, or <code>{lastName|there}</code> with
 * what is said when it is not known. Pure.
 */
public final class Script {
    private static final Pattern BLANK = Pattern.compile("\\{([A-Za-z]+)(?:\\|([^{}]*))?}");
    private static final String NOT_KNOWN = "…";

    private Script() {}

    /** What a blank can ask for. */
    public enum Blank {
        FIRST_NAME("firstName"),
        LAST_NAME("lastName"),
        COMPANY("company"),
        CUSTOMER_NUMBER("customerNumber"),
        EMAIL("email"),
        CITY("city"),
        NUMBER("number"),
        LAST_ORDER("lastOrder"),
        LAST_ORDER_STATUS("lastOrderStatus"),
        QUEUE("queue"),
        AGENT("agent");

        private final String inScripts;

        Blank(String inScripts) {
            this.inScripts = inScripts;
        }

        public String inScripts() {
            return inScripts;
        }

        static Optional<Blank> named(String name) {
            return Arrays.stream(values())
                    .filter(blank -> blank.inScripts.equals(name))
                    .findFirst();
        }
    }

    /** @return the names of blanks that nothing can be filled into */
    public static Set<String> unknownBlanks(String script) {
        var unknown = new LinkedHashSet<String>();
        var matcher = BLANK.matcher(script);
        while (matcher.find()) {
            if (Blank.named(matcher.group(1)).isEmpty()) {
                unknown.add(matcher.group(1));
            }
        }
        return unknown;
    }

    public static String filled(String script, Map<Blank, String> known) {
        return BLANK.matcher(script)
                .replaceAll(found -> Matcher.quoteReplacement(Blank.named(found.group(1))
                        .map(blank -> known.getOrDefault(blank, ""))
                        .filter(value -> !value.isBlank())
                        .orElse(Objects.requireNonNullElse(found.group(2), NOT_KNOWN))));
    }

    /** The product's own record counts; what it does not know is taken from the databases that know the caller. */
    public static Map<Blank, String> known(CallerCard card, List<ForeignRecord> records, String queue, String agent) {
        var known = new EnumMap<Blank, String>(Blank.class);
        known.put(Blank.NUMBER, card.number());
        known.put(Blank.QUEUE, queue);
        known.put(Blank.AGENT, agent);
        var customer = card.customer();
        var employee = card.employee();
        if (customer != null) {
            known.put(Blank.FIRST_NAME, customer.firstName());
            known.put(Blank.LAST_NAME, customer.lastName());
            known.put(Blank.COMPANY, customer.company());
            known.put(Blank.CUSTOMER_NUMBER, customer.customerNumber());
            known.put(Blank.EMAIL, customer.email());
            known.put(Blank.CITY, customer.city());
        } else if (employee != null) {
            known.put(Blank.FIRST_NAME, employee.firstName());
            known.put(Blank.LAST_NAME, employee.lastName());
            known.put(Blank.EMAIL, employee.email());
        } else {
            known.putAll(said(records));
        }
        card.orders().stream()
                .max(Comparator.comparing(CallerCard.Order::placedAt))
                .ifPresent(last -> {
                    known.put(Blank.LAST_ORDER, last.orderNumber());
                    known.put(Blank.LAST_ORDER_STATUS, last.status());
                });
        return known;
    }

    /** Only by those who say that it is one person. */
    private static Map<Blank, String> said(List<ForeignRecord> records) {
        return records.stream()
                .map(ForeignRecord::cards)
                .filter(cards -> cards.size() == 1)
                .map(List::getFirst)
                .findFirst()
                .map(Script::said)
                .orElse(Map.of());
    }

    private static Map<Blank, String> said(ForeignCard card) {
        var known = new EnumMap<Blank, String>(Blank.class);
        for (var blank : Blank.values()) {
            var value = card.values().stream()
                    .filter(one -> one.field().name().equals(blank.name()))
                    .map(ForeignCard.CardValue::value)
                    .collect(joining(", "));
            if (!value.isEmpty()) {
                known.put(blank, value);
            }
        }
        return known;
    }
}
