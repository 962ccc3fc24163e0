package org.switchroom.developers.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be told, as an AsyncAPI 3 document: made of {@link EventType}, so it says all of it and nothing else. */
public final class AsyncApi {
    private static final String FOLLOWING = """
            Everything that happens in the firm, in order. Without `after` from now on; with it from the event after that \
            position, as long as the journal is kept. Messages without `specversion` are said of the stream itself. \
            `record.changed` and `records.changed` have no position and are not told again. Closed with 4400: no such position; 4401: the token or \
            login counts no longer; 4408: too slow; 4410: the position is too old; 1013: too many streams.""";

    private static final String SENDING = """
            Each event by POST, signed as Standard Webhooks describes. 2xx takes it; anything else is tried again for about \
            a day. It can come twice, under the same webhook-id, and out of order: `position` says which was first.""";

    private AsyncApi() {}

    public static Map<String, Object> document() {
        return object(
                "asyncapi",
                "3.0.0",
                "info",
                object(
                        "title",
                        "Switchroom events",
                        "version",
                        "1",
                        "description",
                        "CloudEvents 1.0 in structured JSON, over one WebSocket or as webhooks. Names and fields stay;"
                                + " new ones may come.",
                        "license",
                        object("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0")),
                "defaultContentType",
                CloudEvent.MEDIA_TYPE,
                "servers",
                object(
                        "switchroom",
                        object(
                                "host",
                                "localhost:8080",
                                "protocol",
                                "ws",
                                "security",
                                List.of(ref("securitySchemes", "token")))),
                "channels",
                object("events", stream(), "webhook", webhook()),
                "operations",
                object(
                        "follow",
                        object(
                                "action",
                                "send",
                                "summary",
                                "Follow what happens.",
                                "channel",
                                ref("#/channels/events")),
                        "deliver",
                        object(
                                "action",
                                "send",
                                "summary",
                                "Be told what happens.",
                                "channel",
                                ref("#/channels/webhook"))),
                "components",
                object(
                        "securitySchemes",
                        object("token", object("type", "http", "scheme", "bearer", "description", "Scope events:read")),
                        "messages",
                        messages()));
    }

    private static Map<String, Object> stream() {
        var messages = references(published());
        messages.put("stream", ref("messages", "stream"));
        return object(
                "address",
                "/api/v1/events",
                "description",
                FOLLOWING,
                "servers",
                List.of(ref("#/servers/switchroom")),
                "messages",
                messages,
                "bindings",
                object(
                        "ws",
                        object(
                                "method",
                                "GET",
                                "query",
                                object(
                                        "type",
                                        "object",
                                        "properties",
                                        object(
                                                "after",
                                                object(
                                                        "type",
                                                        "string",
                                                        "pattern",
                                                        "^[0-9]+$",
                                                        "description",
                                                        "The last position that is known."))))));
    }

    private static Map<String, Object> webhook() {
        return object("description", SENDING, "messages", references(List.of(EventType.values())));
    }

    private static List<EventType> published() {
        return Arrays.stream(EventType.values()).filter(EventType::published).toList();
    }

    private static Map<String, Object> references(List<EventType> types) {
        var references = new LinkedHashMap<String, Object>();
        types.forEach(type -> references.put(type.id(), ref("messages", type.id())));
        return references;
    }

    private static Map<String, Object> messages() {
        var messages = new LinkedHashMap<String, Object>();
        for (var type : EventType.values()) {
            messages.put(
                    type.id(),
                    object(
                            "name",
                            type.id(),
                            "summary",
                            type.meaning(),
                            "contentType",
                            CloudEvent.MEDIA_TYPE,
                            "payload",
                            envelope(type),
                            "examples",
                            List.of(object("payload", example(type)))));
        }
        messages.put(
                "stream",
                object(
                        "name",
                        "stream",
                        "summary",
                        "The stream has started, or is alive; all up to the position has been told.",
                        "contentType",
                        "application/json",
                        "payload",
                        schema(object(
                                "control",
                                object("type", "string", "enum", List.of("started", "alive")),
                                "position",
                                object("type", "string"))),
                        "examples",
                        List.of(object("payload", object("control", "alive", "position", "48213")))));
        return messages;
    }

    /** Whether events of a type have a place in the journal. */
    private static boolean placed(EventType type) {
        return type != EventType.RECORD_CHANGED && type != EventType.RECORDS_CHANGED && type.published();
    }

    private static Map<String, Object> envelope(EventType type) {
        var text = object("type", "string");
        var properties = object(
                "specversion",
                object("const", "1.0"),
                "id",
                text,
                "source",
                object("type", "string", "format", "uri-reference"),
                "type",
                object("const", type.id()),
                "subject",
                text,
                "time",
                object("type", "string", "format", "date-time"),
                "datacontenttype",
                object("const", "application/json"));
        if (placed(type)) {
            properties.put("position", object("type", "string", "pattern", "^[0-9]+$"));
        }
        var data = new LinkedHashMap<String, Object>();
        type.fields().forEach(field -> data.put(field.key(), value(field)));
        properties.put("data", schema(data));
        return schema(properties);
    }

    private static Map<String, Object> value(Field field) {
        var value = object(
                "type",
                switch (field.shape()) {
                    case TEXT -> "string";
                    case TEXT_OR_NULL -> List.of("string", "null");
                    case TEXTS -> "array";
                    case NUMBER -> "integer";
                },
                "description",
                field.meaning());
        if (field.shape() == Field.Shape.TEXTS) {
            value.put("items", object("type", "string"));
        }
        return value;
    }

    /** All of its properties are always there. */
    private static Map<String, Object> schema(Map<String, Object> properties) {
        return object("type", "object", "required", new ArrayList<>(properties.keySet()), "properties", properties);
    }

    private static Map<String, Object> example(EventType type) {
        var data = new LinkedHashMap<String, Object>();
        type.fields().forEach(field -> data.put(field.key(), field.example()));
        var example = object(
                "specversion",
                "1.0",
                "id",
                "48213",
                "source",
                "/firms/1",
                "type",
                type.id(),
                "subject",
                "contacts/871234567890123456",
                "time",
                "2026-05-28T20:26:40.123Z",
                "datacontenttype",
                "application/json");
        if (placed(type)) {
            example.put("position", "48213");
        }
        example.put("data", data);
        return example;
    }

    private static Map<String, Object> ref(String kind, String name) {
        return ref("#/components/" + kind + "/" + name);
    }

    private static Map<String, Object> ref(String to) {
        return object("$ref", to);
    }

    /** Keys and values in turn. */
    private static Map<String, Object> object(Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return object;
    }
}
