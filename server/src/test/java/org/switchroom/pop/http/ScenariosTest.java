package org.switchroom.pop.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.switchroom.AsAdministrator;
import org.switchroom.BesideAService;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.connectors.ForeignCard;
import org.switchroom.connectors.ForeignCard.Field;
import org.switchroom.connectors.guard.Limits;
import org.switchroom.connectors.mapping.CardMapping;
import org.switchroom.connectors.source.SourceSettings;
import org.switchroom.connectors.source.SourceSettings.RestSettings;
import org.switchroom.connectors.store.Connector;
import org.switchroom.connectors.store.ConnectorBook;
import org.switchroom.crm.Dispositions;
import org.switchroom.crm.RecordImport;
import org.switchroom.crm.RecordImport.NewCustomer;
import org.switchroom.crm.RecordImport.NewLine;
import org.switchroom.crm.RecordImport.NewOrder;
import org.switchroom.directory.TestFirm;
import org.switchroom.engine.EndedBy;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import tools.jackson.databind.JsonNode;

/** The card an agent sees, by the scenario that holds for the caller. */
@ServerTest
class ScenariosTest extends AsAdministrator implements BesideAService {
    private static final String SCENARIOS = "/api/v1/admin/card-scenarios";
    private static final String GRETA = "+493023125401";
    private static final String FAMILY = "+493023125402";
    private static final String STRANGER = "+442079460999";

    @Autowired
    RoutingDesk desk;

    @Autowired
    RecordImport records;

    @Autowired
    ConnectorBook connectors;

    TestCalls calls;
    TestClient agent;

    @BeforeEach
    void keepCustomers() {
        calls = new TestCalls(desk, firm);
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        records.customers(
                firm.id(),
                List.of(
                        customer("C-1", "Greta", List.of(GRETA)),
                        customer("C-2", "Ida", List.of(FAMILY)),
                        customer("C-3", "Jens", List.of(FAMILY))));
        records.dispositions(firm.id(), List.of(new Dispositions.Disposition("FAULT", "Technical fault")));
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
    }

    private static NewCustomer customer(String number, String first, List<String> phones) {
        var order = new NewOrder(
                "A-" + number,
                Instant.parse("2026-03-01T10:15:30Z"),
                "Shipped",
                "EUR",
                List.of(new NewLine(1, "Lamp", 5_000)));
        var orders = number.equals("C-3") ? List.of(order) : List.<NewOrder>of();
        return new NewCustomer(number, first, "Müller", "", "", phones, "", "", "Berlin", "DE", "de", orders);
    }

    private int connector(String name, int place, String body) {
        SERVICE.stubFor(get("/" + name).willReturn(okJson(body)));
        var service = new RestSettings(
                List.of(SERVICE.baseUrl() + "/" + name + "#{number}"), Map.of(), RestSettings.Login.NONE, "");
        var mapping = new CardMapping(
                ForeignCard.Kind.CUSTOMER,
                "",
                List.of(new CardMapping.FieldPlace(Field.LAST_NAME, "", "/name")),
                "",
                List.of());
        var limits = new Limits(1_500, 1, 0);
        return connectors
                .save(
                        firm.id(),
                        new Connector(
                                0, name, true, place, false, SourceSettings.of(service), mapping, limits, null, false),
                        null,
                        0)
                .connector()
                .id();
    }

    private static Map<String, Object> scenario(String name, List<Map<String, Object>> conditions, String... sections) {
        var scenario = new LinkedHashMap<String, Object>();
        scenario.put("name", name);
        scenario.put("conditions", conditions);
        scenario.put("sections", List.of(sections));
        return scenario;
    }

    private static Map<String, Object> is(String subject, Object... values) {
        return Map.of("subject", subject, "values", List.of(values));
    }

    private int keep(Map<String, Object> scenario) {
        var answer = admin.post(SCENARIOS, scenario);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.id();
    }

    private JsonNode contact() {
        return agent.get("/api/v1/agent").body().get("contact");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void opensTheCardAndTheScriptOfTheFirstScenarioThatHolds() {
        keep(scenario("Others", List.of(is("CALLER", "UNKNOWN")), "NEW_CUSTOMER"));
        keep(with(
                scenario(
                        "Support",
                        List.of(is("CALLER", "CUSTOMER"), is("QUEUE", String.valueOf(firm.queueId()))),
                        "LAST_ORDER",
                        "PERSONAL"),
                "script",
                "{agent} for {queue}: hello {firstName} {lastName}, order {lastOrder|none}."));
        keep(scenario("Any", List.of(), "PERSONAL"));
        calls.queued(GRETA);
        await().untilAsserted(() ->
                assertThat(contact().at("/pop/scenario").asString()).isEqualTo("Support"));
        assertThat(texts(contact().at("/pop/sections"))).containsExactly("LAST_ORDER", "PERSONAL");
        assertThat(contact().at("/pop/script").asString())
                .isEqualTo("The AGENT for Support: hello Greta Müller, order none.");
    }

    @Test
    void usesTheBuiltInOneWithoutScenarios() {
        calls.queued(STRANGER);
        await().untilAsserted(() -> assertThat(contact().get("card").isObject()).isTrue());
        assertThat(contact().at("/pop/scenario").asString()).isEmpty();
        assertThat(texts(contact().at("/pop/sections"))).startsWith("NEW_CUSTOMER");
    }

    @Test
    void asksTheConnectorsOfTheScenarioInItsOrderAndThenThoseOfWhatTheCallerTurnedOutToBe() {
        connector("never", 1, "{\"name\": \"Never\"}");
        int empty = connector("empty", 2, "{}");
        int shop = connector("shop", 3, "{\"name\": \"Lovelace\"}");
        keep(with(
                with(scenario("Unknown", List.of(is("CALLER", "UNKNOWN")), "NEW_CUSTOMER"), "everyConnector", false),
                "connectorIds",
                List.of(empty, shop)));
        keep(with(scenario("Known", List.of(is("CALLER", "CUSTOMER")), "FOREIGN"), "script", "{lastName}"));
        calls.queued(STRANGER);
        await().untilAsserted(() ->
                assertThat(contact().at("/pop/scenario").asString()).isEqualTo("Known"));
        assertThat(contact().at("/records")).hasSize(1);
        assertThat(contact().at("/records/0/source").asString()).isEqualTo("shop");
        assertThat(contact().at("/pop/script").asString()).isEqualTo("Lovelace");
        assertThat(SERVICE.getAllServeEvents())
                .extracting(event -> event.getRequest().getUrl())
                .doesNotContain("/never");
    }

    @Test
    void letsTheAgentChooseOfSeveralAndWritesUnderTheOneChosen() {
        keep(with(
                scenario("Choose", List.of(is("CALLER", "SEVERAL")), "PERSONAL"), "script", "Hello {firstName|there}"));
        keep(scenario("Chosen", List.of(is("CALLER", "CUSTOMER")), "PERSONAL"));
        long contactId = calls.queued(FAMILY);
        await().untilAsserted(() ->
                assertThat(contact().at("/pop/toChoose").asBoolean()).isTrue());
        assertThat(contact().at("/pop/scenario").asString()).isEqualTo("Choose");
        assertThat(contact().at("/pop/script").asString()).isEqualTo("Hello there");
        assertThat(contact().at("/pop/matches/0/name").asString()).isEqualTo("Jens Müller");
        assertThat(contact().at("/pop/matches/1/name").asString()).isEqualTo("Ida Müller");
        var ida = contact().at("/pop/matches/1/id").asString();
        calls.answer(contactId);
        var path = "/api/v1/agent/contacts/" + contactId;
        assertThat(agent.put(path + "/subject", Map.of("kind", "CUSTOMER", "id", ida))
                        .status())
                .isEqualTo(204);
        assertThat(contact().at("/card/customer/firstName").asString()).isEqualTo("Ida");
        assertThat(contact().at("/pop/scenario").asString()).isEqualTo("Chosen");
        assertThat(contact().at("/pop/toChoose").asBoolean()).isFalse();
        assertThat(contact().at("/pop/matches")).hasSize(2);
        assertThat(agent.put(path + "/subject", Map.of("kind", "CUSTOMER", "id", "999999999"))
                        .detail())
                .contains("nobody");
        calls.hangUp(contactId, EndedBy.CALLER);
        await().untilAsserted(() -> assertThat(
                        agent.post(path + "/wrap-up", Map.of("dispositionCode", "FAULT", "note", "for Ida"))
                                .status())
                .isEqualTo(204));
        assertThat(agent.get("/api/v1/customers/" + ida)
                        .body()
                        .at("/notes/0/text")
                        .asString())
                .isEqualTo("for Ida");
    }

    @Test
    void verifiesTheCustomerByEnoughRightAnswers() {
        var rule = Map.of("fields", List.of("CUSTOMER_NUMBER", "EMAIL", "CITY", "LAST_ORDER"), "needed", 2);
        assertThat(admin.put("/api/v1/admin/verification", rule).status()).isEqualTo(200);
        assertThat(admin.put("/api/v1/admin/verification", Map.of("fields", List.of("CITY"), "needed", 2))
                        .status())
                .isEqualTo(422);
        assertThat(admin.get("/api/v1/admin/verification").body().get("fields")).hasSize(4);
        long contactId = calls.queued(GRETA);
        await().untilAsserted(() ->
                assertThat(contact().at("/pop/verification/questions")).hasSize(2));
        assertThat(contact().at("/pop/verification/questions/1/answer").asString())
                .isEqualTo("Berlin");
        var path = "/api/v1/agent/contacts/" + contactId + "/verification";
        var both = Map.of("fields", List.of("CUSTOMER_NUMBER", "CITY"));
        assertThat(agent.put(path, both).status()).isEqualTo(409);
        calls.answer(contactId);
        await().untilAsserted(() -> assertThat(
                        agent.put(path, Map.of("fields", List.of("CITY"))).detail())
                .contains("2 right answers"));
        assertThat(agent.put(path, Map.of("fields", List.of("CITY", "EMAIL"))).detail())
                .contains("not asked");
        assertThat(agent.put(path, both).status()).isEqualTo(204);
        assertThat(contact().at("/pop/verification/done/byName").asString()).isEqualTo("The AGENT");
    }

    @Test
    void triesOutScenariosThatAreNotKept() {
        keep(scenario("Kept", List.of(), "PERSONAL"));
        var draft = with(
                scenario(
                        "Draft", List.of(is("CALLER", "CUSTOMER"), is("DIALLED", firm.number())), "PERSONAL", "ORDERS"),
                "script",
                "Hello {firstName}");
        var others = scenario("Others", List.of(), "NEW_CUSTOMER");
        var outcome = admin.post(
                SCENARIOS + "/try",
                Map.of("scenarios", List.of(draft, others), "number", "030 23125401", "dialled", firm.number()));
        assertThat(outcome.status()).as(outcome.body().toString()).isEqualTo(200);
        assertThat(outcome.body().get("winner").asInt()).isZero();
        assertThat(outcome.body().get("script").asString()).isEqualTo("Hello Greta");
        assertThat(outcome.body().at("/card/customer/firstName").asString()).isEqualTo("Greta");
        var elsewhere = admin.post(
                        SCENARIOS + "/try", Map.of("scenarios", List.of(draft, others), "number", "030 23125401"))
                .body();
        assertThat(elsewhere.get("winner").asInt()).isEqualTo(1);
        assertThat(elsewhere.at("/conditions/0/0").asBoolean()).isTrue();
        assertThat(elsewhere.at("/conditions/0/1").asBoolean()).isFalse();
        assertThat(admin.post(SCENARIOS + "/try", Map.of("number", "nobody")).status())
                .isEqualTo(422);
        assertThat(admin.post(SCENARIOS + "/try", Map.of("number", ""))
                        .body()
                        .get("caller")
                        .asString())
                .isEqualTo("WITHHELD");
    }

    @Test
    void saysWhatIsWrongAndKeepsTheOrder() {
        var wrong = with(
                scenario(
                        "",
                        List.of(is("QUEUE", "999999999"), is("CALLER", "GHOST"), is("TAG")),
                        "PERSONAL",
                        "PERSONAL"),
                "script",
                "{shoeSize}");
        var refused = admin.post(SCENARIOS, with(wrong, "connectorIds", List.of(999_999)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.detail()).contains("queue that is not there", "shoeSize", "kind of caller", "connector");
        int first = keep(scenario("First", List.of(), "PERSONAL"));
        int second = keep(scenario("Second", List.of(), "PERSONAL"));
        assertThat(admin.post(SCENARIOS, scenario("First", List.of(), "PERSONAL"))
                        .status())
                .isEqualTo(409);
        assertThat(admin.put(SCENARIOS + "/order", Map.of("ids", List.of(second)))
                        .status())
                .isEqualTo(409);
        assertThat(admin.put(SCENARIOS + "/order", Map.of("ids", List.of(second, first)))
                        .status())
                .isEqualTo(204);
        assertThat(admin.get(SCENARIOS).body().at("/items/0/name").asString()).isEqualTo("Second");
        assertThat(agent.get(SCENARIOS).status()).isEqualTo(403);
        assertThat(admin.delete(SCENARIOS + "/" + first).status()).isEqualTo(204);
    }
}
