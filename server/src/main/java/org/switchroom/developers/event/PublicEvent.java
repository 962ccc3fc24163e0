package org.switchroom.developers.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that has happened, as the outside is told it.
 *
 * @param subject what it is about, such as {@code contacts/42}
 * @param data by {@link Field#key}
 */
public record PublicEvent(EventType type, String subject, Map<String, @Nullable Object> data) {

    /**
     * @param values of the type's fields, in their order
     * @throws IllegalArgumentException when a value is missing or not of its field's shape
     */
    static PublicEvent of(EventType type, String subject, @Nullable Object... values) {
        if (values.length != type.fields().size()) {
            throw new IllegalArgumentException(type + " has " + type.fields().size() + " fields");
        }
        var data = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < values.length; i++) {
            var field = type.fields().get(i);
            if (!fits(field, values[i])) {
                throw new IllegalArgumentException(field + " of " + type + " cannot be " + values[i]);
            }
            data.put(field.key(), values[i]);
        }
        return new PublicEvent(type, subject, data);
    }

    private static boolean fits(Field field, @Nullable Object value) {
        return switch (field.shape()) {
            case TEXT -> value instanceof String;
            case TEXT_OR_NULL -> value == null || value instanceof String;
            case TEXTS -> value instanceof List<?> texts && texts.stream().allMatch(String.class::isInstance);
            case NUMBER -> value instanceof Integer || value instanceof Long;
        };
    }
}
