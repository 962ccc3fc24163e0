package org.switchroom.developers.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.developers.event.EventType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The document of the events, as it is served and as it is in docs. */
@ServerTest
class AsyncApiTest {
    @LocalServerPort
    int port;

    private JsonNode document() {
        return new TestClient(port).get("/v3/asyncapi").body();
    }

    @Test
    void isTheOneInDocs() throws IOException {
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        var now = Path.of("target/asyncapi.json");
        Files.writeString(now, json.writeValueAsString(document()) + "\n");
        assertThat(now)
                .as("The events have changed. From the repository's root: cp server/target/asyncapi.json docs/")
                .hasSameTextualContentAs(Path.of("../docs/asyncapi.json"));
    }

    @Test
    void namesEveryEventThatIsPublished() {
        var told = document().at("/channels/events/messages").propertyNames();
        assertThat(told)
                .containsAll(Arrays.stream(EventType.values())
                        .filter(EventType::published)
                        .map(EventType::id)
                        .toList())
                .doesNotContain("webhook.test");
        assertThat(document().at("/channels/webhook/messages").propertyNames()).contains("webhook.test");
    }

    @Test
    void hasExamplesThatAreAsItSays() {
        for (var message : document().at("/components/messages")) {
            var examples = message.get("examples");
            assertThat(examples).isNotEmpty();
            examples.forEach(example -> validate(
                    message.get("payload"),
                    example.get("payload"),
                    message.get("name").asString()));
        }
    }

    /** As far as JSON Schema is used here. */
    private static void validate(JsonNode schema, JsonNode value, String where) {
        if (schema.has("const")) {
            assertThat(value).as(where).isEqualTo(schema.get("const"));
        }
        if (schema.has("enum")) {
            assertThat(schema.get("enum")).as(where).contains(value);
        }
        if (schema.has("pattern")) {
            assertThat(value.asString()).as(where).matches(schema.get("pattern").asString());
        }
        if (schema.has("type")) {
            var types = schema.get("type").isString()
                    ? List.of(schema.get("type").asString())
                    : schema.get("type").valueStream().map(JsonNode::asString).toList();
            assertThat(types).as(where).contains(typeOf(value));
        }
        if (schema.has("required")) {
            schema.get("required")
                    .forEach(key -> assertThat(value.has(key.asString()))
                            .as(where + " " + key)
                            .isTrue());
            value.propertyNames()
                    .forEach(key -> validate(schema.at("/properties").get(key), value.get(key), where + "/" + key));
        }
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "integer";
            case NULL -> "null";
            case ARRAY -> "array";
            default -> "object";
        };
    }
}
