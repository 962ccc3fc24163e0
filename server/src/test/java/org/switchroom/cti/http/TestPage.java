package org.switchroom.cti.http;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.switchroom.TestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page's live socket, by the JDK's WebSocket client. */
final class TestPage implements WebSocket.Listener, AutoCloseable {
    private final StringBuilder part = new StringBuilder();
    final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    volatile int closeStatus;
    private volatile WebSocket socket;

    static TestPage open(int port, TestClient login) {
        return open(port, login, "http://localhost:" + port);
    }

    static TestPage open(int port, TestClient login, String origin) {
        var page = new TestPage();
        page.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", "JSESSIONID=" + login.cookie("JSESSIONID"))
                .header("Origin", origin)
                .buildAsync(URI.create("ws://localhost:" + port + "/api/v1/live"), page)
                .join();
        return page;
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    /** The newest message of this type, once there is one as wanted. */
    JsonNode expect(String type, Predicate<JsonNode> wanted) {
        await().until(() -> messages.stream().anyMatch(m -> is(m, type) && wanted.test(m)));
        return messages.reversed().stream()
                .filter(m -> is(m, type) && wanted.test(m))
                .findFirst()
                .orElseThrow();
    }

    private static boolean is(JsonNode message, String type) {
        return message.path("type").asString("").equals(type);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(JsonMapper.shared().readTree(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closeStatus = status;
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
