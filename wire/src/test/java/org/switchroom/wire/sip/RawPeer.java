package org.switchroom.wire.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** A peer that says exactly what a test wants, right or wrong, over UDP. */
final class RawPeer implements AutoCloseable {
    private final DatagramSocket socket;
    private final Deque<String> received = new ArrayDeque<>();
    private InetSocketAddress partner;

    RawPeer(InetSocketAddress partner) {
        this.partner = partner;
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** A request with everything it needs; {@code more} are further header lines. */
    String request(String method, String callId, String branch, int cseq, String toTag, String more, String body) {
        return method + " sip:callee@127.0.0.1:" + partner.getPort() + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + port() + ";branch=z9hG4bK" + branch + "\r\n"
                + "From: <sip:raw@127.0.0.1>;tag=raw\r\n"
                + "To: <sip:callee@127.0.0.1>" + (toTag.isEmpty() ? "" : ";tag=" + toTag) + "\r\n"
                + "Call-ID: " + callId + "\r\nCSeq: " + cseq + " " + method + "\r\n"
                + "Contact: <sip:raw@127.0.0.1:" + port() + ">\r\n"
                + more
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    String invite(String callId) {
        return request("INVITE", callId, callId, 1, "", "Max-Forwards: 70\r\n", Party.SDP);
    }

    /** A response to a received request, its Via, From, Call-ID and CSeq echoed. */
    String response(String request, int status, String toTag, String body) {
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + " Raw\r\n");
        for (String name : new String[] {"Via", "From", "Call-ID", "CSeq"}) {
            text.append(name).append(": ").append(header(request, name)).append("\r\n");
        }
        text.append("To: ").append(header(request, "To")).append(toTag.isEmpty() ? "" : ";tag=" + toTag);
        text.append("\r\nContact: <sip:raw@127.0.0.1:").append(port()).append(">\r\n");
        text.append(body.isEmpty() ? "" : "Content-Type: application/sdp\r\n");
        return text.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    static String header(String message, String name) {
        return message.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .findFirst()
                .map(line -> line.substring(name.length() + 1).strip())
                .orElse("");
    }

    static String toTag(String message) {
        String to = header(message, "To");
        return to.substring(to.indexOf("tag=") + 4);
    }

    void send(String message) {
        send(message.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] message) {
        try {
            socket.send(new DatagramPacket(message, message.length, partner));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message whose first line starts so; others are skipped. */
    String await(String start) {
        return await(message -> message.startsWith(start), start);
    }

    /** The answer to the request of this number; repeated answers to others are skipped. */
    String answerTo(int cseq, int status) {
        return await(
                message -> message.startsWith("SIP/2.0 " + status)
                        && header(message, "CSeq").startsWith(cseq + " "),
                status + " to request " + cseq);
    }

    String await(Predicate<String> wanted) {
        return await(wanted, "expected message");
    }

    private String await(Predicate<String> wanted, String what) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (System.nanoTime() < deadline) {
            String message = poll(1000);
            if (wanted.test(message)) {
                return message;
            }
        }
        throw new AssertionError("never came: " + what);
    }

    /** The next message, or an empty string if none comes in time. */
    String poll(int millis) {
        if (!received.isEmpty()) {
            return received.remove();
        }
        try {
            socket.setSoTimeout(millis);
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            partner = new InetSocketAddress(packet.getAddress(), packet.getPort());
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
