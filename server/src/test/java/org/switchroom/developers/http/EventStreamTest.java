package org.switchroom.developers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.developers.DeveloperLimits;
import org.switchroom.developers.Scope;
import org.switchroom.developers.store.TokenBook;
import org.switchroom.developers.store.TokenBook.Made;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import tools.jackson.databind.JsonNode;

/** A program follows what happens over a real WebSocket. */
@ServerTest
class EventStreamTest {
    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    RoutingDesk desk;

    @Autowired
    TokenBook tokens;

    TestFirm firm;
    TestCalls calls;
    Made token;

    @BeforeEach
    void open() {
        firm = TestFirm.create(editor);
        calls = new TestCalls(desk, firm);
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
        token = make("follows", Scope.EVENTS_READ);
    }

    private Made make(String name, Scope scope) {
        return tokens.make(firm.id(), new TokenBook.Wanted(name, Set.of(scope), null), firm.administratorId());
    }

    private TestStream stream(Made by, String query) {
        return TestStream.open(port, "Authorization", "Bearer " + by.secret().inTheClear(), query);
    }

    private static Stream<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.get("type").asString());
    }

    @Test
    void tellsWhatHappensInOrder() {
        try (var stream = stream(token, "").started()) {
            long contact = calls.wholeCall();
            await().until(() -> types(stream.events()).anyMatch("wrap-up.ended"::equals));
            var ofContact = stream.events().stream()
                    .filter(event -> event.get("subject").asString().equals("contacts/" + contact))
                    .toList();
            assertThat(types(ofContact))
                    .containsSubsequence(
                            "contact.opened",
                            "contact.queued",
                            "contact.offered",
                            "contact.answered",
                            "contact.ended",
                            "wrap-up.ended");
            var positions = stream.events().stream()
                    .map(event -> event.get("position").asLong())
                    .toList();
            assertThat(positions).isSorted();
        }
    }

    @Test
    void goesOnFromWhereAProgramHadStopped() {
        String last;
        List<JsonNode> before;
        try (var stream = stream(token, "").started()) {
            calls.wholeCall();
            await().until(() -> types(stream.events()).anyMatch("wrap-up.ended"::equals));
            before = stream.events();
            last = before.get(3).get("position").asString();
        }
        calls.wholeCall();
        try (var again = stream(token, "?after=" + last)) {
            await().until(() ->
                    types(again.events()).filter("wrap-up.ended"::equals).count() == 2);
            var missed = before.stream()
                    .filter(event -> event.get("position").asLong() > Long.parseLong(last))
                    .toList();
            assertThat(again.events().subList(0, missed.size())).isEqualTo(missed);
            assertThat(again.events().stream().map(event -> event.get("id").asString()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void tellsNothingOfAnotherFirm() {
        var other = TestFirm.create(editor);
        try (var stream = stream(token, "").started()) {
            long theirs = new TestCalls(desk, other).open("+493099");
            long ours = calls.open("+493011");
            await().until(() -> stream.messages.toString().contains(Long.toString(ours)));
            assertThat(stream.messages.toString()).doesNotContain(Long.toString(theirs));
            assertThat(stream.events())
                    .allSatisfy(
                            event -> assertThat(event.get("source").asString()).isEqualTo("/firms/" + firm.id()));
        }
    }

    @Test
    void tellsThatARecordChanged() {
        var administrator = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
        try (var stream = stream(token, "").started()) {
            administrator.post("/api/v1/customers", Map.of("lastName", "Q", "phones", List.of()));
            await().until(() -> types(stream.events()).anyMatch("record.changed"::equals));
        }
    }

    @Test
    void saysThatItIsAliveAndHowFarItIs() {
        try (var stream = stream(token, "").started()) {
            await().until(() -> stream.messages.stream()
                    .anyMatch(message -> message.path("control").asString("").equals("alive")
                            && message.get("position").asLong() > 0));
        }
    }

    @Test
    void saysWhichPositionIsNone() {
        try (var stream = stream(token, "?after=" + Long.MAX_VALUE)) {
            await().until(() -> stream.closeStatus == 4400);
            assertThat(stream.closeReason).contains("The last position is");
        }
        try (var stream = stream(token, "?after=yesterday")) {
            await().until(() -> stream.closeStatus == 4400);
        }
    }

    @Test
    void endsWithTheToken() {
        try (var stream = stream(token, "").started()) {
            tokens.revoke(firm.id(), token.token().id());
            await().until(() -> stream.closeStatus == 4401);
        }
    }

    @Test
    void isForWhoMayFollow() {
        var reader = make("reads", Scope.RECORDS_READ);
        assertThatThrownBy(() -> stream(reader, "")).hasCauseInstanceOf(WebSocketHandshakeException.class);
        var agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        assertThatThrownBy(() -> TestStream.open(port, "Cookie", "JSESSIONID=" + agent.cookie("JSESSIONID"), ""))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        var supervisor = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD);
        TestStream.open(port, "Cookie", "JSESSIONID=" + supervisor.cookie("JSESSIONID"), "")
                .started()
                .close();
    }

    @Test
    void opensOnlySoManyToAFirm() {
        var open = Stream.generate(() -> stream(token, "").started())
                .limit(DeveloperLimits.STREAMS)
                .toList();
        try (var more = stream(token, "")) {
            await().until(() -> more.closeStatus == 1013);
        } finally {
            open.forEach(TestStream::close);
        }
    }
}
