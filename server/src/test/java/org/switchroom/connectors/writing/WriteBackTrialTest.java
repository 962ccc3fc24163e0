package org.switchroom.connectors.writing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.switchroom.TestClient.Answer;
import org.switchroom.database.TestDatabase;

/** An administrator tries out what is to be written before it is kept. */
class WriteBackTrialTest extends WritesBack {

    private Answer tried(Map<String, Object> connector) {
        return admin.post(CONNECTORS + "/try-writing", Map.of("id", 0, "connector", connector));
    }

    @Test
    void writesAnExampleToTryItOut() {
        var well = tried(service()).body();
        assertThat(well.get("outcome").asString()).isEqualTo("WRITTEN");
        assertThat(well.get("sent").asString()).contains("POST " + SERVICE.baseUrl() + path, "Erika Example");
        assertThat(well.get("said").asString()).contains("201", "{\"id\": 5}");
        assertThat(well.toString()).doesNotContain("top-secret");
        answers(aResponse().withStatus(400).withBody("what is this"));
        var refused = tried(service()).body();
        assertThat(refused.get("outcome").asString()).isEqualTo("REFUSED");
        assertThat(refused.get("problem").asString()).contains("400");
        assertThat(refused.get("said").asString()).isEqualTo("what is this");
        assertThat(rows("")).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithIt() {
        assertThat(tried(service("http://127.0.0.2:1/notes", BODY)).detail()).contains("must lead to the host");
        assertThat(tried(service(SERVICE.baseUrl() + path, "{note}")).detail()).contains("is no JSON");
        assertThat(tried(service(SERVICE.baseUrl() + path, "\"{nothing}\"")).detail())
                .contains("names nothing");
        var access = TestDatabase.fresh();
        for (var statement : List.of(
                "delete from calls where key = :key",
                "insert into calls values (:key); drop table calls",
                "update calls set key = 'x'")) {
            assertThat(tried(database(access, statement)).status())
                    .as(statement)
                    .isEqualTo(422);
        }
        var directory = connector(
                "ldap",
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        389,
                        "tls",
                        false,
                        "user",
                        "",
                        "base",
                        "",
                        "filters",
                        List.of("(tel={number})"),
                        "attributes",
                        List.of("sn")),
                Map.of("enabled", true, "timeMs", 5_000),
                "");
        assertThat(tried(directory).detail()).contains("LDAP directories are read only here");
    }
}
