package org.switchroom.wire.sip;

import java.net.InetSocketAddress;
import java.util.Locale;

/** A link that a peer or we have opened and that can close: a flow of its own. */
abstract class Connection implements Link {
    final Network network;
    private final Flow flow;

    Connection(Network network, Transport transport, InetSocketAddress remote, String tag) {
        this.network = network;
        this.flow = new Flow(transport.name().toLowerCase(Locale.ROOT) + '/' + Tokens.next(), transport, remote, tag);
    }

    /** Sends what has not been lost on purpose. */
    abstract void write(byte[] message, Runnable onFailure);

    @Override
    public final void send(byte[] message, Runnable onFailure) {
        if (!network.loses(message)) {
            write(message, onFailure);
        }
    }

    @Override
    public final Transport transport() {
        return flow.transport();
    }

    @Override
    public final InetSocketAddress remote() {
        return flow.remote();
    }

    @Override
    public final Flow flow() {
        return flow;
    }
}
