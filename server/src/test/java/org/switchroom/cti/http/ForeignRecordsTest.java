package org.switchroom.cti.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.switchroom.AsAdministrator;
import org.switchroom.BesideAService;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.connectors.ForeignCard.Field;
import org.switchroom.connectors.ForeignCard.Kind;
import org.switchroom.connectors.guard.Limits;
import org.switchroom.connectors.mapping.CardMapping;
import org.switchroom.connectors.source.SourceSettings;
import org.switchroom.connectors.source.SourceSettings.RestSettings;
import org.switchroom.connectors.store.Connector;
import org.switchroom.connectors.store.ConnectorBook;
import org.switchroom.directory.TestFirm;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import tools.jackson.databind.JsonNode;

/** What the company's own databases know is on the agent's screen, and a call never waits for it. */
@ServerTest
class ForeignRecordsTest extends AsAdministrator implements BesideAService {
    @Autowired
    RoutingDesk desk;

    @Autowired
    ConnectorBook connectors;

    TestCalls calls;
    TestClient agent;

    @BeforeEach
    void signIn() {
        calls = new TestCalls(desk, firm);
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
        SERVICE.stubFor(get("/quick").willReturn(okJson("{\"name\": \"Lovelace\"}")));
        SERVICE.stubFor(get("/slow").willReturn(okJson("{}").withFixedDelay(20_000)));
    }

    private void connect(String name, String path, boolean enabled) {
        connect(1, false, name, path, enabled);
    }

    private void connect(int place, boolean goesOn, String name, String path, boolean enabled) {
        var service = new RestSettings(
                List.of(SERVICE.baseUrl() + path + "#{number}"), Map.of(), RestSettings.Login.NONE, "");
        var mapping = new CardMapping(
                Kind.CUSTOMER, "", List.of(new CardMapping.FieldPlace(Field.LAST_NAME, "", "/name")), "", List.of());
        connectors.save(
                firm.id(),
                new Connector(
                        0,
                        name,
                        enabled,
                        place,
                        goesOn,
                        SourceSettings.of(service),
                        mapping,
                        new Limits(1_500, 1, 0),
                        null,
                        false),
                null,
                0);
    }

    private JsonNode contact() {
        return agent.get("/api/v1/agent").body().get("contact");
    }

    @Test
    void showsWhatTheFirstOneSaysThatKnowsTheCaller() {
        connect("Off", "/quick", false);
        connect("Shop", "/quick", true);
        connect("Never asked", "/slow", true);
        calls.queued(TestCalls.CALLER);
        await().untilAsserted(() -> assertThat(contact().get("records")).hasSize(1));
        var record = contact().at("/records/0");
        assertThat(record.get("source").asString()).isEqualTo("Shop");
        assertThat(record.at("/cards/0/values/0/value").asString()).isEqualTo("Lovelace");
    }

    @Test
    void keepsNobodyWaitingForASlowOne() {
        connect("Slow", "/slow", true);
        connect("Shop", "/quick", true);
        calls.queued(TestCalls.CALLER);
        await().untilAsserted(() -> assertThat(contact().get("card").isObject()).isTrue());
        assertThat(contact().get("records")).isEmpty();
        await().untilAsserted(() -> assertThat(contact().get("records")).hasSize(2));
        assertThat(contact().at("/records/0/problem").asString()).contains("Slow does not answer");
        assertThat(contact().at("/records/1/cards/0/values/0/value").asString()).isEqualTo("Lovelace");
    }

    @Test
    void asksEachInItsPlace() {
        connect(3, false, "Last", "/quick", true);
        connect(2, false, "Second", "/quick", true);
        connect(1, true, "First", "/quick", true);
        calls.queued(TestCalls.CALLER);
        await().untilAsserted(() -> assertThat(contact().get("records")).hasSize(2));
        assertThat(contact().at("/records/0/source").asString()).isEqualTo("First");
        assertThat(contact().at("/records/1/source").asString()).isEqualTo("Second");
    }

    @Test
    void showsNothingMoreWhenThereAreNone() {
        calls.queued(TestCalls.CALLER);
        await().untilAsserted(() -> assertThat(contact().get("card").isObject()).isTrue());
        assertThat(contact().get("records")).isEmpty();
    }
}
