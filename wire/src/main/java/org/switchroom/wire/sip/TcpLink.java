package org.switchroom.wire.sip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One TCP connection, accepted or opened by us. */
final class TcpLink extends Connection {
    private static final Logger log = LoggerFactory.getLogger(TcpLink.class);

    /** Unsent bytes at which a peer that does not read is cut off. */
    private static final int MAX_UNSENT = 1 << 20;

    private volatile @Nullable Channel channel;
    private volatile @Nullable ChannelFuture connecting;

    TcpLink(Network network, @Nullable Channel channel, InetSocketAddress remote) {
        super(network, Transport.TCP, remote, "");
        this.channel = channel;
    }

    void connecting(ChannelFuture future) {
        connecting = future;
        channel = future.channel();
    }

    void disconnect() {
        Channel connection = channel;
        if (connection != null) {
            connection.close();
        }
    }

    ChannelInboundHandler inlet() {
        return new Inlet();
    }

    @Override
    public boolean open() {
        ChannelFuture pending = connecting;
        Channel connection = channel;
        return (pending != null && !pending.isDone()) || (connection != null && connection.isOpen());
    }

    @Override
    void write(byte[] message, Runnable onFailure) {
        ChannelFuture pending = connecting;
        if (pending != null && !pending.isDone()) {
            pending.addListener(connected -> writeNow(message, onFailure));
        } else {
            writeNow(message, onFailure);
        }
    }

    private void writeNow(byte[] message, Runnable onFailure) {
        Channel connection = channel;
        if (connection == null || !connection.isActive()) {
            onFailure.run();
            return;
        }
        if (connection.bytesBeforeWritable() > MAX_UNSENT) {
            log.debug("TCP peer {} does not read", remote());
            disconnect();
        }
        connection.writeAndFlush(Unpooled.wrappedBuffer(message)).addListener(sent -> {
            if (!sent.isSuccess()) {
                onFailure.run();
            }
        });
    }

    private final class Inlet extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            network.opened(TcpLink.this);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            network.closed(TcpLink.this);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
            byte[] message = new byte[frame.readableBytes()];
            frame.readBytes(message);
            network.arrived(TcpLink.this, message);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof IdleStateEvent) {
                context.close();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            log.debug("TCP {}: {}", remote(), cause.toString());
            context.close();
        }
    }
}
