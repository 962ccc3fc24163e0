package org.switchroom.developers.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.AsAdministrator;
import org.switchroom.BesideAService;
import org.switchroom.ServerTest;
import org.switchroom.TestClient.Answer;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens is told to a real receiver, which takes it, does not, or is slow. */
@ServerTest
class WebhooksTest extends AsAdministrator implements BesideAService {
    private static final String WEBHOOKS = "/api/v1/admin/webhooks";
    private static final String DELIVERIES = "/api/v1/admin/webhook-deliveries";

    @Autowired
    RoutingDesk desk;

    @Autowired
    JdbcClient sql;

    private static void answer(String path, ResponseDefinitionBuilder answer) {
        SERVICE.stubFor(post(urlEqualTo(path)).willReturn(answer));
    }

    private Answer webhook(String path, String... types) {
        return webhookAt("http://127.0.0.1:" + SERVICE.getPort() + path, types);
    }

    private Answer webhookAt(String url, String... types) {
        var made =
                admin.post(WEBHOOKS, Map.of("name", "to " + url, "url", url, "types", List.of(types), "enabled", true));
        assertThat(made.status()).as(made.detail()).isEqualTo(201);
        return made;
    }

    private void send(Answer webhook) {
        assertThat(admin.post(WEBHOOKS + "/" + webhook.id() + "/test", null).status())
                .isEqualTo(202);
    }

    private TestCalls withAnAgent() {
        var calls = new TestCalls(desk, firm);
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
        return calls;
    }

    private static List<LoggedRequest> received(String path) {
        return SERVICE.findAll(postRequestedFor(urlEqualTo(path)));
    }

    private JsonNode delivery(Predicate<JsonNode> wanted) {
        await().until(() -> deliveries().stream().anyMatch(wanted));
        return deliveries().stream().filter(wanted).findFirst().orElseThrow();
    }

    private List<JsonNode> deliveries() {
        return admin.get(DELIVERIES).body().get("items").valueStream().toList();
    }

    private static boolean is(JsonNode delivery, String state) {
        return delivery.get("state").asString().equals(state);
    }

    @Test
    void tellsInOrderWhatHappens() {
        answer("/all", aResponse().withStatus(204));
        webhook("/all", "contact.opened", "contact.queued", "contact.ended");
        var calls = withAnAgent();
        long contact = calls.wholeCall();
        await().until(() -> received("/all").size() >= 3);
        var told = received("/all").stream()
                .map(request -> JsonMapper.shared().readTree(request.getBodyAsString()))
                .toList();
        assertThat(told).allSatisfy(event -> {
            assertThat(event.get("specversion").asString()).isEqualTo("1.0");
            assertThat(event.get("source").asString()).isEqualTo("/firms/" + firm.id());
            assertThat(event.get("subject").asString()).isEqualTo("contacts/" + contact);
            assertThat(event.at("/data/contactId").asString()).isEqualTo(Long.toString(contact));
            assertThat(Instant.parse(event.get("time").asString()))
                    .isBefore(Instant.now().plusSeconds(60));
        });
        assertThat(told.stream().map(event -> event.get("type").asString()))
                .containsExactlyInAnyOrder("contact.opened", "contact.queued", "contact.ended");
        assertThat(received("/all").getFirst().getHeader("Content-Type")).startsWith("application/cloudevents+json");
    }

    @Test
    void tellsOfAnImportAndItsUndoByTheBatch() {
        answer("/records", aResponse().withStatus(204));
        webhook("/records", "record.changed");
        var imports = "/api/v1/admin/imports";
        var field = admin.post(
                        "/api/v1/admin/custom-fields",
                        Map.of(
                                "key",
                                "shoes",
                                "name",
                                "Shoes",
                                "type",
                                "NUMBER",
                                "required",
                                false,
                                "onCard",
                                true,
                                "position",
                                1,
                                "choices",
                                List.of()))
                .id();
        var file = "customerNumber,lastName,shoes\nA1,One,41\nA2,Two,\nA3,Three,43\n";
        var id = admin.post(imports + "?name=x.csv", file).body().at("/job/id").asString();
        admin.put(imports + "/" + id + "/state", Map.of("state", "RUNNING"));
        await().until(() -> received("/records").size() == 1);
        var first = toldCustomers(received("/records").getFirst());
        assertThat(first).hasSize(3);
        admin.delete("/api/v1/admin/custom-fields/" + field);
        await().until(() -> received("/records").size() == 2);
        assertThat(toldCustomers(received("/records").get(1))).hasSize(2);
        await().until(() ->
                admin.get(imports + "/" + id).body().get("state").asString().equals("DONE"));
        admin.put(imports + "/" + id + "/state", Map.of("state", "UNDOING"));
        await().until(() -> received("/records").size() == 3);
        assertThat(toldCustomers(received("/records").get(2))).isEqualTo(first);
    }

    @Test
    void tellsThatSomebodyIsForgotten() {
        answer("/forgotten", aResponse().withStatus(204));
        var customer = admin.post("/api/v1/customers", Map.of("lastName", "Gone", "customerNumber", "G1"))
                .body()
                .at("/customer/id")
                .asString();
        webhook("/forgotten", "record.changed");
        var requests = "/api/v1/admin/person-requests";
        var request = admin.post(requests, Map.of("customerId", customer, "kind", "ERASURE", "dueOn", "2030-01-31"))
                .body()
                .get("id")
                .asString();
        admin.post(requests + "/" + request + "/start", Map.of("customerNumber", "G1"));
        await().until(() -> received("/forgotten").size() == 1);
        assertThat(toldCustomers(received("/forgotten").getFirst())).containsExactly(customer);
        assertThat(admin.get("/api/v1/customers/" + customer).status()).isEqualTo(404);
    }

    private static List<String> toldCustomers(LoggedRequest request) {
        var event = JsonMapper.shared().readTree(request.getBodyAsString());
        assertThat(event.get("type").asString()).isEqualTo("records.changed");
        return event.at("/data/customerIds")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void signsAsStandardWebhooks() throws Exception {
        answer("/signed", aResponse().withStatus(200));
        var made = webhook("/signed", "contact.ended");
        send(made);
        await().until(() -> !received("/signed").isEmpty());
        var secret = made.body().get("secret").asString();
        assertThat(signatures("/signed", 0)).containsExactly(signature("/signed", 0, secret));
        assertThat(admin.get(WEBHOOKS).raw().body()).doesNotContain(secret);
    }

    @Test
    void signsWithBothSecretsForAWhile() throws Exception {
        answer("/turned", aResponse().withStatus(200));
        var made = webhook("/turned", "contact.ended");
        var old = made.body().get("secret").asString();
        var change = WEBHOOKS + "/" + made.id() + "/secret";
        var changed = admin.post(change + "?overlapHours=1", null).body();
        var secret = changed.get("secret").asString();
        assertThat(secret).startsWith("whsec_").isNotEqualTo(old);
        assertThat(Instant.ofEpochMilli(changed.get("oldSecretUntil").asLong())).isAfter(Instant.now());
        send(made);
        await().until(() -> received("/turned").size() == 1);
        assertThat(signatures("/turned", 0))
                .containsExactly(signature("/turned", 0, secret), signature("/turned", 0, old));

        var last = admin.post(change + "?overlapHours=0", null).body();
        assertThat(last.get("oldSecretUntil").isNull()).isTrue();
        send(made);
        await().until(() -> received("/turned").size() == 2);
        assertThat(signatures("/turned", 1))
                .containsExactly(signature("/turned", 1, last.get("secret").asString()));
        assertThat(admin.post(change + "?overlapHours=169", null).status()).isEqualTo(422);
    }

    private static List<String> signatures(String path, int index) {
        return List.of(received(path).get(index).getHeader("webhook-signature").split(" "));
    }

    private static String signature(String path, int index, String secret) throws GeneralSecurityException {
        var request = received(path).get(index);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        var signed = request.getHeader("webhook-id") + "." + request.getHeader("webhook-timestamp") + "."
                + request.getBodyAsString();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void triesAgainUnderTheSameIdUntilItIsTaken() {
        SERVICE.stubFor(post(urlEqualTo("/flaky"))
                .inScenario("flaky")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("well"));
        SERVICE.stubFor(post(urlEqualTo("/flaky"))
                .inScenario("flaky")
                .whenScenarioStateIs("well")
                .willReturn(aResponse().withStatus(200)));
        send(webhook("/flaky", "contact.ended"));
        var done = delivery(one -> is(one, "DONE"));
        assertThat(received("/flaky").stream()
                        .map(r -> r.getHeader("webhook-id"))
                        .distinct())
                .hasSize(1);
        var attempts = admin.get(DELIVERIES + "/" + done.get("id").asString() + "/attempts")
                .body()
                .get("items");
        assertThat(attempts.valueStream().map(one -> one.get("status").asInt())).containsExactly(200, 503);
        assertThat(attempts.get(1).get("said").asString()).contains("503");
        assertThat(attempts.get(0).get("tookMs").asInt()).isNotNegative();
    }

    @Test
    void givesUpAndCanBeSentAgainByHand() {
        answer("/dead", aResponse().withStatus(500));
        send(webhook("/dead", "contact.ended"));
        var dead = delivery(one -> is(one, "DEAD"));
        assertThat(received("/dead")).hasSize(10);
        answer("/dead", aResponse().withStatus(200));
        assertThat(admin.post(DELIVERIES + "/" + dead.get("id").asString() + "/send", null)
                        .status())
                .isEqualTo(202);
        delivery(one -> is(one, "DONE"));
        assertThat(admin.get(DELIVERIES + "?state=DEAD").body().get("total").asInt())
                .isZero();
    }

    @Test
    void givesUpAtOnceWhereItIsGone() {
        answer("/gone", aResponse().withStatus(410));
        send(webhook("/gone", "contact.ended"));
        assertThat(delivery(one -> is(one, "DEAD")).at("/last/status").asInt()).isEqualTo(410);
        assertThat(received("/gone")).hasSize(1);
    }

    @Test
    void putsAsideWhatWaitsWhenItIsSwitchedOff() {
        answer("/off", aResponse().withStatus(503).withFixedDelay(500));
        var webhook = webhook("/off", "contact.ended");
        send(webhook);
        await().until(() -> !received("/off").isEmpty());
        switched(webhook, false);
        var aside = deliveries().getFirst();
        assertThat(is(aside, "DEAD")).isTrue();
        assertThat(aside.at("/last/said").asString()).contains("switched off");
        var sending = DELIVERIES + "/" + aside.get("id").asString() + "/send";
        var refused = admin.post(sending, null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("Switch it on");

        answer("/off", aResponse().withStatus(200));
        switched(webhook, true);
        assertThat(is(deliveries().getFirst(), "DEAD")).isTrue();
        assertThat(admin.post(sending, null).status()).isEqualTo(202);
        delivery(one -> is(one, "DONE"));
    }

    @Test
    void putsAsideWhatCameAfterItWasSwitchedOff() {
        answer("/afterwards", aResponse().withStatus(200));
        var webhook = webhook("/afterwards", "contact.ended");
        switched(webhook, false);
        sql.sql("""
                        insert into developers.deliveries (firm_id, webhook_id, event_id, type, body, state)
                        values (?, ?, 'afterwards', 'contact.ended', '{}', 'WAITING')""").params(firm.id(), webhook.id()).update();
        switched(webhook, true);
        send(webhook);
        delivery(one -> is(one, "DONE"));
        assertThat(deliveries().getLast().at("/last/said").asString()).contains("switched off");
        assertThat(received("/afterwards")).hasSize(1);
    }

    private void switched(Answer webhook, boolean on) {
        var row = webhook.body();
        var form = Map.of("name", row.get("name"), "url", row.get("url"), "types", row.get("types"), "enabled", on);
        assertThat(admin.put(WEBHOOKS + "/" + webhook.id(), form).status()).isEqualTo(200);
    }

    @Test
    void letsNobodyWaitForASlowOne() {
        answer("/slow", aResponse().withStatus(200).withFixedDelay(4_000));
        answer("/quick", aResponse().withStatus(200));
        webhook("/slow", "contact.queued", "contact.offered", "contact.ended");
        webhook("/quick", "contact.queued", "contact.ended");
        withAnAgent().wholeCall();
        await().until(() -> received("/quick").size() == 2);
        assertThat(deliveries().stream()
                        .filter(one -> one.get("webhook").asString().endsWith("/slow")))
                .isNotEmpty()
                .noneMatch(one -> is(one, "DONE"));
    }

    @Test
    void followsNoRedirect() {
        answer("/there", aResponse().withStatus(307).withHeader("Location", "/elsewhere"));
        answer("/elsewhere", aResponse().withStatus(200));
        send(webhook("/there", "contact.ended"));
        delivery(one -> one.at("/last/status").asInt() == 307);
        assertThat(received("/elsewhere")).isEmpty();
    }

    @Test
    void reachesNoInnerAddress() {
        for (var inner : List.of("http://10.0.0.1/x", "http://[::1]/x", "http://169.254.169.254/latest/meta-data")) {
            var made = webhookAt(inner, "contact.ended");
            send(made);
            var refused = delivery(one -> one.get("webhookId").asInt() == made.id()
                    && !one.get("last").isNull());
            assertThat(refused.at("/last/said").asString()).contains("is an inner one");
            assertThat(refused.at("/last/status").isNull()).isTrue();
        }
    }

    @Test
    void tellsThatARecordChanged() {
        answer("/records", aResponse().withStatus(200));
        webhook("/records", "record.changed");
        var customer = admin.post("/api/v1/customers", Map.of("lastName", "Ø", "phones", List.of()));
        assertThat(customer.status()).as(customer.detail()).isEqualTo(201);
        await().until(() -> received("/records").size() == 1);
        var event = JsonMapper.shared().readTree(received("/records").getFirst().getBodyAsString());
        assertThat(event.at("/data/customerId").asString()).isNotEmpty();
        assertThat(event.has("position")).isFalse();
    }

    @Test
    void tellsNothingFromBeforeItWas() {
        answer("/late", aResponse().withStatus(200));
        var calls = withAnAgent();
        calls.wholeCall();
        webhook("/late", "contact.opened");
        long second = calls.open("+493012345");
        await().until(() -> !received("/late").isEmpty());
        assertThat(received("/late"))
                .singleElement()
                .satisfies(request -> assertThat(request.getBodyAsString()).contains(Long.toString(second)));
    }

    @Test
    void saysWhatIsWrongWithIt() {
        var refused = admin.post(
                WEBHOOKS, Map.of("name", "", "url", "ftp://x", "types", List.of("webhook.test"), "enabled", true));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.detail()).contains("Name has", "Url must be an address", "Types must be");
        var off = admin.post(
                WEBHOOKS,
                Map.of("name", "off", "url", "https://example.com", "types", List.of("agent.state"), "enabled", false));
        assertThat(admin.post(WEBHOOKS + "/" + off.id() + "/test", null).detail())
                .contains("switched off");
    }
}
