package org.switchroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document from which the page's client is generated. */
@ServerTest
class OpenApiTest {
    @LocalServerPort
    int port;

    JsonNode document;

    @BeforeEach
    void read() {
        document = new TestClient(port).get("/v3/api-docs").body();
    }

    private JsonNode property(String schema, String name) {
        return document.at("/components/schemas/" + schema + "/properties/" + name);
    }

    /** The page is built from {@code web/openapi.json}, sorted and without this server's address. */
    @Test
    void isWhatThePageWasGeneratedFrom() throws IOException {
        ((ObjectNode) document).remove("servers");
        var json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        var now = Path.of("target/openapi.json");
        Files.writeString(now, json.writeValueAsString(json.treeToValue(document, Object.class)) + "\n");
        assertThat(now)
                .as("The API has changed. Renew the page's client, from the repository's root:"
                        + " cp server/target/openapi.json web/ && npm --prefix web run api")
                .hasSameTextualContentAs(Path.of("../web/openapi.json"));
    }

    @Test
    void saysWhatIsAlwaysThere() {
        var card = document.at("/components/schemas/CallerCard/required").toString();
        assertThat(card).contains("kind", "number", "orders").doesNotContain("customer", "problem");
        assertThat(document.at("/components/schemas/PageUserRow/required").toString())
                .contains("items", "total")
                .doesNotContain("nextCursor");
    }

    @Test
    void saysWhatMayBeNull() {
        assertThat(property("CallerCard", "problem").get("type").toString()).contains("string", "null");
        assertThat(property("CallerCard", "customer").get("anyOf").toString())
                .contains("#/components/schemas/Customer", "null");
    }

    @Test
    void saysHowIdsAndTimesAreWritten() {
        assertThat(property("Order", "id").get("type").asString()).isEqualTo("string");
        assertThat(document.at("/paths/~1api~1v1~1contacts~1{contactId}/get/parameters/0/schema/type")
                        .asString())
                .isEqualTo("string");
        assertThat(property("Order", "placedAt").get("type").asString()).isEqualTo("integer");
        assertThat(property("WeeklySpan", "from").get("type").asString()).isEqualTo("string");
    }

    @Test
    void namesEveryOperationOnce() {
        var ids = document.findValuesAsString("operationId");
        assertThat(ids).doesNotHaveDuplicates().contains("logIn", "listQueues", "createCustomer", "showCallerCard");
    }
}
