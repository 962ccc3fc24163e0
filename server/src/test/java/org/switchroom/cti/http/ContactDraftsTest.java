package org.switchroom.cti.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
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
import org.switchroom.engine.RejectCause;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import tools.jackson.databind.JsonNode;

/** What one agent has typed and not saved goes along with the caller, and is one person's at any time. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import(FakePhones.class)
class ContactDraftsTest {
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
    TestClient anna;
    TestClient bo;
    int boId;
    int salesId;
    long contactId;

    @BeforeEach
    void talk() {
        firm = TestFirm.create(editor);
        calls = new TestCalls(desk, firm);
        boId = editor.save(
                new User(0, firm.id(), firm.prefix() + ".other", "Bo Berg", Set.of(Role.AGENT), "en", "", true),
                TestFirm.PASSWORD,
                0);
        salesId = editor.save(new Queue(0, firm.id(), "Sales", 20_000, 30_000, 100, 20, List.of(boId)), 0);
        anna = available(firm.prefix() + ".agent", firm.agentId());
        contactId = calls.queued(TestCalls.CALLER);
        calls.answer(contactId);
        await().until(() -> view(anna).get("state").asString().equals("ON_CONTACT"));
        bo = available(firm.prefix() + ".other", boId);
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

    private Answer type(TestClient who, String form, String content) {
        var typed = new HashMap<String, Object>(Map.of("content", content, "basedOnMs", version(who, form)));
        typed.put("contactId", String.valueOf(contactId));
        var kept = who.put("/api/v1/drafts/" + form + "/" + contactId, typed);
        assertThat(kept.status()).isEqualTo(200);
        return kept;
    }

    private static long version(TestClient who, String form) {
        for (var own : who.get("/api/v1/drafts").body().get("items")) {
            if (own.get("form").asString().equals(form)) {
                return own.get("savedAtMs").asLong();
            }
        }
        return 0;
    }

    private String path() {
        return "/api/v1/agent/contacts/" + contactId + "/drafts";
    }

    private JsonNode seen(TestClient who) {
        return who.get(path()).body().get("items");
    }

    private Answer say(TestClient who, String what, JsonNode draft) {
        return who.post(
                path() + "/" + what,
                Map.of(
                        "ownerId", draft.get("ownerId").asInt(),
                        "form", draft.get("form").asString(),
                        "subject", draft.get("subject").asString(),
                        "savedAtMs", draft.get("savedAtMs").asLong()));
    }

    private static List<String> own(TestClient who) {
        return who.get("/api/v1/drafts").body().get("items").findValuesAsString("content");
    }

    private void transfer(String kind, int id) {
        assertThat(anna.post(
                                "/api/v1/agent/contacts/" + contactId + "/transfer",
                                Map.of("kind", kind, "id", id, "note", ""))
                        .status())
                .isEqualTo(204);
    }

    private void isAt(TestClient who, String phase) {
        await().until(() -> view(who).at("/contact/phase").asString("").equals(phase));
    }

    private void answer() {
        isAt(bo, "OFFERED");
        calls.submit(new Command.AcceptOffer(contactId, boId));
        isAt(bo, "TALKING");
    }

    @Test
    void openAtTheColleagueWhoGetsTheCaller() {
        type(anna, "new-customer", "Petersen");
        transfer("AGENT", boId);
        answer();
        var draft = seen(bo).get(0);
        assertThat(draft.get("ownerName").asString()).isNotEmpty();
        assertThat(draft.get("content").asString()).isEqualTo("Petersen");
        assertThat(say(bo, "take", draft).status()).isEqualTo(204);
        assertThat(own(bo)).containsExactly("Petersen");
        assertThat(own(anna)).isEmpty();
        var typedBy = bo.get("/api/v1/drafts").body().at("/items/0/typedBy");
        assertThat(typedBy.asString()).isEqualTo(draft.get("ownerName").asString());
        assertThat(seen(anna).get(0).get("ownerName").asString()).isEqualTo("Bo Berg");
    }

    @Test
    void waitWithTheCallerInAQueue() {
        calls.submit(new Command.SetNotReady(boId, "BREAK"));
        type(anna, "new-customer", "Petersen");
        transfer("QUEUE", salesId);
        calls.submit(new Command.SetAvailable(boId));
        answer();
        assertThat(seen(bo).findValuesAsString("content")).containsExactly("Petersen");
    }

    @Test
    void areSeenByBothOfAConsultAsTheyAreTyped() {
        anna.post("/api/v1/agent/contacts/" + contactId + "/consult", Map.of("kind", "AGENT", "id", boId, "note", ""));
        answer();
        try (var page = TestPage.open(port, bo)) {
            page.expect("agent", _ -> true);
            type(anna, "wrap-up", "Wants the red one");
            page.expect("drafts-changed", _ -> true);
        }
        assertThat(seen(bo).findValuesAsString("content")).containsExactly("Wants the red one");
        assertThat(view(bo).at("/contact/caller").asString()).isEqualTo(TestCalls.CALLER);
    }

    @Test
    void areStillTheSendersWhenNobodyAnswers() {
        type(anna, "new-customer", "Petersen");
        transfer("AGENT", boId);
        isAt(bo, "OFFERED");
        assertThat(seen(bo)).hasSize(1);
        assertThat(say(bo, "take", seen(bo).get(0)).status()).isEqualTo(409);
        calls.submit(new Command.RejectOffer(contactId, boId, RejectCause.DECLINED));
        await().until(() -> bo.get(path()).status() == 409);
        assertThat(own(anna)).containsExactly("Petersen");
    }

    @Test
    void areNeverTwoWritersUnseen() {
        type(anna, "new-customer", "Petersen");
        transfer("AGENT", boId);
        answer();
        var old = seen(bo).get(0);
        type(anna, "new-customer", "Petersen, Odense");
        assertThat(say(bo, "take", old).detail()).contains("typed on");
        type(bo, "new-customer", "Pedersen");
        assertThat(say(bo, "take", seen(bo).get(0)).detail()).contains("You have typed into the same form");
        assertThat(own(anna)).containsExactly("Petersen, Odense");
        assertThat(own(bo)).containsExactly("Pedersen");
    }

    @Test
    void goNoFurtherWhenTheColleagueDoesNotWantThem() {
        type(anna, "new-customer", "Petersen");
        transfer("AGENT", boId);
        answer();
        assertThat(say(bo, "leave", seen(bo).get(0)).status()).isEqualTo(204);
        assertThat(seen(bo)).isEmpty();
        assertThat(own(anna)).containsExactly("Petersen");
    }

    @Test
    void areNobodysBusinessWhoIsNotAtTheContact() {
        type(anna, "new-customer", "Petersen");
        var refused = bo.get(path());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("You have nothing to do with contact");
    }
}
