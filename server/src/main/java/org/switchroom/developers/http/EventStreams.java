package org.switchroom.developers.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.util.UriComponentsBuilder;
import org.switchroom.crm.CustomerChanged;
import org.switchroom.crm.CustomersChanged;
import org.switchroom.developers.DeveloperLimits;
import org.switchroom.developers.event.CloudEvent;
import org.switchroom.developers.event.PublicEvent;
import org.switchroom.developers.event.Vocabulary;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Role;
import org.switchroom.routing.JournalWindow;

/**
 * Everything that happens in a firm, as it happens: {@code /api/v1/events}, from now on or, with {@code ?after=POSITION},
 * from where the program had stopped. What it says is in docs/asyncapi.json.
 */
@Component
class EventStreams extends TextWebSocketHandler {
    static final String PATH = "/api/v1/events";

    private static final CloseStatus TOO_MANY =
            CloseStatus.SERVICE_OVERLOAD.withReason("So many streams are open already. Close one first.");
    private static final int MOST_BYTES = 1_024;
    private static final String WRITE_LIMIT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";
    private static final long WRITE_LIMIT_MS = 10_000;

    private final JournalWindow journal;
    private final Directory directory;
    private final Door door;
    private final Duration heartbeat;
    private final int most;
    private final int mostOfFirm;
    private final Map<String, EventStream> streams = new ConcurrentHashMap<>();

    EventStreams(
            JournalWindow journal,
            Directory directory,
            Door door,
            @Value("${switchroom.events.heartbeat:15s}") Duration heartbeat,
            @Value("${switchroom.events.streams:" + DeveloperLimits.STREAMS_IN_ALL + "}") int most,
            @Value("${switchroom.events.streams-of-firm:" + DeveloperLimits.STREAMS + "}") int mostOfFirm) {
        this.most = most;
        this.mostOfFirm = mostOfFirm;
        this.journal = journal;
        this.directory = directory;
        this.door = door;
        this.heartbeat = heartbeat;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void customerChanged(CustomerChanged change) {
        tell(change.firmId(), Vocabulary.recordChanged(change.customerId()));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void customersChanged(CustomersChanged change) {
        Vocabulary.recordsChanged(change.fields().keySet()).forEach(event -> tell(change.firmId(), event));
    }

    private void tell(int firmId, PublicEvent what) {
        var event = CloudEvent.of(UUID.randomUUID().toString(), firmId, Instant.now(), what);
        streams.values().stream()
                .filter(stream -> stream.firmId() == firmId)
                .forEach(stream -> stream.recordChanged(event));
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) throws IOException {
        if (!(socket.getPrincipal() instanceof Authentication login)
                || !(login.getPrincipal() instanceof CurrentUser user)) {
            socket.close(CloseStatus.POLICY_VIOLATION);
            return;
        }
        var after = after(socket);
        if (after.isEmpty()) {
            socket.close(EventStream.BAD_POSITION.withReason("after is a position: a number given out here."));
            return;
        }
        socket.setTextMessageSizeLimit(MOST_BYTES);
        if (socket instanceof StandardWebSocketSession standard) {
            standard.getNativeSession().getUserProperties().put(WRITE_LIMIT, WRITE_LIMIT_MS);
        }
        var stream = new EventStream(
                socket, user.firmId(), after.getAsLong(), journal, heartbeat, () -> mayStill(login, user));
        if (added(socket, stream)) {
            stream.start();
        } else {
            socket.close(TOO_MANY);
        }
    }

    private synchronized boolean added(WebSocketSession socket, EventStream stream) {
        long ofFirm = streams.values().stream()
                .filter(one -> one.firmId() == stream.firmId())
                .count();
        if (ofFirm >= mostOfFirm || streams.size() >= most) {
            return false;
        }
        streams.put(socket.getId(), stream);
        return true;
    }

    /** Empty: what was asked for is no position. */
    private OptionalLong after(WebSocketSession socket) {
        var uri = socket.getUri();
        var written = uri == null
                ? null
                : UriComponentsBuilder.fromUri(uri).build().getQueryParams().getFirst("after");
        try {
            long after = written == null ? journal.headEventSeq() : Long.parseLong(written);
            return after < 0 ? OptionalLong.empty() : OptionalLong.of(after);
        } catch (NumberFormatException none) {
            return OptionalLong.empty();
        }
    }

    private boolean mayStill(Authentication login, CurrentUser user) {
        if (login instanceof TokenLogin token) {
            return door.stillHolds(user.firmId(), token.tokenId());
        }
        return directory
                .user(user.firmId(), user.userId())
                .filter(now -> now.enabled()
                        && (now.roles().contains(Role.SUPERVISOR) || now.roles().contains(Role.ADMINISTRATOR)))
                .isPresent();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        var stream = streams.remove(socket.getId());
        if (stream != null) {
            stream.end();
        }
    }
}
