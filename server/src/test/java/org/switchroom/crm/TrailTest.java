package org.switchroom.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import tools.jackson.databind.JsonNode;

@ServerTest
class TrailTest {
    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    JdbcClient sql;

    @Autowired
    RoutingDesk desk;

    TestFirm firm;
    TestClient agent;
    TestClient supervisor;
    String customer;
    String path;

    @BeforeEach
    void createFirm() {
        firm = TestFirm.create(editor);
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        supervisor = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD);
        var created = agent.post(
                "/api/v1/customers",
                Map.of("firstName", "Greta", "lastName", "Müller", "phones", List.of("030 23125401")));
        customer = created.body().at("/customer/id").asString();
        path = "/api/v1/customers/" + customer;
    }

    private TestAccount account() {
        return new TestAccount(agent, customer);
    }

    private JsonNode trail(String filter) {
        var answer = supervisor.get(path + "/trail" + filter);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode newest() {
        return trail("").at("/items/0");
    }

    @Test
    void saysWhoCreatedWhat() {
        var entry = newest();
        assertThat(entry.get("action").asString()).isEqualTo("CREATED");
        assertThat(entry.get("userName").asString()).isEqualTo("The AGENT");
        assertThat(entry.get("userId").asInt()).isEqualTo(firm.agentId());
        assertThat(entry.get("changes").toString())
                .contains("{\"field\":\"lastName\",\"before\":\"\",\"after\":\"Müller\"}")
                .contains("{\"field\":\"phones\",\"before\":\"\",\"after\":\"+493023125401\"}")
                .doesNotContain("company");
    }

    @Test
    void saysWhatOfACustomerWasChangedFromWhatToWhat() {
        agent.patch(path, Map.of("city", "Potsdam", "lastName", "Müller", "managerId", firm.agentId()));
        assertThat(newest().get("changes").toString())
                .isEqualTo("[{\"field\":\"city\",\"before\":\"\",\"after\":\"Potsdam\"},"
                        + "{\"field\":\"managerId\",\"before\":\"\",\"after\":\"The AGENT\"}]");
        agent.patch(path, Map.of("phones", List.of("030 777777"), "city", "Bremen"));
        assertThat(newest().get("changes").toString())
                .isEqualTo("[{\"field\":\"city\",\"before\":\"Potsdam\",\"after\":\"Bremen\"},"
                        + "{\"field\":\"phones\",\"before\":\"+493023125401\",\"after\":\"+4930777777\"}]");
    }

    @Test
    void saysWhatOfItsBelongingsWasChanged() {
        var saved = account()
                .save(Map.of(
                        "phones", List.of(Map.of("e164", "+493023125401", "label", "home")),
                        "tags", List.of("VIP", "news")));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(newest().get("changes").toString())
                .isEqualTo("[{\"field\":\"phones\",\"before\":\"+493023125401\",\"after\":\"+493023125401 home\"},"
                        + "{\"field\":\"tags\",\"before\":\"\",\"after\":\"VIP, news\"}]");
    }

    @Test
    void saysWhatWasMadeOfItsIncidents() {
        var incident =
                agent.post(path + "/incidents", Map.of("status", "Open", "priority", "High", "summary", "Leaks"));
        var number = incident.body().get("incidentNumber").asString();
        agent.put(
                path + "/incidents/" + incident.body().get("id").asString(),
                Map.of("status", "Closed", "priority", "High", "summary", "Leaks"));
        assertThat(newest().at("/changes/0").toString())
                .isEqualTo("{\"field\":\"incident " + number
                        + "\",\"before\":\"Open, High, Leaks\",\"after\":\"Closed, High, Leaks\"}");
    }

    @Test
    void keepsNothingOfAChangeThatWasNotMade() {
        agent.patch(path, Map.of("city", "Potsdam", "version", 99));
        agent.patch(path, Map.of("email", "no address"));
        agent.patch(path, Map.of("lastName", "Müller"));
        assertThat(trail("?action=CHANGED").get("items")).isEmpty();
    }

    @Test
    void aSaveThatChangesNothingIsASight() {
        int version = supervisor.get(path).body().at("/customer/version").asInt();
        assertThat(agent.patch(path, Map.of()).status()).isEqualTo(200);
        agent.patch(path, Map.of("lastName", "Müller", "version", version));
        var saved = account().save(version, Map.of("phones", List.of(Map.of("e164", "+493023125401", "label", ""))));
        assertThat(saved.body().get("version").asInt()).isEqualTo(version);
        assertThat(trail("?userId=" + firm.agentId()).get("items").findValuesAsString("action"))
                .containsExactly("SEEN", "CREATED");
    }

    @Test
    void editsAtOnceAreToldApart() {
        var edits = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.runAsync(() ->
                        agent.patch(path, Map.of(i % 2 == 0 ? "city" : "street", "Value " + i))))
                .toList();
        edits.forEach(CompletableFuture::join);
        var last = Map.of("city", new ArrayList<String>(List.of("")), "street", new ArrayList<String>(List.of("")));
        var entries = new ArrayList<JsonNode>();
        trail("?action=CHANGED").get("items").forEach(entries::addFirst);
        assertThat(entries).hasSize(12);
        for (var entry : entries) {
            assertThat(entry.get("changes")).hasSize(1);
            var values = last.get(entry.at("/changes/0/field").asString());
            assertThat(entry.at("/changes/0/before").asString()).isEqualTo(values.getLast());
            values.add(entry.at("/changes/0/after").asString());
        }
    }

    @Test
    void saysOnceAnHourWhoSawTheCustomer() {
        for (int i = 0; i < 3; i++) {
            agent.get(path);
            agent.get(path + "/account");
            agent.get("/api/v1/caller-card?number=030%2023125401");
            supervisor.get(path);
        }
        assertThat(trail("?action=SEEN").get("items").findValuesAsString("userName"))
                .containsExactly("The SUPERVISOR", "The AGENT");
        assertThat(trail("?action=SEEN&userId=" + firm.agentId()).get("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void saysWhoseScreenShowedTheCardOfACall() {
        var calls = new TestCalls(desk, firm);
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
        calls.queued("+493023125401");
        await().untilAsserted(() -> {
            agent.get("/api/v1/agent");
            assertThat(trail("?action=SEEN").get("items").findValuesAsString("userName"))
                    .containsExactly("The AGENT");
        });
    }

    @Test
    void saysOfSeveralWithOneNumberOnlyWhoWasOpened() {
        var other = agent.post(
                        "/api/v1/customers",
                        Map.of("firstName", "Anna", "lastName", "Müller", "phones", List.of("030 23125401")))
                .body()
                .at("/customer/id")
                .asString();
        var calls = new TestCalls(desk, firm);
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
        long contactId = calls.queued("+493023125401");
        await().untilAsserted(() -> assertThat(contact().at("/pop/matches")).hasSize(2));
        assertThat(contact().at("/card/customer").isNull()).isTrue();
        var choice = contact().at("/pop/matches/1/id").asString();
        var notChosen = path.endsWith(choice) ? "/api/v1/customers/" + other : path;
        calls.answer(contactId);
        agent.put("/api/v1/agent/contacts/" + contactId + "/subject", Map.of("kind", "CUSTOMER", "id", choice));
        path = "/api/v1/customers/" + choice;
        await().untilAsserted(() -> {
            assertThat(contact().at("/card/customer/id").asString()).isEqualTo(choice);
            assertThat(trail("?action=SEEN").get("items")).hasSize(1);
        });
        path = notChosen;
        assertThat(trail("?action=SEEN").get("items")).isEmpty();
    }

    private JsonNode contact() {
        return agent.get("/api/v1/agent").body().get("contact");
    }

    @Test
    void pagesWithoutGapsOrRepeats() {
        for (int i = 0; i < 7; i++) {
            agent.patch(path, Map.of("city", "Town " + i));
        }
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = trail("?limit=3" + cursor);
            assertThat(page.get("total").asInt()).isEqualTo(8);
            page.get("items").forEach(entry -> seen.add(entry.get("id").asString()));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(8).doesNotHaveDuplicates();
        assertThat(supervisor.get(path + "/trail?cursor=x").status()).isEqualTo(422);
        assertThat(supervisor.get("/api/v1/customers/999999999/trail").status()).isEqualTo(404);
    }

    @Test
    void isNotForAgents() {
        assertThat(agent.get(path + "/trail").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update crm.trail set user_name = 'nobody' where firm_id = ?",
                "delete from crm.trail where firm_id = ?"
            })
    void isOnlyAddedTo(String tampering) {
        assertThatThrownBy(() -> sql.sql(tampering).param(firm.id()).update())
                .hasMessageContaining("only ever added to");
        assertThat(trail("").get("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {29, 3651, 0, -1})
    void keepsTheTrailNeitherTooShortNorTooLong(int days) {
        var admin = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
        var settings = "/api/v1/admin/record-settings";
        assertThat(admin.get(settings).body().get("trailDays").asInt()).isEqualTo(730);
        assertThat(admin.put(settings, Map.of("trailDays", days)).status()).isEqualTo(422);
        assertThat(admin.put(settings, Map.of("trailDays", 90)).status()).isEqualTo(200);
        assertThat(admin.get(settings).body().get("trailDays").asInt()).isEqualTo(90);
        assertThat(supervisor.get(settings).status()).isEqualTo(403);
    }
}
