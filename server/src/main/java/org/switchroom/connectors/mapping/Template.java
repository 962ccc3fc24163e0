package org.switchroom.connectors.mapping;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.connectors.mapping.Entry.Field;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A text that names values of an {@link Entry} in braces. */
public record Template(String text) {
    private static final Pattern NAMED = Pattern.compile("\\{([A-Za-z]+)}");
    /** {@code :note}; {@code ::} is a cast. */
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([A-Za-z]+)");

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @throws IllegalArgumentException when it names what is none; the message has the name */
    public Set<Field> fields() {
        return fields(NAMED);
    }

    /** Those it names after a colon, as a statement does. */
    public Set<Field> parameters() {
        return fields(PARAMETER);
    }

    private Set<Field> fields(Pattern form) {
        var fields = EnumSet.noneOf(Field.class);
        var matcher = form.matcher(text);
        while (matcher.find()) {
            var name = matcher.group(1);
            fields.add(Field.named(name).orElseThrow(() -> new IllegalArgumentException(name)));
        }
        return fields;
    }

    /** @param quoted makes a value harmless where it is put */
    public String filled(Entry entry, UnaryOperator<String> quoted) {
        return NAMED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Field.named(found.group(1))
                        .map(field -> quoted.apply(entry.value(field)))
                        .orElse(found.group())));
    }

    /**
     * Filled in within the strings of the JSON that it is, so that no value can become anything but a part of a string.
     *
     * @throws JacksonException when it is no JSON
     */
    public String filledJson(Entry entry) {
        return JSON.writeValueAsString(filled(JSON.readTree(text), entry));
    }

    private static JsonNode filled(JsonNode node, Entry entry) {
        if (node.isString()) {
            return JsonNodeFactory.instance.stringNode(new Template(node.stringValue()).filled(entry, value -> value));
        }
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.values().forEach(value -> array.add(filled(value, entry)));
            return array;
        }
        if (node.isObject()) {
            var object = JSON.createObjectNode();
            node.properties().forEach(property -> object.set(property.getKey(), filled(property.getValue(), entry)));
            return object;
        }
        return node;
    }
}
