package org.switchroom.developers.http;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that follows the event stream, by the JDK's WebSocket client. */
final class TestStream implements WebSocket.Listener, AutoCloseable {
    final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    volatile int closeStatus;
    volatile String closeReason = "";
    private final StringBuilder part = new StringBuilder();
    private volatile WebSocket socket;

    static TestStream open(int port, String header, String value, String query) {
        var stream = new TestStream();
        stream.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header(header, value)
                .buildAsync(URI.create("ws://localhost:" + port + "/api/v1/events" + query), stream)
                .join();
        return stream;
    }

    /** Those that are events, not said of the stream itself. */
    List<JsonNode> events() {
        return messages.stream().filter(message -> message.has("specversion")).toList();
    }

    TestStream started() {
        await().until(() -> messages.stream().anyMatch(message -> message.has("control")));
        return this;
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
        closeReason = reason;
        closeStatus = status;
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
