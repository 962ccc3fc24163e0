package org.switchroom.cti.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.RejectCause;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import tools.jackson.databind.JsonNode;

/** An agent passes a caller on from the page, or asks first; the colleague sees the same contact. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import(FakePhones.class)
class TransferPageTest {
    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    RoutingDesk desk;

    @Autowired
    FakePhones phones;

    TestFirm firm;
    TestCalls calls;
    TestClient agent;
    TestClient other;
    int otherId;
    int salesId;
    long contactId;

    @BeforeEach
    void talk() {
        firm = TestFirm.create(editor);
        calls = new TestCalls(desk, firm);
        otherId = editor.save(
                new User(0, firm.id(), firm.prefix() + ".other", "Bo Berg", Set.of(Role.AGENT), "en", "", true),
                TestFirm.PASSWORD,
                0);
        salesId = editor.save(new Queue(0, firm.id(), "Sales", 20_000, 30_000, 100, 20, List.of(otherId)), 0);
        agent = available(firm.prefix() + ".agent", firm.agentId());
        contactId = calls.queued(TestCalls.CALLER);
        calls.answer(contactId);
        await().until(() -> view(agent).get("state").asString().equals("ON_CONTACT"));
        other = available(firm.prefix() + ".other", otherId);
    }

    private TestClient available(String username, int userId) {
        var login = TestClient.loggedIn(port, username, TestFirm.PASSWORD);
        phones.connect(firm.id(), "browser:" + userId);
        await().until(() ->
                login.post("/api/v1/agent/sign-in", Map.of("device", "browser")).status() == 200);
        login.put("/api/v1/agent/state", Map.of("state", "AVAILABLE", "reasonCode", ""));
        return login;
    }

    private static JsonNode view(TestClient who) {
        return who.get("/api/v1/agent").body();
    }

    private Answer post(TestClient who, String what, Map<String, ?> body) {
        return who.post("/api/v1/agent/contacts/" + contactId + "/" + what, body);
    }

    private static Map<String, Object> to(String kind, int id, String note) {
        return Map.of("kind", kind, "id", id, "note", note);
    }

    private void answer() {
        calls.submit(new Command.AcceptOffer(contactId, otherId));
        await().until(() -> view(other).get("state").asString().equals("ON_CONTACT"));
    }

    @Test
    void seesWhoCouldTakeIt() {
        await().untilAsserted(() -> {
            var targets = agent.get("/api/v1/agent/transfer-targets").body();
            assertThat(targets.at("/agents")).hasSize(1);
            assertThat(targets.at("/agents/0/name").asString()).isEqualTo("Bo Berg");
            assertThat(targets.at("/agents/0/state").asString()).isEqualTo("AVAILABLE");
            assertThat(targets.at("/queues").toString()).contains("Sales").contains("Support");
        });
    }

    @Test
    void passesTheCallerAndTheNoteToAColleague() {
        assertThat(post(agent, "transfer", to("AGENT", otherId, "Wants the red one."))
                        .status())
                .isEqualTo(204);
        assertThat(view(agent).at("/contact/phase").asString()).isEqualTo("WRAP_UP");
        assertThat(view(agent).at("/contact/noteSoFar").asString()).isEmpty();
        await().untilAsserted(() -> {
            assertThat(view(other).at("/contact/phase").asString()).isEqualTo("OFFERED");
            assertThat(view(other).at("/contact/caller").asString()).isEqualTo(TestCalls.CALLER);
            assertThat(view(other).at("/contact/noteSoFar").asString()).isEqualTo("Wants the red one.");
        });
    }

    @Test
    void passesTheCallerToAQueue() {
        assertThat(post(agent, "transfer", to("QUEUE", salesId, "")).status()).isEqualTo(204);
        await().until(() -> view(other).at("/contact/queueName").asString("").equals("Sales"));
    }

    @Test
    void asksAColleagueAndHandsOver() {
        assertThat(post(agent, "consult", to("AGENT", otherId, "")).status()).isEqualTo(204);
        assertThat(view(agent).at("/contact/consult/phase").asString()).isEqualTo("RINGING");
        assertThat(view(agent).at("/contact/phase").asString()).isEqualTo("HELD");
        answer();
        assertThat(view(agent).at("/contact/consult/phase").asString()).isEqualTo("TOGETHER");
        assertThat(view(agent).at("/contact/consult/name").asString()).isEqualTo("Bo Berg");
        assertThat(view(other).at("/contact/consult/asking").asBoolean()).isFalse();
        assertThat(post(other, "hold", Map.of()).status()).isEqualTo(409);
        assertThat(post(other, "consult/complete", Map.of()).status()).isEqualTo(409);
        assertThat(post(agent, "consult/join", Map.of()).status()).isEqualTo(204);
        assertThat(view(agent).at("/contact/consult/phase").asString()).isEqualTo("JOINED");
        assertThat(post(agent, "consult/complete", Map.of()).status()).isEqualTo(204);
        assertThat(view(agent).at("/contact/phase").asString()).isEqualTo("WRAP_UP");
        await().until(() -> view(other).at("/contact/consult").isNull());
        assertThat(view(other).at("/contact/phase").asString()).isEqualTo("TALKING");
    }

    @Test
    void takesTheCallerBackAndSeesWhyNobodyCame() {
        post(agent, "consult", to("AGENT", otherId, ""));
        calls.submit(new Command.RejectOffer(contactId, otherId, RejectCause.DECLINED));
        await().until(() -> view(agent).at("/contact/consult").isNull());
        assertThat(view(agent).at("/contact/consultEnd").asString()).isEqualTo("NOT_REACHED");
        assertThat(view(agent).at("/contact/phase").asString()).isEqualTo("HELD");
        assertThat(post(agent, "consult/end", Map.of()).status()).isEqualTo(409);
        assertThat(post(agent, "resume", Map.of()).status()).isEqualTo(204);
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        calls.submit(new Command.SetNotReady(otherId, "BREAK"));
        await().until(() -> view(other).get("state").asString().equals("NOT_READY"));
        assertThat(post(agent, "transfer", to("AGENT", otherId, "")).detail()).contains("Bo Berg is not available");
        assertThat(post(agent, "consult", to("AGENT", firm.agentId(), "")).status())
                .isEqualTo(422);
        assertThat(post(agent, "transfer", to("QUEUE", 999_999, "")).status()).isEqualTo(422);
        assertThat(post(agent, "transfer", Map.of("kind", "NUMBER", "number", "+1900", "note", ""))
                        .detail())
                .contains("may not be called");
        assertThat(post(other, "transfer", to("QUEUE", salesId, "")).status()).isEqualTo(409);
    }

    @Test
    void aQueueThatNobodyServesIsNoTarget() {
        int unserved = firm.queueNobodyServes(editor, "Attic");
        assertThat(agent.get("/api/v1/agent/transfer-targets")
                        .body()
                        .get("queues")
                        .findValuesAsString("name"))
                .contains("Sales", "Support")
                .doesNotContain("Attic");
        for (var what : List.of("transfer", "consult")) {
            var refused = post(agent, what, to("QUEUE", unserved, ""));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.detail()).contains("Nobody serves Attic");
        }
        assertThat(view(agent).at("/contact/phase").asString()).isEqualTo("TALKING");
    }

    @Test
    void theNoteOfARefusedOrderIsNotPassedOn() {
        post(agent, "consult", to("AGENT", otherId, "Wants the red one."));
        assertThat(post(agent, "consult", to("QUEUE", salesId, "Wants the blue one."))
                        .status())
                .isEqualTo(409);
        await().until(() -> view(other).at("/contact/noteSoFar").asString("").equals("Wants the red one."));
    }

    @Test
    void theContactLogTellsTheWholeWay() {
        post(agent, "consult", to("AGENT", otherId, ""));
        answer();
        post(agent, "consult/complete", Map.of());
        calls.hangUp(contactId, EndedBy.CALLER);
        await().untilAsserted(() -> {
            var detail = other.get("/api/v1/contacts/" + contactId).body();
            var kinds = detail.get("segments").findValuesAsString("kind");
            assertThat(kinds)
                    .containsSubsequence("QUEUE", "OFFER", "CONVERSATION", "HOLD", "CONSULT", "OFFER", "CONVERSATION");
            assertThat(detail.get("segments").toString()).contains("HANDED_OVER");
            assertThat(detail.get("agentName").asString()).isEqualTo("Bo Berg");
        });
    }
}
