package org.switchroom.cti.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.crm.TestAccount;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import tools.jackson.databind.JsonNode;

/** Two at one customer's card see each other, and what the other changes. */
@ServerTest
class CardPresenceTest {
    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    TestFirm firm;
    TestClient agent;
    TestClient supervisor;
    TestPage agentsPage;
    TestPage supervisorsPage;
    String customer;

    @BeforeEach
    void open() {
        firm = TestFirm.create(editor);
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        supervisor = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD);
        customer = agent.post("/api/v1/customers", Map.of("lastName", "Jensen", "city", "Odense"))
                .body()
                .at("/customer/id")
                .asString();
        agentsPage = TestPage.open(port, agent);
        supervisorsPage = TestPage.open(port, supervisor);
    }

    @AfterEach
    void close() {
        agentsPage.close();
        supervisorsPage.close();
    }

    private static void show(TestPage page, String customerId) {
        page.say("{\"type\":\"card\",\"customerId\":\"" + customerId + "\"}");
    }

    private static boolean hasOthers(JsonNode card, int count) {
        return card.get("others").size() == count;
    }

    private void bothAtTheCard() {
        show(agentsPage, customer);
        show(supervisorsPage, customer);
        agentsPage.expect("card", card -> hasOthers(card, 1));
        supervisorsPage.expect("card", card -> hasOthers(card, 1));
    }

    private static boolean tellsOf(JsonNode card, String field) {
        return card.get("news").findValuesAsString("field").contains(field);
    }

    @Test
    void eachSeesTheOtherUntilTheOtherLeaves() {
        bothAtTheCard();
        var seen = agentsPage.expect("card", card -> hasOthers(card, 1));
        assertThat(seen.get("customerId").asString()).isEqualTo(customer);
        assertThat(seen.at("/others/0/userId").asInt()).isEqualTo(firm.supervisorId());
        assertThat(seen.at("/others/0/name").asString()).isNotEmpty();
        agentsPage.messages.clear();
        show(supervisorsPage, "0");
        agentsPage.expect("card", card -> hasOthers(card, 0));
    }

    @Test
    void whoseSocketDiesHasLeft() {
        bothAtTheCard();
        agentsPage.messages.clear();
        supervisorsPage.close();
        agentsPage.expect("card", card -> hasOthers(card, 0));
    }

    @Test
    void twoPagesOfOnePersonAreNoCompany() {
        show(agentsPage, customer);
        try (var another = TestPage.open(port, agent)) {
            show(another, customer);
            another.expect("card", card -> hasOthers(card, 0));
        }
    }

    @Test
    void whatOneChangesTheOtherIsToldAtOnce() {
        bothAtTheCard();
        agent.send("PATCH", "/api/v1/customers/" + customer, Map.of("city", "Aarhus", "company", "Jensen ApS"));
        var news = supervisorsPage.expect("card", card -> tellsOf(card, "city")).get("news");
        assertThat(news.findValuesAsString("field")).containsExactlyInAnyOrder("city", "company");
        assertThat(news.get(0).get("byUserId").asInt()).isEqualTo(firm.agentId());
        assertThat(news.get(0).get("byName").asString()).isNotEmpty();
        agent.post("/api/v1/customers/" + customer + "/notes", Map.of("text", "Calls again"));
        supervisorsPage.expect("card", card -> tellsOf(card, "notes"));
        agent.post("/api/v1/customers/" + customer + "/files?name=bill.pdf", "x");
        supervisorsPage.expect("card", card -> tellsOf(card, "files"));
        new TestAccount(agent, customer).save(Map.of("tags", List.of("loyal")));
        supervisorsPage.expect("card", card -> tellsOf(card, "tags"));
    }

    @Test
    void anIncidentChangedByTwoIsNobodysAlone() {
        var path = "/api/v1/customers/" + customer + "/incidents";
        var opened = agent.post(path, Map.of("status", "Open", "priority", "Low", "summary", "Late"))
                .body();
        bothAtTheCard();
        int version = opened.get("version").asInt();
        var one = path + "/" + opened.get("id").asString();
        assertThat(agent.put(one, Map.of("status", "Waiting", "priority", "Low", "summary", "Late", "version", version))
                        .status())
                .isEqualTo(200);
        supervisorsPage.expect(
                "card",
                card -> tellsOf(card, "incident " + opened.get("incidentNumber").asString()));
        var refused = supervisor.put(
                one, Map.of("status", "Closed", "priority", "Low", "summary", "Late", "version", version));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.raw().body()).contains("status").doesNotContain("\"priority\"");
        assertThat(supervisor
                        .put(one, Map.of("status", "Closed", "priority", "Low", "summary", "Late"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobodyIsSeenAcrossFirms() {
        var other = TestFirm.create(editor);
        var stranger = TestClient.loggedIn(port, other.prefix() + ".agent", TestFirm.PASSWORD);
        try (var page = TestPage.open(port, stranger)) {
            show(page, customer);
            page.expect("card", card -> hasOthers(card, 0));
            show(agentsPage, customer);
            agentsPage.expect("card", card -> hasOthers(card, 0));
            page.messages.clear();
            agent.send("PATCH", "/api/v1/customers/" + customer, Map.of("city", "Aarhus"));
            agentsPage.expect("card", card -> tellsOf(card, "city"));
            assertThat(page.messages)
                    .noneMatch(message -> message.path("type").asString("").equals("card"));
        }
    }
}
