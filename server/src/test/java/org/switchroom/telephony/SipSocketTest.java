package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchroom.telephony.CallCentre.patience;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.switchroom.TestClient;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User;
import tools.jackson.databind.JsonNode;

/** Who may speak SIP over a WebSocket, and for how long. */
@TelephonyTest
class SipSocketTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Telephony telephony;

    @Autowired
    private DirectoryEditor editor;

    private TestFirm firm;

    @BeforeEach
    void openFirm() {
        firm = TestFirm.create(editor);
    }

    @AfterEach
    void nothingIsLeft() {
        patience().until(() -> telephony.gauges().idle() && telephony.socket().count() == 0);
    }

    private TestClient login(String role) {
        return TestClient.loggedIn(port, firm.prefix() + "." + role, TestFirm.PASSWORD);
    }

    private Browser open(TestClient login, String origin) {
        var browser = new Browser();
        browser.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("sip")
                .header("Cookie", "JSESSIONID=" + login.cookie("JSESSIONID"))
                .header("Origin", origin)
                .buildAsync(URI.create("ws://localhost:" + port + "/sip"), browser)
                .join();
        patience().until(() -> telephony.socket().count() == 1);
        return browser;
    }

    private Browser open(TestClient login) {
        return open(login, "http://localhost:" + port);
    }

    @Test
    void anAgentsConnectionEndsWithTheSession() {
        var agent = login("agent");
        var browser = open(agent);
        assertThat(agent.delete("/api/v1/session").status()).isEqualTo(204);
        patience().until(() -> browser.closed);
    }

    private enum Change {
        DISABLED,
        REMOVED,
        PASSWORD,
        ROLES;

        void make(DirectoryEditor editor, TestFirm firm) {
            switch (this) {
                case DISABLED -> editor.save(agent(firm, Set.of(Role.AGENT), false), null, 0);
                case REMOVED -> {
                    int deputy = editor.save(
                            new User(
                                    0,
                                    firm.id(),
                                    firm.prefix() + ".deputy",
                                    "Deputy",
                                    Set.of(Role.AGENT),
                                    "en",
                                    "",
                                    true),
                            TestFirm.PASSWORD,
                            0);
                    var withoutAgent =
                            new Queue(firm.queueId(), firm.id(), "Support", 20_000, 30_000, 100, 20, List.of(deputy));
                    editor.save(withoutAgent, 0);
                    editor.remove(firm.id(), DirectoryEditor.Noun.USER, firm.agentId(), firm.administratorId());
                }
                case PASSWORD -> editor.save(agent(firm, Set.of(Role.AGENT), true), "another password", 0);
                case ROLES -> editor.save(agent(firm, Set.of(Role.AGENT, Role.SUPERVISOR), true), null, 0);
            }
        }

        private static User agent(TestFirm firm, Set<Role> roles, boolean enabled) {
            return new User(firm.agentId(), firm.id(), firm.prefix() + ".agent", "Changed", roles, "en", "", enabled);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAgentsConnectionAndRegistrationEndWithTheRightToThem(Change change) {
        var browser = open(login("agent"));
        browser.register(firm.agentId(), 600);
        patience().until(() -> telephony.gauges().browsers() == 1);
        change.make(editor, firm);
        patience().until(() -> telephony.gauges().browsers() == 0);
        patience().until(() -> browser.closed);
    }

    @Test
    void whoseConnectionIsLostGetsNoCallsUntilItIsBack() {
        var agent = login("agent");
        available(agent).breaksOff();
        awaitState(agent, "NOT_READY", "DEVICE_LOST");
        var back = open(agent);
        back.register(firm.agentId(), 600);
        awaitState(agent, "AVAILABLE", "");
        leave(agent, back);
    }

    @Test
    void whoIsNotReadyAnywayStaysSo() {
        var agent = login("agent");
        var browser = available(agent);
        editor.save(new DirectoryEditor.ReasonCode(0, firm.id(), "LUNCH", "Lunch"), 0);
        agent.put("/api/v1/agent/state", Map.of("state", "NOT_READY", "reasonCode", "LUNCH"));
        awaitState(agent, "NOT_READY", "LUNCH");
        browser.breaksOff();
        patience().until(() -> telephony.gauges().browsers() == 0);
        var back = open(agent);
        back.register(firm.agentId(), 600);
        patience()
                .until(() ->
                        telephony.gauges().browsers() == 1 && telephony.gauges().timers() == 0);
        assertThat(view(agent).get("reasonCode").asString()).isEqualTo("LUNCH");
        leave(agent, back);
    }

    @Test
    void whoseConnectionDoesNotComeBackIsSignedOut() {
        var agent = login("agent");
        available(agent).breaksOff();
        awaitState(agent, "NOT_READY", "DEVICE_LOST");
        awaitState(agent, "OFFLINE", "");
    }

    @Test
    void whoseTelephoneSaysThatItGoesIsSignedOutSoon() {
        var agent = login("agent");
        var browser = available(agent);
        browser.register(firm.agentId(), 0);
        patience().until(() -> view(agent).get("state").asString(), state -> !state.equals("AVAILABLE"));
        awaitState(agent, "OFFLINE", "");
        browser.breaksOff();
    }

    private void leave(TestClient agent, Browser browser) {
        assertThat(agent.post("/api/v1/agent/sign-out", Map.of()).status()).isEqualTo(200);
        browser.breaksOff();
    }

    private Browser available(TestClient agent) {
        var browser = open(agent);
        browser.register(firm.agentId(), 600);
        patience()
                .until(() -> agent.post("/api/v1/agent/sign-in", Map.of("device", "browser"))
                                .status()
                        == 200);
        assertThat(agent.put("/api/v1/agent/state", Map.of("state", "AVAILABLE"))
                        .status())
                .isEqualTo(200);
        awaitState(agent, "AVAILABLE", "");
        return browser;
    }

    private static JsonNode view(TestClient agent) {
        return agent.get("/api/v1/agent").body();
    }

    private static void awaitState(TestClient agent, String state, String reasonCode) {
        patience().untilAsserted(() -> {
            var view = view(agent);
            assertThat(view.get("state").asString()).isEqualTo(state);
            assertThat(view.get("reasonCode").asString()).isEqualTo(reasonCode);
        });
    }

    @Test
    void aNameChangedLeavesItOpen() {
        var browser = open(login("agent"));
        editor.save(Change.agent(firm, Set.of(Role.AGENT), true), null, 0);
        browser.socket.sendText("\r\n\r\n", true).join();
        patience().until(() -> browser.heard.equals("\r\n"));
        assertThat(browser.closed).isFalse();
        browser.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Test
    void whatOthersChangeLeavesItOpen() {
        var browser = open(login("agent"));
        editor.save(new DirectoryEditor.ReasonCode(0, firm.id(), "LUNCH", "Lunch"), 0);
        var disabled = TestFirm.create(editor);
        var name = disabled.prefix() + ".agent";
        editor.save(
                new User(disabled.agentId(), disabled.id(), name, "Gone", Set.of(Role.AGENT), "en", "", false),
                null,
                0);
        browser.socket.sendText("\r\n\r\n", true).join();
        patience().until(() -> browser.heard.equals("\r\n"));
        assertThat(browser.closed).isFalse();
        browser.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Test
    void nobodyElseConnects() {
        assertTurnedAway(login("supervisor"), "http://localhost:" + port);
        assertTurnedAway(new TestClient(port), "http://localhost:" + port);
        assertTurnedAway(login("agent"), "http://elsewhere.example");
    }

    private void assertTurnedAway(TestClient client, String origin) {
        assertThatThrownBy(() -> open(client, origin)).hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    /** What a browser's SIP stack sees of its connection. */
    private static final class Browser implements WebSocket.Listener {
        private volatile WebSocket socket;
        private volatile boolean closed;
        private volatile String heard = "";
        private int sent;

        void register(int userId, int expiresSeconds) {
            var message = """
                REGISTER sip:switchroom SIP/2.0
                Via: SIP/2.0/WS page.invalid;branch=z9hG4bK1-%2$d
                Max-Forwards: 70
                From: <sip:u%1$d@switchroom>;tag=1
                To: <sip:u%1$d@switchroom>
                Call-ID: register-%1$d
                CSeq: %3$d REGISTER
                Contact: <sip:u%1$d@page.invalid;transport=ws>;expires=%2$d
                Content-Length: 0

                """.formatted(userId, expiresSeconds, ++sent);
            socket.sendText(message.replace("\n", "\r\n"), true).join();
        }

        /** Without a word, as when the network is gone. */
        void breaksOff() {
            socket.abort();
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            heard += text;
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed = true;
            return null;
        }
    }
}
