package org.switchroom.telephony.line;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Role;
import org.switchroom.wire.sip.SipEndpoint;
import org.switchroom.wire.sip.SipEndpoint.FlowInput;

/** SIP from agents' browsers over WebSocket (RFC 7118); who it is, is who is logged in. */
public final class SipSocket extends TextWebSocketHandler implements SubProtocolCapable {
    public static final String PATH = "/sip";

    /** A browser's connection, and who was logged in when it was opened. */
    private record Connection(WebSocketSession session, CurrentUser user, FlowInput input) {}

    private final Supplier<SipEndpoint> sip;
    private final Predicate<CurrentUser> still;
    private final Executor threads;
    private final int mostBytes;
    private final int mostPerUser;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();

    /**
     * @param still whether a user may still do what was allowed at the login
     * @param mostBytes of one message
     * @param mostPerUser connections at once, tabs that is
     */
    public SipSocket(
            Supplier<SipEndpoint> sip, Predicate<CurrentUser> still, Executor threads, int mostBytes, int mostPerUser) {
        this.sip = sip;
        this.still = still;
        this.threads = threads;
        this.mostBytes = mostBytes;
        this.mostPerUser = mostPerUser;
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of("sip");
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws Exception {
        var user = userOf(session.getPrincipal());
        var remote = session.getRemoteAddress();
        if (user == null || remote == null || !user.is(Role.AGENT) || !"sip".equals(session.getAcceptedProtocol())) {
            session.close(CloseStatus.POLICY_VIOLATION);
            return;
        }
        if (count(user) >= mostPerUser) {
            session.close(CloseStatus.SERVICE_OVERLOAD);
            return;
        }
        session.setTextMessageSizeLimit(mostBytes);
        open(session, remote, user);
    }

    private void open(WebSocketSession session, InetSocketAddress remote, CurrentUser user) {
        var tag = new SessionTag(user.firmId(), user.userId()).toString();
        var input = sip.get().openFlow(remote, tag, new SocketSender(session, threads)::send);
        var connection = new Connection(session, user, input);
        connections.put(session.getId(), connection);
        // A change before it was among the others did not end it.
        if (!still.test(user)) {
            end(connection);
        }
    }

    private long count(CurrentUser user) {
        return connections.values().stream()
                .filter(connection -> connection.user().userId() == user.userId())
                .count();
    }

    /** Ends this user's connections and what is registered over them; the container itself ends those of a session that is over. */
    public void end(int userId) {
        connections.values().stream()
                .filter(connection -> connection.user().userId() == userId)
                .forEach(this::end);
    }

    /** The flow at once: a browser that does not answer the closing of its connection is not waited for. */
    private void end(Connection connection) {
        forget(connection.session());
        threads.execute(() -> SocketSender.close(connection.session(), CloseStatus.POLICY_VIOLATION));
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        var connection = connections.get(session.getId());
        if (connection != null) {
            connection.input().received(message.getPayload());
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        forget(session);
    }

    private void forget(WebSocketSession session) {
        var connection = connections.remove(session.getId());
        if (connection != null) {
            connection.input().close();
        }
    }

    /** Connections open now. */
    public int count() {
        return connections.size();
    }

    private static @Nullable CurrentUser userOf(@Nullable Principal principal) {
        return switch (principal) {
            case CurrentUser user -> user;
            case Authentication login when login.getPrincipal() instanceof CurrentUser user -> user;
            case null, default -> null;
        };
    }
}
