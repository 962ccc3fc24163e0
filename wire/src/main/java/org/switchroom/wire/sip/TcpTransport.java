package org.switchroom.wire.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** SIP over TCP: accepted connections, and those we open ourselves and share by address. */
final class TcpTransport {
    private static final int CONNECT_TIMEOUT_MS = 5000;

    private final EventLoopGroup loops;
    private final SipLimits limits;
    private final Network network;
    private final @Nullable Channel listener;
    private final Map<InetSocketAddress, TcpLink> opened = new ConcurrentHashMap<>();

    private TcpTransport(EventLoopGroup loops, SipConfig config, SipLimits limits, Network network) throws BindFailed {
        this.loops = loops;
        this.limits = limits;
        this.network = network;
        this.listener = config.tcpPort() < 0 ? null : listen(config);
    }

    static TcpTransport bind(EventLoopGroup loops, SipConfig config, SipLimits limits, Network network)
            throws BindFailed {
        return new TcpTransport(loops, config, limits, network);
    }

    private Channel listen(SipConfig config) throws BindFailed {
        Class<? extends ServerSocketChannel> type =
                Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(type)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        accepted(connection);
                    }
                })
                .bind(config.bind(), config.tcpPort())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new BindFailed(
                    "Cannot listen on TCP " + config.bind().getHostAddress() + " port " + config.tcpPort() + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        return bound.channel();
    }

    private void accepted(SocketChannel connection) {
        if (network.connectionCount() >= limits.connections()) {
            connection.close();
            return;
        }
        serve(connection, new TcpLink(network, connection, connection.remoteAddress()));
    }

    private void serve(SocketChannel connection, TcpLink link) {
        connection
                .pipeline()
                .addLast(new IdleStateHandler(limits.idleSeconds(), 0, 0), new StreamFramer(), link.inlet());
    }

    int port() {
        return listener == null ? -1 : ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** The connection to an address, opened if there is none yet. Messages wait until it stands. */
    Link link(InetSocketAddress remote) {
        TcpLink known = opened.get(remote);
        return known != null && known.open()
                ? known
                : opened.compute(remote, (address, other) -> {
                    return other != null && other.open() ? other : connect(address);
                });
    }

    private TcpLink connect(InetSocketAddress remote) {
        TcpLink link = new TcpLink(network, null, remote);
        ChannelFuture connecting = new Bootstrap()
                .group(loops)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        serve(connection, link);
                    }
                })
                .connect(remote);
        link.connecting(connecting);
        connecting.channel().closeFuture().addListener(closed -> opened.remove(remote, link));
        return link;
    }
}
