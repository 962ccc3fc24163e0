package org.switchroom.wire.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A WebSocket terminated by somebody else (RFC 7118). */
final class SocketFlow extends Connection implements SipEndpoint.FlowInput {
    private final Consumer<String> send;
    private volatile boolean open = true;

    SocketFlow(Network network, InetSocketAddress remote, String tag, Consumer<String> send) {
        super(network, Transport.WS, remote, tag);
        this.send = send;
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
    void write(byte[] message, Runnable onFailure) {
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
    public boolean open() {
        return open;
    }
}
