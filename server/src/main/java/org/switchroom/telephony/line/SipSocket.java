package org.switchroom.telephony.line;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
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

    private final Supplier<SipEndpoint> sip;
    private final Executor threads;
    private final int mostBytes;
    private final int mostPerUser;
    private final Map<String, FlowInput> flows = new ConcurrentHashMap<>();

    /**
     * @param mostBytes of one message
     * @param mostPerUser connections at once, tabs that is
     */
    public SipSocket(Supplier<SipEndpoint> sip, Executor threads, int mostBytes, int mostPerUser) {
        this.sip = sip;
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
        var tag = new SessionTag(user.firmId(), user.userId()).toString();
        if (count(tag) >= mostPerUser) {
            session.close(CloseStatus.SERVICE_OVERLOAD);
            return;
        }
        session.setTextMessageSizeLimit(mostBytes);
        open(session, remote, tag);
    }

    private void open(WebSocketSession session, InetSocketAddress remote, String tag) {
        var sender = new SocketSender(session, threads);
        flows.put(session.getId(), sip.get().openFlow(remote, tag, sender::send));
    }

    private long count(String tag) {
        return flows.values().stream()
                .filter(flow -> flow.flow().tag().equals(tag))
                .count();
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        var flow = flows.get(session.getId());
        if (flow != null) {
            flow.received(message.getPayload());
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        var flow = flows.remove(session.getId());
        if (flow != null) {
            flow.close();
        }
    }

    /** Connections open now. */
    public int count() {
        return flows.size();
    }

    private static @Nullable CurrentUser userOf(@Nullable Principal principal) {
        return switch (principal) {
            case CurrentUser user -> user;
            case Authentication login when login.getPrincipal() instanceof CurrentUser user -> user;
            case null, default -> null;
        };
    }
}
