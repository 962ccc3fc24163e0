package org.switchroom.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.AsAdministrator;
import org.switchroom.BesideAService;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.ConnectorBody;
import org.switchroom.connectors.guard.Reply.Outcome;
import org.switchroom.connectors.store.ConnectorBook;
import org.switchroom.directory.TestFirm;

@ServerTest
class ConnectorsTest extends AsAdministrator implements BesideAService {
    private static final String CONNECTORS = "/api/v1/admin/connectors";

    @Autowired
    ConnectorBook connectors;

    @Autowired
    JdbcClient sql;

    @BeforeEach
    void answer() {
        SERVICE.stubFor(get("/people/493023125401")
                .withHeader("Authorization", equalTo("Bearer top-secret"))
                .willReturn(okJson("{\"name\": \"Müller\"}")));
    }

    private static Map<String, Object> connector(String url) {
        var body = ConnectorBody.asking(url);
        body.put("name", "Shop");
        body.put("limits", Map.of("timeMs", 2_000, "atOnce", 2, "cacheSeconds", 60));
        return body;
    }

    private Map<String, Object> shop() {
        return connector(SERVICE.baseUrl() + "/people/{digits}");
    }

    private Answer tried(int id, Map<String, Object> connector, String number) {
        return admin.post(
                CONNECTORS + "/try",
                Map.of("id", id, "connector", connector, "number", number, "customerNumber", "", "orderNumber", ""));
    }

    @Test
    void keepsTheSecretAndNeverGivesItBack() {
        var created = admin.post(CONNECTORS, with(shop(), "secret", "top-secret"));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        assertThat(created.body().get("hasSecret").asBoolean()).isTrue();
        assertThat(created.raw().body()).doesNotContain("top-secret");
        assertThat(admin.get(CONNECTORS).raw().body()).contains("Shop").doesNotContain("top-secret");
        var row = sql.sql(
                        "select row_to_json(c)::text || encode(secret, 'escape') from connectors.connectors c where id = ?")
                .param(created.id())
                .query(String.class)
                .single();
        assertThat(row).contains("Shop").doesNotContain("top-secret");

        assertThat(admin.put(CONNECTORS + "/" + created.id(), with(shop(), "name", "Webshop"))
                        .status())
                .isEqualTo(200);
        var reply = connectors
                .find(firm.id(), created.id())
                .orElseThrow()
                .source()
                .ask(CallerKeys.ofNumber("+493023125401", "DE"));
        assertThat(reply.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(reply.raw()).isEmpty();
    }

    @Test
    void givesTheSecretToNobodyElse() {
        var id = admin.post(CONNECTORS, with(shop(), "secret", "top-secret")).id();
        var elsewhere = connector("http://127.0.0.2:81/people/{digits}");
        for (var answer : List.of(admin.put(CONNECTORS + "/" + id, elsewhere), tried(id, elsewhere, "030 23125401"))) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.detail()).contains("Secret must be entered again");
        }
    }

    @Test
    void triesOutWhatIsNotKeptYet() {
        var found = tried(0, with(shop(), "secret", "top-secret"), "030 23125401");
        assertThat(found.status()).as(found.body().toString()).isEqualTo(200);
        assertThat(found.body().get("outcome").asString()).isEqualTo("FOUND");
        assertThat(found.body().at("/cards/0/values/0/value").asString()).isEqualTo("Müller");
        assertThat(found.body().get("raw").asString()).contains("Müller");
        SERVICE.stubFor(get("/people/493023125402")
                .willReturn(aResponse().withStatus(500).withBody("oops")));
        var failed =
                tried(0, with(shop(), "secret", "top-secret"), "030 23125402").body();
        assertThat(failed.get("outcome").asString()).isEqualTo("FAILED");
        assertThat(failed.get("problem").asString()).contains("500");
        assertThat(failed.get("raw").asString()).isEqualTo("oops");
        assertThat(tried(0, with(shop(), "secret", "x"), "nobody")
                        .body()
                        .get("outcome")
                        .asString())
                .isEqualTo("NOT_ASKED");
        assertThat(admin.get(CONNECTORS).body().get("total").asInt()).isZero();
    }

    @Test
    void saysWhatIsWrongWithIt() {
        assertThat(admin.post(CONNECTORS, shop()).detail()).isEqualTo("Secret must be entered.");
        var wrong = connector("ftp://{number}/{nobody}");
        assertThat(admin.post(CONNECTORS, wrong).detail()).contains("names nobody");
        assertThat(admin.post(CONNECTORS, connector("http://{number}/")).detail())
                .contains("host");
        assertThat(admin.post(CONNECTORS, connector("file:///etc/passwd?{number}"))
                        .detail())
                .contains("http://");
        var limits = Map.of("timeMs", 60_000, "atOnce", 500, "cacheSeconds", -1);
        var refused = admin.post(CONNECTORS, with(shop(), "limits", limits));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("errors")).hasSize(3);
        admin.post(CONNECTORS, with(shop(), "secret", "x"));
        assertThat(admin.post(CONNECTORS, with(shop(), "secret", "x")).status()).isEqualTo(409);
    }

    @Test
    void letsNobodyButAdministratorsIn() {
        var agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        assertThat(agent.get(CONNECTORS).status()).isEqualTo(403);
        assertThat(agent.post(CONNECTORS + "/try", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void takesNoMoreThanItSays() {
        for (int i = 0; i < ConnectorBook.MAX_CONNECTORS; i++) {
            var body = with(with(shop(), "secret", "x"), "name", "C" + i);
            assertThat(admin.post(CONNECTORS, body).status()).isEqualTo(201);
        }
        var refused = admin.post(CONNECTORS, with(shop(), "secret", "x"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("20");
        var first = connectors.of(firm.id()).getFirst().connector().id();
        assertThat(admin.delete(CONNECTORS + "/" + first).status()).isEqualTo(204);
        assertThat(admin.post(CONNECTORS, with(shop(), "secret", "x")).status()).isEqualTo(201);
    }
}
