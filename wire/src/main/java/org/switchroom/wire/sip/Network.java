package org.switchroom.wire.sip;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The transports of one endpoint, and how a message finds its link. */
final class Network implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;

    /** Who gets what arrives. Called on event loops: must not block. */
    interface Receiver {
        void received(Link link, byte[] message);

        void closed(Link link);
    }

    private final Receiver receiver;
    private final PacketLoss loss;
    private final EventLoopGroup loops;
    private final @Nullable UdpTransport udp;
    private final TcpTransport tcp;
    private final Map<String, Link> connections = new ConcurrentHashMap<>();

    Network(SipConfig config, SipLimits limits, Receiver receiver, PacketLoss loss) throws BindFailed {
        this.receiver = receiver;
        this.loss = loss;
        this.loops = new MultiThreadIoEventLoopGroup(
                EVENT_LOOPS,
                new DefaultThreadFactory("sip-io", true),
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        try {
            udp = config.udpPort() < 0 ? null : UdpTransport.bind(loops, config, this);
            tcp = TcpTransport.bind(loops, config, limits, this);
        } catch (BindFailed e) {
            close();
            throw e;
        }
    }

    int udpPort() {
        return udp == null ? -1 : udp.port();
    }

    int tcpPort() {
        return tcp.port();
    }

    int connectionCount() {
        return connections.size();
    }

    // ---- what the transports report

    void arrived(Link link, byte[] message) {
        if (!loss.loses(false, message)) {
            receiver.received(link, message);
        }
    }

    boolean loses(byte[] message) {
        return loss.loses(true, message);
    }

    void opened(Link link) {
        connections.put(link.flow().token(), link);
    }

    void closed(Link link) {
        if (connections.remove(link.flow().token()) != null) {
            receiver.closed(link);
        }
    }

    // ---- finding links

    /** The link of a flow, or null if its connection is gone. */
    @Nullable
    Link link(Flow flow) {
        return flow.transport() == Transport.UDP ? link(Transport.UDP, flow.remote()) : connections.get(flow.token());
    }

    /** A link to an address; null if there is no such transport. WebSockets are only opened from the other end. */
    @Nullable
    Link link(Transport transport, InetSocketAddress remote) {
        return switch (transport) {
            case UDP -> udp == null ? null : udp.link(remote);
            case TCP -> tcp.link(remote);
            case WS -> null;
        };
    }

    /** Where to send to reach a URI (RFC 3263 without NAPTR and SRV); null if it leads nowhere. May ask DNS. */
    @Nullable
    Link link(SipUri target, Transport preferred) {
        if (!target.scheme().equals("sip")) {
            return null;
        }
        String asked = target.parameters().get("transport");
        Transport transport = preferred;
        if (asked != null) {
            switch (asked.toLowerCase(Locale.ROOT)) {
                case "udp" -> transport = Transport.UDP;
                case "tcp" -> transport = Transport.TCP;
                default -> {
                    return null;
                }
            }
        }
        try {
            InetAddress host = InetAddress.getByName(target.host());
            return link(transport, new InetSocketAddress(host, target.port() == 0 ? 5060 : target.port()));
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Where answers go (RFC 3261 §18.2.2). */
    Link answerLink(Link source, Via via) {
        if (source.transport() != Transport.UDP || udp == null) {
            return source;
        }
        InetSocketAddress address = via.answerAddress(source.remote());
        return address.equals(source.remote()) ? source : udp.link(address);
    }

    /** Finds out whether nobody listens at a UDP address (ICMP port unreachable). */
    void probe(InetSocketAddress remote, Runnable onUnreachable) {
        if (udp != null) {
            udp.probe(remote, onUnreachable);
        }
    }

    SipEndpoint.FlowInput openFlow(InetSocketAddress remote, String tag, Consumer<String> send) {
        SocketFlow flow = new SocketFlow(this, remote, tag, send);
        opened(flow);
        return flow;
    }

    @Override
    public void close() {
        if (loops.isShuttingDown()) {
            return;
        }
        // A loop that is to end closes its sockets before it comes to what it was given to send last.
        loops.forEach(loop -> loop.submit(() -> {}).awaitUninterruptibly(1, TimeUnit.SECONDS));
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
