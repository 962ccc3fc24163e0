package org.switchroom.wire.sip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Cuts a stream into messages by Content-Length (RFC 3261 §18.3) without believing it: what claims to be larger than
 * the limits ends the connection before a byte of it is waited for. Answers keep-alives (RFC 5626 §3.5.1).
 */
final class StreamFramer extends ByteToMessageDecoder {
    private int scanned;
    private int frameLength = -1;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (frameLength < 0 && !skipKeepAlives(context, in)) {
            return;
        }
        if (frameLength < 0) {
            int head = headLength(in);
            if (head < 0) {
                if (in.readableBytes() > MessageReader.MAX_HEAD) {
                    throw new CorruptedFrameException("headers too large");
                }
                return;
            }
            frameLength = head + contentLength(in.toString(in.readerIndex(), head, StandardCharsets.ISO_8859_1));
        }
        if (in.readableBytes() >= frameLength) {
            out.add(in.readRetainedSlice(frameLength));
            frameLength = -1;
            scanned = 0;
        }
    }

    /** @return false to wait for more */
    private static boolean skipKeepAlives(ChannelHandlerContext context, ByteBuf in) {
        while (in.isReadable() && (in.getByte(in.readerIndex()) == '\r' || in.getByte(in.readerIndex()) == '\n')) {
            if (in.readableBytes() >= 4 && in.getInt(in.readerIndex()) == 0x0d0a0d0a) {
                in.skipBytes(4);
                context.writeAndFlush(Unpooled.wrappedBuffer(new byte[] {'\r', '\n'}));
            } else if (in.readableBytes() >= 4 || in.getByte(in.readerIndex()) == '\n') {
                in.skipBytes(1);
            } else {
                return false; // perhaps the beginning of a ping; a lone pong waits here until something follows
            }
        }
        return in.isReadable();
    }

    /** Length of the headers with their empty line, or -1 while that has not come. */
    private int headLength(ByteBuf in) {
        int start = in.readerIndex();
        int last = Math.min(in.readableBytes(), MessageReader.MAX_HEAD) - 4;
        for (int i = scanned; i <= last; i++) {
            if (in.getInt(start + i) == 0x0d0a0d0a) {
                return i + 4;
            }
        }
        scanned = Math.max(0, last);
        return -1;
    }

    /** Content-Length of the headers; mandatory on streams. */
    private static int contentLength(String head) {
        int found = -1;
        for (int at = head.indexOf("\r\n") + 2; at < head.length(); at = head.indexOf("\r\n", at) + 2) {
            int colon = head.indexOf(':', at);
            if (colon < 0) {
                break;
            }
            String name = head.substring(at, colon).strip();
            if (name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("l")) {
                String value =
                        head.substring(colon + 1, head.indexOf("\r\n", colon)).strip();
                int length = SipRequest.number(value, MessageReader.MAX_BODY);
                if (length < 0 || (found >= 0 && found != length)) {
                    throw new CorruptedFrameException("Content-Length refused");
                }
                found = length;
            }
        }
        if (found < 0) {
            throw new CorruptedFrameException("no Content-Length");
        }
        return found;
    }
}
