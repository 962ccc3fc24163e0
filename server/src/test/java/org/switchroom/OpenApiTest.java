package org.switchroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

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
        assertThat(property("Order", "placedAt").get("type").asString()).isEqualTo("integer");
        assertThat(property("WeeklySpan", "from").get("type").asString()).isEqualTo("string");
    }

    @Test
    void namesEveryOperationOnce() {
        var ids = document.findValuesAsString("operationId");
        assertThat(ids).doesNotHaveDuplicates().contains("logIn", "listQueues", "createCustomer", "showCallerCard");
    }
}
