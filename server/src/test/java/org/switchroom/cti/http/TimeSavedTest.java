package org.switchroom.cti.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.AsAdministrator;
import org.switchroom.TestClient;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.TestFirm;
import org.switchroom.engine.EndedBy;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import tools.jackson.databind.JsonNode;

/** What is measured of found cards and dialled numbers, and what is reckoned from it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import(FakePhones.class)
class TimeSavedTest extends AsAdministrator {
    private static final String STRANGER = "+493023125999";

    @Autowired
    RoutingDesk desk;

    @Autowired
    FakePhones phones;

    @Autowired
    JdbcClient sql;

    TestCalls calls;
    TestClient agent;
    TestClient supervisor;
    String customer;

    @BeforeEach
    void available() {
        calls = new TestCalls(desk, firm);
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        supervisor = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD);
        customer = admin.post(
                        "/api/v1/customers",
                        Map.of("lastName", "Jensen", "phones", java.util.List.of(TestCalls.CALLER)))
                .body()
                .at("/customer/id")
                .asString();
        phones.connect(firm.id(), "browser:" + firm.agentId());
        await().until(() ->
                agent.post("/api/v1/agent/sign-in", Map.of("device", "browser")).status() == 200);
        agent.put("/api/v1/agent/state", Map.of("state", "AVAILABLE", "reasonCode", ""));
    }

    private long talkTo(String number, String kind) {
        long contact = calls.queued(number);
        await().until(() -> agent.get("/api/v1/agent")
                .body()
                .at("/contact/card/kind")
                .asString("")
                .equals(kind));
        calls.answer(contact);
        await().until(() -> agent.get("/api/v1/agent")
                .body()
                .at("/contact/phase")
                .asString("")
                .equals("TALKING"));
        return contact;
    }

    private void finish(long contact) {
        calls.hangUp(contact, EndedBy.CALLER);
        await().until(() ->
                agent.get("/api/v1/agent").body().get("state").asString().equals("WRAP_UP"));
        agent.post("/api/v1/agent/contacts/" + contact + "/wrap-up", Map.of("dispositionCode", "", "note", ""));
    }

    private JsonNode report() {
        return supervisor.get("/api/v1/time-saved").body();
    }

    private void counts(String what, int count) {
        await().untilAsserted(
                        () -> assertThat(report().at("/sum/" + what).asInt()).isEqualTo(count));
    }

    @Test
    void tellsCardsThatOpenedFromThoseSearchedForAndWritten() {
        finish(talkTo(TestCalls.CALLER, "CUSTOMER"));
        counts("automatic", 1);
        long unknown = talkTo(STRANGER, "UNKNOWN");
        agent.put("/api/v1/agent/contacts/" + unknown + "/subject", Map.of("kind", "CUSTOMER", "id", customer));
        counts("searched", 1);
        finish(unknown);
        long another = talkTo("+493023125998", "UNKNOWN");
        agent.post("/api/v1/customers", Map.of("lastName", "New", "phones", java.util.List.of("+493023125998")));
        counts("created", 1);
        finish(another);
        var report = report();
        assertThat(report.at("/sum/automatic").asInt()).isEqualTo(1);
        assertThat(report.at("/sum/savedMs").asInt()).isEqualTo(30_000);
        assertThat(report.at("/sum/agentDays").asInt()).isEqualTo(1);
        assertThat(report.get("savedMsPerYear").asLong()).isEqualTo(220 * 30_000L);
        assertThat(report.at("/items/0/agentId").asInt()).isEqualTo(firm.agentId());
        assertThat(supervisor.get("/api/v1/time-saved.csv").raw().body()).contains("saved_seconds\r\n", ",30.0\r\n");
    }

    @Test
    void reckonsByWhatTheFirmAssumes() {
        var now = Map.of("searchSeconds", 40, "dialSeconds", 10, "daysPerYear", 200, "hoursPerDay", 7);
        assertThat(supervisor.put("/api/v1/admin/time-saved-assumptions", now).status())
                .isEqualTo(403);
        assertThat(admin.put("/api/v1/admin/time-saved-assumptions", now).status())
                .isEqualTo(200);
        measured(firm.agentId(), 2, "AUTOMATIC", 15_000);
        measured(firm.agentId(), 1, "AUTOMATIC", 90_000);
        measured(firm.agentId(), 1, "SEARCHED", 20_000);
        measured(firm.supervisorId(), 1, "CHOSEN", 5_000);
        sql.sql(
                        "insert into reporting.numbers_dialled values (?, 1, ?, now() - interval '1 day', 'CLICKED'), (?, 2, ?, now() - interval '1 day', 'BY_HAND')")
                .params(firm.id(), firm.agentId(), firm.id(), firm.agentId())
                .update();
        var report = report();
        assertThat(report.at("/sum/savedMs").asInt()).isEqualTo(25_000 + 0 + 35_000 + 10_000);
        assertThat(report.at("/sum/agentDays").asInt()).isEqualTo(3);
        assertThat(report.get("savedMsPerYear").asLong()).isEqualTo(Math.round(70_000.0 / 3 * 200 * 2));
        assertThat(report.get("total").asInt()).isEqualTo(3);
        var first = supervisor.get("/api/v1/time-saved?limit=2").body();
        assertThat(first.get("items")).hasSize(2);
        var rest = supervisor
                .get("/api/v1/time-saved?limit=2&cursor="
                        + first.get("nextCursor").asString())
                .body();
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("nextCursor").isNull()).isTrue();
    }

    private long serial = 100;

    private void measured(int agentId, int daysAgo, String how, long afterMs) {
        sql.sql("insert into reporting.cards_opened values (?, ?, ?, now() - make_interval(days => ?), ?, ?)")
                .params(firm.id(), serial++, agentId, daysAgo, how, afterMs)
                .update();
    }

    @Test
    void countsAClickAsAClick() {
        var dialled = agent.with("Idempotency-Key", "a-key-of-eight")
                .post("/api/v1/calls", Map.of("to", "+4930231259", "clicked", true));
        assertThat(dialled.status()).isEqualTo(201);
        counts("clicked", 1);
    }

    @Test
    void isForSupervisorsAndSaysWhatIsWrong() {
        assertThat(agent.get("/api/v1/time-saved").status()).isEqualTo(403);
        assertThat(supervisor
                        .get("/api/v1/time-saved?from=2026-02-01&to=2026-01-01")
                        .detail())
                .contains("must not be after");
        assertThat(report().at("/sum/savedMs").asInt()).isZero();
    }
}
