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
import org.switchroom.cti.CallControlPort.PickUp;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import org.switchroom.engine.EndedBy;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import(FakePhones.class)
class AgentTest {
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

    @BeforeEach
    void openFirm() {
        firm = TestFirm.create(editor);
        calls = new TestCalls(desk, firm);
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        phones.connect(firm.id(), "browser:" + firm.agentId());
    }

    private Answer post(String path, Object body) {
        return agent.post("/api/v1/agent/" + path, body);
    }

    private Answer contact(long id, String what) {
        return post("contacts/" + id + "/" + what, Map.of());
    }

    private Answer state(String state, String reason) {
        return agent.put("/api/v1/agent/state", Map.of("state", state, "reasonCode", reason));
    }

    private JsonNode view() {
        return agent.get("/api/v1/agent").body();
    }

    private void signIn() {
        await().until(() -> post("sign-in", Map.of("device", "browser")).status() == 200);
    }

    private long talking() {
        signIn();
        assertThat(state("AVAILABLE", "").status()).isEqualTo(200);
        long id = calls.queued(TestCalls.CALLER);
        calls.answer(id);
        await().until(() -> view().get("state").asString().equals("ON_CONTACT"));
        return id;
    }

    @Test
    void signsInSaysWhatIsAndSignsOut() {
        assertThat(view().get("state").asString()).isEqualTo("OFFLINE");
        signIn();
        assertThat(view().get("device").asString()).isEqualTo("browser");
        var available = state("AVAILABLE", "").body();
        assertThat(available.get("state").asString()).isEqualTo("AVAILABLE");
        assertThat(available.get("sinceMs").asLong()).isPositive();
        assertThat(state("NOT_READY", "BREAK").body().get("reasonCode").asString())
                .isEqualTo("BREAK");
        assertThat(state("NOT_READY", "SURFING").status()).isEqualTo(422);
        assertThat(state("LAZY", "").status()).isEqualTo(422);
        assertThat(post("sign-out", Map.of()).body().get("state").asString()).isEqualTo("OFFLINE");
    }

    @Test
    void withoutAConnectedPhoneNobodyIsAvailable() {
        signIn();
        phones.disconnect(firm.id(), "browser:" + firm.agentId());
        var refused = state("AVAILABLE", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("not connected");
    }

    @Test
    void choosesAmongTheFirmsDeskPhones() {
        var other = TestFirm.create(editor);
        var own = agent.get("/api/v1/agent/desk-phones").body();
        assertThat(own).hasSize(1);
        assertThat(own.get(0).get("id").asInt()).isEqualTo(firm.deskPhoneId());
        assertThat(own.get(0).get("registered").asBoolean()).isFalse();
        phones.connect(firm.id(), "desk:" + firm.deskPhoneId());
        await().until(() -> post("sign-in", Map.of("device", "desk", "deskPhoneId", firm.deskPhoneId()))
                        .status()
                == 200);
        var used = agent.get("/api/v1/agent/desk-phones").body().get(0);
        assertThat(used.get("registered").asBoolean()).isTrue();
        assertThat(used.get("usedBy").asString()).isEqualTo("The AGENT");
        assertThat(view().get("device").asString()).isEqualTo("desk:" + firm.deskPhoneId());
        assertThat(post("sign-in", Map.of("device", "desk", "deskPhoneId", other.deskPhoneId()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void hasThePageAnswer() {
        signIn();
        state("AVAILABLE", "");
        long id = calls.queued(TestCalls.CALLER);
        await().until(() -> view().get("state").asString().equals("OFFERED"));
        assertThat(contact(id, "answer").detail()).contains("microphone");
        try (var page = TestPage.open(port, agent);
                var silent = TestPage.open(port, agent)) {
            page.say("{\"type\":\"device\",\"microphone\":true}");
            await().until(() -> contact(id, "answer").status() == 202);
            var told = page.expect("answer", _ -> true);
            assertThat(told.get("contactId").asString()).isEqualTo(Long.toString(id));
            silent.say("{\"type\":\"ping\"}");
            silent.expect("pong", _ -> true);
            assertThat(silent.messages)
                    .noneMatch(message -> message.get("type").asString().equals("answer"));
        }
        assertThat(contact(id + 1, "answer").status()).isEqualTo(409);
        calls.answer(id);
        await().until(() -> view().get("state").asString().equals("ON_CONTACT"));
        assertThat(contact(id, "answer").detail()).contains("Nothing rings");
    }

    @Test
    void saysThatADeskPhoneAnswersItself() {
        phones.connect(firm.id(), "desk:" + firm.deskPhoneId());
        await().until(() -> post("sign-in", Map.of("device", "desk", "deskPhoneId", firm.deskPhoneId()))
                        .status()
                == 200);
        state("AVAILABLE", "");
        long id = calls.queued(TestCalls.CALLER);
        await().until(() -> view().get("state").asString().equals("OFFERED"));
        var refused = contact(id, "answer");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("desk phone");
        assertThat(view().at("/contact/answerable").asBoolean()).isFalse();
    }

    @Test
    void hasADeskPhoneAnswerThatCanBeToldTo() {
        phones.connect(firm.id(), "desk:" + firm.deskPhoneId());
        await().until(() -> post("sign-in", Map.of("device", "desk", "deskPhoneId", firm.deskPhoneId()))
                        .status()
                == 200);
        state("AVAILABLE", "");
        try (var page = TestPage.open(port, agent)) {
            long id = calls.queued(TestCalls.CALLER);
            page.expect("agent", m -> m.at("/agent/state").asString().equals("OFFERED"));
            phones.ring(firm.id(), firm.agentId(), id, PickUp.TOLD);
            page.expect("agent", m -> m.at("/agent/contact/answerable").asBoolean());
            assertThat(contact(id, "answer").status()).isEqualTo(202);
            phones.ring(firm.id(), firm.agentId(), id, PickUp.REFUSED);
            assertThat(contact(id, "answer").status()).isEqualTo(409);
            assertThat(contact(id, "answer").detail()).contains("does not answer for you");
            phones.ring(firm.id(), firm.agentId(), id, PickUp.NOTHING_RINGS);
            assertThat(contact(id, "answer").detail()).contains("Nothing rings");
            calls.answer(id);
            page.expect(
                    "agent",
                    m -> m.at("/agent/contact/phase").asString("").equals("TALKING")
                            && !m.at("/agent/contact/answerable").asBoolean());
        }
    }

    @Test
    void declinesAnOffer() {
        signIn();
        state("AVAILABLE", "");
        long id = calls.queued(TestCalls.CALLER);
        await().until(() -> view().get("state").asString().equals("OFFERED"));
        assertThat(contact(id, "decline").status()).isEqualTo(204);
        assertThat(view().get("state").asString()).isEqualTo("NOT_READY");
        assertThat(view().get("contact").isNull()).isTrue();
    }

    @Test
    void holdsResumesSendsDigitsHangsUpAndWrapsUp() {
        long id = talking();
        assertThat(contact(id, "hold").status()).isEqualTo(204);
        assertThat(view().at("/contact/phase").asString()).isEqualTo("HELD");
        assertThat(contact(id, "resume").status()).isEqualTo(204);
        assertThat(view().at("/contact/phase").asString()).isEqualTo("TALKING");
        assertThat(post("contacts/" + id + "/digits", Map.of("digits", "12#")).status())
                .isEqualTo(204);
        assertThat(phones.sentDigits).contains(id + ":12#");
        assertThat(post("contacts/" + id + "/digits", Map.of("digits", "x")).status())
                .isEqualTo(422);
        assertThat(contact(id, "hang-up").status()).isEqualTo(204);
        assertThat(view().at("/contact/phase").asString()).isEqualTo("WRAP_UP");
        long deadline = view().at("/contact/deadlineMs").asLong();
        assertThat(post("contacts/" + id + "/wrap-up/extend", Map.of("byMs", 60_000))
                        .status())
                .isEqualTo(204);
        assertThat(view().at("/contact/deadlineMs").asLong()).isGreaterThan(deadline);
        var wrapUp =
                post("contacts/" + id + "/wrap-up", Map.of("dispositionCode", "", "note", "Called about the invoice."));
        assertThat(wrapUp.status()).as(wrapUp.raw().body()).isEqualTo(204);
        assertThat(view().get("state").asString()).isEqualTo("AVAILABLE");
        assertThat(post("contacts/" + id + "/wrap-up", Map.of("dispositionCode", "", "note", "Later."))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void theContactLogNamesTheCustomerAndWhyTheyCalled() {
        var administrator = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
        var customer = administrator.post(
                "/api/v1/customers",
                Map.of("firstName", "Ada", "lastName", "Lovelace", "phones", List.of(TestCalls.CALLER)));
        assertThat(customer.status()).as(customer.raw().body()).isEqualTo(201);
        var disposition = administrator.post("/api/v1/admin/dispositions", Map.of("code", "BILL", "label", "Invoice"));
        assertThat(disposition.status()).as(disposition.raw().body()).isEqualTo(201);
        assertThat(agent.get("/api/v1/agent/dispositions").body().toString()).contains("Invoice");
        long id = talking();
        contact(id, "hang-up");
        assertThat(post("contacts/" + id + "/wrap-up", Map.of("dispositionCode", "BILL", "note", ""))
                        .status())
                .isEqualTo(204);
        await().untilAsserted(() -> {
            var row = agent.get("/api/v1/contacts").body().at("/items/0");
            assertThat(row.path("contactId").asString("")).isEqualTo(Long.toString(id));
            assertThat(row.get("customerName").asString()).isEqualTo("Ada Lovelace");
            assertThat(row.get("disposition").asString()).isEqualTo("Invoice");
        });
    }

    @Test
    void whatIsNotInFrontOfTheAgentIsRefused() {
        long id = talking();
        calls.hangUp(id, EndedBy.CALLER);
        await().until(() -> view().get("state").asString().equals("WRAP_UP"));
        for (var what : new String[] {"hang-up", "hold", "resume", "decline"}) {
            assertThat(contact(id, what).status()).as(what).isIn(404, 409);
        }
        assertThat(post("contacts/" + id + "/digits", Map.of("digits", "1")).status())
                .isEqualTo(409);
        assertThat(post("contacts/" + (id + 1) + "/wrap-up", Map.of("dispositionCode", "", "note", "x"))
                        .status())
                .isEqualTo(409);
        assertThat(view().get("state").asString()).isEqualTo("WRAP_UP");
    }

    @Test
    void anotherFirmsContactCannotBeTouched() {
        long id = talking();
        var other = TestFirm.create(editor);
        var stranger = TestClient.loggedIn(port, other.prefix() + ".agent", TestFirm.PASSWORD);
        for (var what : new String[] {"decline", "hold", "resume", "hang-up"}) {
            assertThat(stranger.post("/api/v1/agent/contacts/" + id + "/" + what, Map.of())
                            .status())
                    .as(what)
                    .isIn(404, 409);
        }
        assertThat(stranger.post("/api/v1/agent/contacts/" + id + "/digits", Map.of("digits", "1"))
                        .status())
                .isEqualTo(409);
        assertThat(stranger.post(
                                "/api/v1/agent/contacts/" + id + "/wrap-up", Map.of("dispositionCode", "", "note", "x"))
                        .status())
                .isEqualTo(409);
        assertThat(stranger.get("/api/v1/agent").body().toString()).doesNotContain(Long.toString(id));
        assertThat(view().get("state").asString()).isEqualTo("ON_CONTACT");
    }

    @Test
    void supervisorsAreNoAgentsButKnowTheirReasons() {
        var supervisor = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD);
        assertThat(supervisor.get("/api/v1/agent").status()).isEqualTo(403);
        assertThat(supervisor.get("/api/v1/agent/dispositions").status()).isEqualTo(403);
        var reasons = supervisor.get("/api/v1/agent/reason-codes");
        assertThat(reasons.status()).isEqualTo(200);
        assertThat(reasons.body().at("/0/label").asString()).isEqualTo("Break");
        var administrator = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
        assertThat(administrator.get("/api/v1/agent/reason-codes").status()).isEqualTo(403);
    }
}
