package org.switchroom.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages in a TCP stream, and streams that are none. */
class StreamTest extends TwoParties {

    private Socket connect() throws IOException {
        Socket socket = new Socket(callee.tcp().getAddress(), callee.tcp().getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String options(String callId, String contentLength) {
        return "OPTIONS sip:x@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK" + callId
                + "\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:x@127.0.0.1>\r\nCall-ID: " + callId
                + "\r\nCSeq: 1 OPTIONS\r\n" + contentLength + "\r\n";
    }

    private static String read(Socket socket, int messages) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.toString().split("SIP/2.0 200 OK", -1).length <= messages
                || !text.toString().endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                throw new AssertionError("closed after: " + text);
            }
            text.append((char) b);
        }
        return text.toString();
    }

    @Test
    void severalMessagesAtOnceAndOneInPieces() throws IOException {
        try (Socket socket = connect()) {
            send(socket, options("a", "Content-Length: 3\r\n") + "xyz\r\n" + options("b", "l: 0\r\n"));
            assertThat(read(socket, 2)).contains("Call-ID: a").contains("Call-ID: b");
            for (char c : options("c", "Content-Length: 0\r\n").toCharArray()) {
                send(socket, String.valueOf(c));
            }
            assertThat(read(socket, 1)).contains("Call-ID: c");
        }
    }

    @Test
    void keepAlivesAreAnswered() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "\r\n\r\n");
            assertThat(socket.getInputStream().readNBytes(2)).isEqualTo(new byte[] {'\r', '\n'});
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2147483648\r\n",
                "Content-Length: 2147483647\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content-Length: 65537\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 1\r\nl: 2\r\n",
                "X-No-Length: 1\r\n"
            })
    void aLengthThatCannotBeBelievedClosesTheConnectionOnly(String length) throws IOException {
        try (Socket socket = connect()) {
            send(socket, options("liar", length));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        serves();
    }

    @Test
    void headersWithoutEndCloseTheConnection() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "OPTIONS sip:x SIP/2.0\r\nX: " + "x".repeat(MessageReader.MAX_HEAD + 1));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        serves();
    }

    private void serves() throws IOException {
        try (Socket socket = connect()) {
            send(socket, options("good", "Content-Length: 0\r\n"));
            assertThat(read(socket, 1)).contains("Call-ID: good");
        }
    }

    @Test
    void connectionsBeyondTheLimitAreClosed() throws IOException {
        try (Party small = new Party(Party.FAST, new SipLimits(10, 64, 256, 1, 60, 9));
                Socket first = new Socket(small.tcp().getAddress(), small.tcp().getPort())) {
            Party.until(() -> small.endpoint.gauges().flows() == 1);
            try (Socket second =
                    new Socket(small.tcp().getAddress(), small.tcp().getPort())) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
            first.close();
            Party.until(() -> !small.closedFlows.isEmpty());
        }
    }

    @Test
    void aCallOutlivesItsConnection() throws IOException {
        caller.invite(caller.callTo(callee, Transport.TCP));
        callee.awaitEvent("confirmed");
        // the callee's side goes on over a connection of its own when the first is gone
        ((TcpLink) callee.endpoint.flow(callee.invites.getFirst().flow())).disconnect();
        Party.until(() -> !caller.closedFlows.isEmpty());
        callee.dialogs.getFirst().hangUp("");
        caller.awaitEvent("ended BYE");
    }
}
