package org.switchroom.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A telephone of which every word is seen, and that answers when it is told to, also when that is too late. */
final class RawPhone implements AutoCloseable {
    private static final int PATIENCE_MS = 10_000;

    private final DatagramSocket socket;
    private @Nullable InetSocketAddress server;

    RawPhone() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(PATIENCE_MS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** The next request of that kind; others before it are passed over. */
    String await(String method) {
        var buffer = new byte[8_192];
        try {
            while (true) {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                server = (InetSocketAddress) packet.getSocketAddress();
                var message = new String(packet.getData(), 0, packet.getLength(), UTF_8);
                if (message.startsWith(method + " ")) {
                    return message;
                }
            }
        } catch (IOException e) {
            throw new AssertionError("no " + method, e);
        }
    }

    void answer(String request, String status) {
        answer(request, status, "");
    }

    void answer(String request, String status, String sdp) {
        var answer = new StringBuilder("SIP/2.0 " + status + "\r\n");
        for (var name : new String[] {"Via", "From", "Call-ID", "CSeq"}) {
            request.lines()
                    .filter(line -> line.startsWith(name + ":"))
                    .forEach(line -> answer.append(line).append("\r\n"));
        }
        var to = header(request, "To");
        answer.append("To: ")
                .append(to.contains(";tag=") ? to : to + ";tag=raw")
                .append("\r\n");
        answer.append("Contact: <sip:raw@").append(address()).append(">\r\n");
        if (!sdp.isEmpty()) {
            answer.append("Content-Type: application/sdp\r\n");
        }
        answer.append("Content-Length: ")
                .append(sdp.length())
                .append("\r\n\r\n")
                .append(sdp);
        var bytes = answer.toString().getBytes(UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An SDP answer with nobody to hear it. */
    String sdp() {
        return String.join(
                "\r\n",
                "v=0",
                "o=raw 1 1 IN IP4 127.0.0.1",
                "s=-",
                "c=IN IP4 127.0.0.1",
                "t=0 0",
                "m=audio 9 RTP/AVP 0",
                "a=rtpmap:0 PCMU/8000",
                "");
    }

    static String header(String message, String name) {
        var found = Pattern.compile("(?m)^" + name + ": *(.*?)\r?$").matcher(message);
        return found.find() ? found.group(1) : "";
    }

    @Override
    public void close() {
        socket.close();
    }
}
