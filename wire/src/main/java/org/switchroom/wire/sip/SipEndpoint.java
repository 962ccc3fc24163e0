package org.switchroom.wire.sip;

import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A SIP user agent: listens, answers, calls, registers. Started by {@link SipEndpoints}. */
public interface SipEndpoint extends AutoCloseable {

    int udpPort();

    int tcpPort();

    OutboundInvite invite(OutboundCall call, OutboundInvite.Listener listener);

    /**
     * Registers and keeps registered.
     *
     * @param aor user@domain to bind
     */
    Registration register(
            SipUri aor,
            InetSocketAddress registrar,
            Transport transport,
            Credentials credentials,
            int expiresSeconds,
            Registration.Listener listener);

    /**
     * Takes in a WebSocket that somebody else terminated (RFC 7118): one text message is one SIP message.
     *
     * @param tag kept in {@link Flow#tag}
     * @param send writes one text message; must not block
     */
    FlowInput openFlow(InetSocketAddress remote, String tag, Consumer<String> send);

    /** Messages coming in on an opened flow. */
    interface FlowInput extends AutoCloseable {
        Flow flow();

        void received(String message);

        /** The connection is gone: {@link SipHandler#onFlowClosed}, and its dialogs end with FLOW_CLOSED. */
        @Override
        void close();
    }

    /** Counts for metrics and leak tests: transactions, dialogs and connections alive now. */
    Gauges gauges();

    record Gauges(int transactions, int dialogs, int flows) {}

    @Override
    void close();
}
