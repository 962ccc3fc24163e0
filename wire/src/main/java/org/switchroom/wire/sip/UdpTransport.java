package org.switchroom.wire.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SIP over UDP: one socket, so that messages keep the order in which the network brought them. */
final class UdpTransport {
    private static final Logger log = LoggerFactory.getLogger(UdpTransport.class);
    private static final int SOCKET_BUFFER = 4 << 20;
    private static final int MAX_DATAGRAM = 64 * 1024;
    private static final int PROBE_SECONDS = 2;
    private static final byte[] KEEP_ALIVE = {'\r', '\n', '\r', '\n'};

    private final EventLoopGroup loops;
    private final Network network;
    private final Channel channel;

    private UdpTransport(EventLoopGroup loops, SipConfig config, Network network) throws BindFailed {
        this.loops = loops;
        this.network = network;
        ChannelFuture bound = new Bootstrap()
                .group(loops)
                .channel(channelType())
                .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
                .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(MAX_DATAGRAM))
                .handler(new Inlet())
                .bind(config.bind(), config.udpPort())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new BindFailed(
                    "Cannot listen on UDP " + config.bind().getHostAddress() + " port " + config.udpPort() + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        channel = bound.channel();
    }

    static UdpTransport bind(EventLoopGroup loops, SipConfig config, Network network) throws BindFailed {
        return new UdpTransport(loops, config, network);
    }

    private static Class<? extends DatagramChannel> channelType() {
        return Epoll.isAvailable() ? EpollDatagramChannel.class : NioDatagramChannel.class;
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    Link link(InetSocketAddress remote) {
        return new UdpLink(remote);
    }

    /**
     * An unconnected socket does not learn of ICMP errors. So a connected one sends an empty keep-alive, which every SIP
     * stack ignores (RFC 3261 §7.5), and listens for the complaint.
     */
    void probe(InetSocketAddress remote, Runnable onUnreachable) {
        new Bootstrap()
                .group(loops)
                .channel(channelType())
                .handler(new ProbeInlet(onUnreachable))
                .connect(remote)
                .addListener((ChannelFuture connected) -> {
                    Channel probe = connected.channel();
                    if (connected.isSuccess()) {
                        probe.writeAndFlush(Unpooled.wrappedBuffer(KEEP_ALIVE));
                        probe.eventLoop().schedule(() -> probe.close(), PROBE_SECONDS, TimeUnit.SECONDS);
                    } else {
                        onUnreachable.run();
                    }
                });
    }

    private static final class ProbeInlet extends ChannelInboundHandlerAdapter {
        private final Runnable onUnreachable;

        ProbeInlet(Runnable onUnreachable) {
            this.onUnreachable = onUnreachable;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
            if (cause instanceof PortUnreachableException) {
                onUnreachable.run();
            }
        }
    }

    private final class Inlet extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            ByteBuf content = packet.content();
            if (content.readableBytes() <= KEEP_ALIVE.length) {
                return;
            }
            byte[] message = new byte[content.readableBytes()];
            content.readBytes(message);
            network.arrived(new UdpLink(packet.sender()), message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            log.debug("UDP: {}", cause.toString());
        }
    }

    private final class UdpLink implements Link {
        private final InetSocketAddress remote;

        UdpLink(InetSocketAddress remote) {
            this.remote = remote;
        }

        @Override
        public Transport transport() {
            return Transport.UDP;
        }

        @Override
        public InetSocketAddress remote() {
            return remote;
        }

        @Override
        public Flow flow() {
            String token = "udp/" + remote.getAddress().getHostAddress() + '/' + remote.getPort();
            return new Flow(token, Transport.UDP, remote, "");
        }

        @Override
        public boolean open() {
            return true;
        }

        @Override
        public void send(byte[] message, Runnable onFailure) {
            if (network.loses(message)) {
                return;
            }
            channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(message), remote))
                    .addListener(sent -> {
                        if (!sent.isSuccess()) {
                            log.debug("UDP to {}: {}", remote, String.valueOf(sent.cause()));
                            onFailure.run();
                        }
                    });
        }
    }
}
