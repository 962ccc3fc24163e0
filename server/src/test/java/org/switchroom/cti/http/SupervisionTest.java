package org.switchroom.cti.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
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
import org.switchroom.directory.TestFirm;
import org.switchroom.engine.EndedBy;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import(FakePhones.class)
class SupervisionTest {
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
    TestClient supervisor;
    int otherQueue;

    @BeforeEach
    void openFirm() {
        firm = TestFirm.create(editor);
        otherQueue = editor.save(new Queue(0, firm.id(), "Sales", 20_000, 0, 100, 20, List.of(firm.agentId())), 0);
        calls = new TestCalls(desk, firm);
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        supervisor = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD);
        phones.connect(firm.id(), "browser:" + firm.agentId());
        await().until(() ->
                agent.post("/api/v1/agent/sign-in", Map.of("device", "browser")).status() == 200);
        await().ignoreExceptions()
                .until(() -> desk.waiting(firm.id(), otherQueue, 1).join().isEmpty());
    }

    private Answer force(String state, String reason) {
        return supervisor.put(
                "/api/v1/supervision/agents/" + firm.agentId() + "/state",
                Map.of("state", state, "reasonCode", reason));
    }

    private JsonNode view() {
        return agent.get("/api/v1/agent").body();
    }

    private JsonNode waiting(int queueId) {
        return supervisor
                .get("/api/v1/supervision/queues/" + queueId + "/waiting")
                .body();
    }

    @Test
    void theAgentsPageSaysWhoSetTheState() {
        assertThat(force("AVAILABLE", "").status()).isEqualTo(204);
        assertThat(view().get("state").asString()).isEqualTo("AVAILABLE");
        assertThat(view().get("forcedBy").asString()).isEqualTo("The SUPERVISOR");
        assertThat(force("NOT_READY", "BREAK").status()).isEqualTo(204);
        assertThat(view().get("reasonCode").asString()).isEqualTo("BREAK");
        agent.put("/api/v1/agent/state", Map.of("state", "AVAILABLE"));
        assertThat(view().get("forcedBy").isNull()).isTrue();
    }

    @Test
    void whatIsForcedDuringACallFollowsItAndSigningOutIsRefused() {
        force("AVAILABLE", "");
        long contact = calls.queued(TestCalls.CALLER);
        calls.answer(contact);
        assertThat(force("NOT_READY", "BREAK").status()).isEqualTo(204);
        assertThat(view().get("pendingReason").asString()).isEqualTo("BREAK");
        assertThat(view().get("forcedBy").asString()).isEqualTo("The SUPERVISOR");
        var refused = force("OFFLINE", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("The AGENT is in a conversation");
        calls.hangUp(contact, EndedBy.CALLER);
        calls.finishWrapUp();
        await().until(() -> view().get("reasonCode").asString().equals("BREAK"));
        assertThat(view().get("forcedBy").asString()).isEqualTo("The SUPERVISOR");
        assertThat(force("OFFLINE", "").status()).isEqualTo(204);
        assertThat(view().get("state").asString()).isEqualTo("OFFLINE");
        assertThat(force("AVAILABLE", "").detail()).contains("is not signed in");
    }

    @Test
    void onlyASupervisorForcesAndOnlyWhatThereIs() {
        assertThat(agent.put("/api/v1/supervision/agents/" + firm.agentId() + "/state", Map.of("state", "AVAILABLE"))
                        .status())
                .isEqualTo(403);
        assertThat(force("NOT_READY", "SURFING").status()).isEqualTo(422);
        assertThat(force("LAZY", "").status()).isEqualTo(422);
        phones.disconnect(firm.id(), "browser:" + firm.agentId());
        assertThat(force("AVAILABLE", "").detail()).contains("not connected");
    }

    @Test
    void aQueueIsPausedByTheAgentOrTheSupervisorAndShownOnTheBoard() {
        force("AVAILABLE", "");
        try (var board = TestPage.open(port, supervisor)) {
            board.expect("board", m -> m.at("/queues/0/available").asInt() == 1 || m.has("queues"));
            var own = "/api/v1/agent/queues/" + firm.queueId();
            assertThat(agent.put(own, Map.of("paused", true)).status()).isEqualTo(200);
            board.expect("board-change", m -> m.at("/agents/0/pausedQueueIds/0").asInt() == firm.queueId());
            var contact = calls.queued(TestCalls.CALLER);
            assertThat(waiting(firm.queueId())).hasSize(1);
            assertThat(supervisor
                            .put(
                                    "/api/v1/supervision/agents/" + firm.agentId() + "/queues/" + firm.queueId(),
                                    Map.of("paused", false))
                            .status())
                    .isEqualTo(204);
            await().until(() -> view().at("/contact/contactId").asString("").equals(Long.toString(contact)));
        }
        assertThat(agent.put("/api/v1/agent/queues/" + firm.queueId(), Map.of()).status())
                .isEqualTo(422);
    }

    @Test
    void aReasonHasALimitThatTheAgentsPageKnows() {
        var admin = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
        var path = "/api/v1/admin/reason-codes";
        var wrong = admin.post(path, Map.of("code", "NAP", "label", "Nap", "maxMinutes", 0));
        assertThat(wrong.status()).isEqualTo(422);
        var made = admin.post(path, Map.of("code", "NAP", "label", "Nap", "maxMinutes", 5, "atEnd", "AVAILABLE"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().get("maxMinutes").asInt()).isEqualTo(5);
        assertThat(agent.get("/api/v1/agent/reason-codes").body().toString()).contains("\"maxMinutes\":5");
    }

    @Test
    void nobodyIsMovedToAQueueThatNobodyServes() {
        int unserved = firm.queueNobodyServes(editor, "Attic");
        long contact = calls.queued(TestCalls.CALLER);
        var refused = supervisor.put("/api/v1/supervision/contacts/" + contact + "/queue", Map.of("queueId", unserved));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("Nobody serves Attic");
        assertThat(waiting(firm.queueId()).get(0).get("contactId").asString()).isEqualTo(Long.toString(contact));
    }

    @Test
    void whoWaitsIsArrangedAndTheContactsStoryTellsIt() {
        long first = calls.queued(TestCalls.CALLER);
        long second = calls.queued("+493023125779");
        try (var board = TestPage.open(port, supervisor)) {
            board.say("{\"type\":\"watch\",\"queueId\":" + firm.queueId() + "}");
            board.expect(
                    "waiting", m -> m.at("/callers/1/contactId").asString("").equals(Long.toString(second)));
            var contacts = "/api/v1/supervision/contacts/";
            assertThat(supervisor
                            .put(contacts + second + "/priority", Map.of("priority", 3))
                            .status())
                    .isEqualTo(204);
            var now = board.expect(
                    "waiting", m -> m.at("/callers/0/contactId").asString("").equals(Long.toString(second)));
            assertThat(now.at("/callers/0/priority").asInt()).isEqualTo(3);
            assertThat(now.at("/callers/1/caller").asString()).isEqualTo(TestCalls.CALLER);
            assertThat(supervisor
                            .put(contacts + first + "/queue", Map.of("queueId", otherQueue))
                            .status())
                    .isEqualTo(204);
            board.expect("waiting", m -> m.get("callers").size() == 1);
            assertThat(waiting(otherQueue).get(0).get("contactId").asString()).isEqualTo(Long.toString(first));
            assertThat(supervisor
                            .put(contacts + first + "/queue", Map.of("queueId", otherQueue))
                            .status())
                    .isEqualTo(409);
            assertThat(supervisor
                            .put(contacts + first + "/priority", Map.of("priority", 5_000))
                            .status())
                    .isEqualTo(422);
        }
        await().untilAsserted(() -> {
            var story = supervisor
                    .get("/api/v1/contacts/" + first)
                    .body()
                    .get("segments")
                    .toString();
            assertThat(story).contains("\"kind\":\"MOVE\"", "The SUPERVISOR", "Sales");
        });
        await().untilAsserted(() -> assertThat(supervisor
                        .get("/api/v1/contacts/" + second)
                        .body()
                        .get("segments")
                        .toString())
                .contains("\"kind\":\"PRIORITY\"", "\"result\":\"3\""));
    }
}
