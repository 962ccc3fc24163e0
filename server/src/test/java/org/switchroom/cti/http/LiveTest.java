package org.switchroom.cti.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.TestClient;
import org.switchroom.crm.RecordChanged;
import org.switchroom.crm.RecordImport;
import org.switchroom.crm.RecordImport.NewCustomer;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import(FakePhones.class)
class LiveTest {
    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    RoutingDesk desk;

    @Autowired
    FakePhones phones;

    @Autowired
    RecordImport records;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    ApplicationEventPublisher events;

    TestFirm firm;
    TestCalls calls;

    @BeforeEach
    void openFirm() {
        firm = TestFirm.atNoon(editor);
        calls = new TestCalls(desk, firm);
    }

    private TestClient client(TestFirm of, String who) {
        return TestClient.loggedIn(port, of.prefix() + "." + who, TestFirm.PASSWORD);
    }

    private TestClient availableAgent() {
        var agent = client(firm, "agent");
        phones.connect(firm.id(), "browser:" + firm.agentId());
        await().until(() ->
                agent.post("/api/v1/agent/sign-in", Map.of("device", "browser")).status() == 200);
        assertThat(agent.put("/api/v1/agent/state", Map.of("state", "AVAILABLE"))
                        .status())
                .isEqualTo(200);
        return agent;
    }

    @Test
    void anAgentsPageSeesTheOfferWithItsCardAndEveryStepAfter() {
        var agent = availableAgent();
        try (var page = TestPage.open(port, agent)) {
            page.expect("hello", m -> m.get("serverTimeMs").asLong() > 0);
            page.expect("agent", m -> m.at("/agent/state").asString().equals("AVAILABLE"));
            long id = calls.queued(TestCalls.CALLER);
            var offer = page.expect("agent", m -> m.at("/agent/contact/card").isObject())
                    .get("agent");
            assertThat(offer.get("state").asString()).isEqualTo("OFFERED");
            assertThat(offer.get("deviceReady").asBoolean()).isTrue();
            assertThat(offer.at("/contact/contactId").asString()).isEqualTo(Long.toString(id));
            assertThat(offer.at("/contact/queueName").asString()).isEqualTo("Support");
            assertThat(offer.at("/contact/phase").asString()).isEqualTo("OFFERED");
            assertThat(offer.at("/contact/deadlineMs").asLong())
                    .isGreaterThan(offer.get("sinceMs").asLong());
            assertThat(offer.at("/contact/card/kind").asString()).isEqualTo("UNKNOWN");
            assertThat(offer.at("/contact/card/number").asString()).isEqualTo(TestCalls.CALLER);
            calls.answer(id);
            page.expect("agent", m -> m.at("/agent/contact/phase").asString("").equals("TALKING"));
            calls.hangUp(id, EndedBy.CALLER);
            var wrapUp = page.expect(
                    "agent", m -> m.at("/agent/contact/phase").asString("").equals("WRAP_UP"));
            assertThat(wrapUp.at("/agent/contact/deadlineMs").isNumber()).isTrue();
            assertThat(wrapUp.at("/agent/contact/card").isObject()).isTrue();
            calls.finishWrapUp();
            page.expect(
                    "agent",
                    m -> m.at("/agent/state").asString().equals("AVAILABLE")
                            && m.at("/agent/contact").isNull());
        }
    }

    @Test
    void aPageThatComesBackGetsTheTrueState() {
        var agent = availableAgent();
        long id = calls.queued(TestCalls.CALLER);
        calls.answer(id);
        for (int i = 0; i < 3; i++) {
            try (var page = TestPage.open(port, agent)) {
                var now = page.expect(
                        "agent", m -> m.at("/agent/state").asString().equals("ON_CONTACT"));
                assertThat(now.at("/agent/contact/contactId").asString()).isEqualTo(Long.toString(id));
            }
        }
    }

    @Test
    void aDeviceThatComesAndGoesIsSeenOnThePage() {
        var agent = availableAgent();
        try (var page = TestPage.open(port, agent)) {
            page.expect("agent", m -> m.at("/agent/deviceReady").asBoolean());
            phones.disconnect(firm.id(), "browser:" + firm.agentId());
            page.expect("agent", m -> !m.at("/agent/deviceReady").asBoolean());
        }
    }

    @Test
    void aSupervisorsPageSeesTheBoardAndThenOnlyWhatChanges() {
        try (var page = TestPage.open(port, client(firm, "supervisor"))) {
            var board = page.expect("board", m -> true);
            assertThat(board.get("queues")).hasSize(1);
            assertThat(board.get("agents")).hasSize(1);
            assertThat(board.at("/totals/waiting").asInt()).isZero();
            assertThat(board.get("journalBacklog").isNumber()).isTrue();
            await().ignoreExceptions().until(() -> calls.queued(TestCalls.CALLER) > 0);
            var change =
                    page.expect("board-change", m -> m.at("/queues/0/waiting").asInt() == 1);
            assertThat(change.has("agents")).isFalse();
            page.expect("board-change", m -> m.at("/totals/waiting").asInt() == 1);
            assertThat(page.messages).noneMatch(m -> m.path("type").asString().equals("agent"));
        }
    }

    @Test
    void aChangeOfConfigurationIsToldAndTheBoardSentWhole() {
        try (var page = TestPage.open(port, client(firm, "supervisor"))) {
            page.expect("board", m -> true);
            editor.save(
                    new User(0, firm.id(), firm.prefix() + ".new", "New", Set.of(Role.AGENT), "en", "", true),
                    TestFirm.PASSWORD,
                    0);
            page.expect("config-changed", m -> true);
            page.expect("board", m -> m.get("agents").size() == 2);
        }
    }

    @Test
    void answersAPing() {
        try (var page = TestPage.open(port, client(firm, "supervisor"))) {
            page.say("{\"type\":\"ping\",\"clientTimeMs\":1}");
            page.expect("pong", m -> m.get("serverTimeMs").asLong() > 0);
            page.say("{\"type\":\"device\",\"microphone\":true}");
            page.say("{\"type\":\"ping\",\"clientTimeMs\":2}");
            page.say("no json");
            await().until(() -> page.closeStatus != 0);
        }
    }

    @Test
    void pagesOfOtherOriginsOrWithoutLoginAreRefused() {
        var supervisor = client(firm, "supervisor");
        assertThatThrownBy(() -> TestPage.open(port, supervisor, "http://evil.example"))
                .rootCause()
                .hasMessageContaining("403");
        assertThatThrownBy(() -> TestPage.open(port, new TestClient(port)))
                .rootCause()
                .hasMessageContaining("401");
    }

    @Test
    void aCustomerAddedOrChangedShowsOnTheCardOfTheOpenContact() {
        var agent = availableAgent();
        try (var page = TestPage.open(port, agent)) {
            calls.answer(calls.queued(TestCalls.CALLER));
            page.expect("agent", m -> card(m, "kind").equals("UNKNOWN"));
            var customer = agent.post(
                    "/api/v1/customers", Map.of("lastName", "Lovelace", "phones", List.of(TestCalls.CALLER)));
            assertThat(customer.status()).as(customer.raw().body()).isEqualTo(201);
            page.expect("agent", m -> card(m, "customer/lastName").equals("Lovelace"));
            var path = "/api/v1/customers/" + customer.body().at("/customer/id").asString();
            agent.patch(path, Map.of("lastName", "Byron"));
            page.expect("agent", m -> card(m, "customer/lastName").equals("Byron"));
            page.messages.clear();
            agent.patch(path, Map.of("phones", List.of()));
            page.expect("agent", m -> card(m, "kind").equals("UNKNOWN"));
        }
    }

    @Test
    void aCustomerOfAnUnfinishedTransactionShowsAtItsEnd() {
        var agent = availableAgent();
        try (var page = TestPage.open(port, agent)) {
            calls.answer(calls.queued(TestCalls.CALLER));
            page.expect("agent", m -> card(m, "kind").equals("UNKNOWN"));
            transaction.executeWithoutResult(_ -> {
                events.publishEvent(new RecordChanged(firm.id(), Set.of(TestCalls.CALLER)));
                var lookedUp = agent.get("/api/v1/caller-card?number=%2B" + TestCalls.CALLER.substring(1));
                assertThat(lookedUp.body().get("kind").asString()).isEqualTo("UNKNOWN");
                records.customers(
                        firm.id(),
                        List.of(new NewCustomer(
                                "L1",
                                "",
                                "Lovelace",
                                "",
                                "",
                                List.of(TestCalls.CALLER),
                                "",
                                "",
                                "",
                                "",
                                "",
                                List.of())));
            });
            page.expect("agent", m -> card(m, "customer/lastName").equals("Lovelace"));
        }
    }

    private static String card(JsonNode message, String field) {
        return message.at("/agent/contact/card/" + field).asString("");
    }

    @Test
    void aPageIsClosedWhenItsUserIsRemoved() {
        try (var page = TestPage.open(port, client(firm, "supervisor"))) {
            page.expect("board", m -> true);
            editor.remove(firm.id(), DirectoryEditor.Noun.USER, firm.supervisorId(), firm.administratorId());
            await().until(() -> page.closeStatus != 0);
        }
    }

    @Test
    void aPageIsClosedWhenItsUserGetsAnotherPasswordOrOtherRoles() {
        var name = firm.prefix() + ".supervisor";
        try (var page = TestPage.open(port, client(firm, "supervisor"))) {
            page.expect("board", m -> true);
            editor.save(
                    new User(
                            firm.supervisorId(),
                            firm.id(),
                            name,
                            "Promoted",
                            Set.of(Role.ADMINISTRATOR),
                            "en",
                            "",
                            true),
                    null,
                    0);
            await().until(() -> page.closeStatus == 1008);
        }
        try (var page = TestPage.open(port, client(firm, "supervisor"))) {
            page.expect("hello", m -> true);
            editor.save(
                    new User(
                            firm.supervisorId(),
                            firm.id(),
                            name,
                            "Promoted",
                            Set.of(Role.ADMINISTRATOR),
                            "en",
                            "",
                            true),
                    "another password",
                    0);
            await().until(() -> page.closeStatus == 1008);
        }
    }

    @Test
    void aPageIsClosedWhenItsUserLogsOutOrIsDisabled() {
        var supervisor = client(firm, "supervisor");
        try (var page = TestPage.open(port, supervisor)) {
            page.expect("board", m -> true);
            assertThat(supervisor.delete("/api/v1/session").status()).isEqualTo(204);
            await().until(() -> page.closeStatus != 0);
        }
        try (var page = TestPage.open(port, client(firm, "supervisor"))) {
            page.expect("board", m -> true);
            editor.save(
                    new User(
                            firm.supervisorId(),
                            firm.id(),
                            firm.prefix() + ".supervisor",
                            "Gone",
                            Set.of(Role.SUPERVISOR),
                            "en",
                            "",
                            false),
                    null,
                    0);
            await().until(() -> page.closeStatus != 0);
        }
    }

    @Test
    void nothingOfAnotherFirmReachesAPage() {
        var other = TestFirm.create(editor);
        availableAgent();
        try (var strangersBoard = TestPage.open(port, client(other, "supervisor"));
                var strangersAgent = TestPage.open(port, client(other, "agent"));
                var own = TestPage.open(port, client(firm, "supervisor"))) {
            strangersBoard.expect("board", m -> true);
            strangersAgent.expect("agent", m -> true);
            long id = calls.queued("+4917612345678");
            calls.answer(id);
            own.expect("board-change", m -> m.toString().contains(Long.toString(id)));
            calls.submit(new Command.EndContact(id, EndedBy.CALLER, EndCause.HANG_UP));
            own.expect("board-change", m -> m.at("/totals/endedToday").asInt() == 1);
            for (var page : List.of(strangersBoard, strangersAgent)) {
                page.say("{\"type\":\"ping\",\"clientTimeMs\":1}");
                page.expect("pong", m -> true);
                assertThat(page.messages)
                        .noneMatch(m -> m.toString().contains(Long.toString(id)))
                        .noneMatch(m -> m.toString().contains("+4917612345678"))
                        .noneMatch(m -> m.path("type").asString().equals("board-change") && m.has("queues"));
            }
        }
    }
}
