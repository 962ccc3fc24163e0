package org.switchroom.connectors.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.switchroom.connectors.ForeignCard;
import org.switchroom.connectors.ForeignCard.CardItem;
import org.switchroom.connectors.ForeignCard.CardValue;
import org.switchroom.connectors.ForeignCard.Field;
import org.switchroom.connectors.ForeignCard.Kind;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where in an answer a card's values are. A place is a JSON pointer (RFC 6901), or the name of a property without its slash.
 *
 * @param list place of the matches, an array or one object; empty: the answer itself
 * @param items place of orders or incidents in a match. Empty: each match is one item, and matches whose values are the same
 *     are one card, as the rows of a join are.
 */
public record CardMapping(Kind kind, String list, List<FieldPlace> fields, String items, List<ItemPlace> itemFields) {
    public static final int MOST_CARDS = 20;
    public static final int MOST_ITEMS = 40;
    public static final int LONGEST_VALUE = 500;

    public CardMapping {
        fields = List.copyOf(fields);
        itemFields = List.copyOf(itemFields);
    }

    /** @param label of {@link Field#OTHER} */
    public record FieldPlace(Field field, String label, String from) {}

    public record ItemPlace(ItemField field, String from) {}

    public enum ItemField {
        NUMBER,
        AT,
        STATUS,
        AMOUNT,
        TEXT
    }

    /** @throws IllegalArgumentException when it is none */
    public static JsonPointer pointer(String place) {
        return JsonPointer.compile(place.isEmpty() || place.startsWith("/") ? place : "/" + place.replace("~", "~0"));
    }

    /** Those in whom there is anything to see. */
    public List<ForeignCard> cards(JsonNode answer) {
        var itemsByValues = new LinkedHashMap<List<CardValue>, List<CardItem>>();
        for (var match : elements(answer.at(pointer(list)))) {
            var values = values(match);
            if (!values.isEmpty() && (itemsByValues.containsKey(values) || itemsByValues.size() < MOST_CARDS)) {
                itemsByValues.computeIfAbsent(values, _ -> new ArrayList<>()).addAll(items(match));
            }
        }
        return itemsByValues.entrySet().stream()
                .map(card -> new ForeignCard(
                        kind,
                        card.getKey(),
                        card.getValue().stream().limit(MOST_ITEMS).toList()))
                .toList();
    }

    private List<CardValue> values(JsonNode match) {
        return fields.stream()
                .map(place -> new CardValue(place.field(), place.label(), text(match, place.from())))
                .filter(value -> !value.value().isEmpty())
                .filter(value -> value.field() != Field.LINK || value.value().matches("(?i)https?://.+"))
                .toList();
    }

    private List<CardItem> items(JsonNode match) {
        return itemFields.isEmpty()
                ? List.of()
                : elements(items.isEmpty() ? match : match.at(pointer(items))).stream()
                        .limit(MOST_ITEMS)
                        .map(this::item)
                        .filter(item -> !item.equals(new CardItem("", "", "", "", "")))
                        .toList();
    }

    private CardItem item(JsonNode node) {
        return new CardItem(
                itemText(node, ItemField.NUMBER),
                itemText(node, ItemField.AT),
                itemText(node, ItemField.STATUS),
                itemText(node, ItemField.AMOUNT),
                itemText(node, ItemField.TEXT));
    }

    private String itemText(JsonNode node, ItemField field) {
        return itemFields.stream()
                .filter(place -> place.field() == field)
                .map(place -> text(node, place.from()))
                .findFirst()
                .orElse("");
    }

    private static List<JsonNode> elements(JsonNode node) {
        return node.isArray()
                ? node.valueStream().toList()
                : Stream.of(node).filter(JsonNode::isObject).toList();
    }

    private static String text(JsonNode node, String from) {
        var text = text(node.at(pointer(from)));
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
    }

    /** Several values are one, with commas; what has parts of its own is none. */
    private static String text(JsonNode node) {
        if (node.isArray()) {
            return String.join(
                    ", ",
                    node.valueStream()
                            .filter(JsonNode::isValueNode)
                            .map(CardMapping::text)
                            .filter(text -> !text.isEmpty())
                            .toList());
        }
        return node.isValueNode() && !node.isNull() ? node.asString().strip() : "";
    }
}
