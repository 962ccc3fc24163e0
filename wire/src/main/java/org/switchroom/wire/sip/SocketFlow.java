package org.switchroom.wire.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A WebSocket terminated by somebody else (RFC 7118). */
final class SocketFlow implements Link, SipEndpoint.FlowInput {
    private final Network network;
    private final Consumer<String> send;
    private final Flow flow;
    private volatile boolean open = true;

    SocketFlow(Network network, InetSocketAddress remote, String tag, Consumer<String> send) {
        this.network = network;
        this.send = send;
        this.flow = new Flow("ws/" + Tokens.next(), Transport.WS, remote, tag);
    }

    @Override
    public void received(String message) {
        if (message.isBlank()) {
            if (message.equals("\r\n\r\n")) {
                send.accept("\r\n"); // RFC 5626 §3.5.1
            }
        } else if (open) {
            network.arrived(this, message.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void send(byte[] message, Runnable onFailure) {
        if (network.loses(message)) {
            return;
        }
        try {
            if (open) {
                send.accept(new String(message, StandardCharsets.UTF_8));
                return;
            }
        } catch (RuntimeException e) {
            close();
        }
        onFailure.run();
    }

    @Override
    public void close() {
        open = false;
        network.closed(this);
    }

    @Override
    public Transport transport() {
        return Transport.WS;
    }

    @Override
    public InetSocketAddress remote() {
        return flow.remote();
    }

    @Override
    public Flow flow() {
        return flow;
    }

    @Override
    public boolean open() {
        return open;
    }
}
