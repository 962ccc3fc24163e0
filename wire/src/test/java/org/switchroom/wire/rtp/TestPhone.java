package org.switchroom.wire.rtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.G711;
import org.switchroom.wire.audio.Law;
import org.switchroom.wire.sip.UnacceptableSdp;

/** A far end on the loopback: speaks a clip every 20 ms, keeps what it hears. */
final class TestPhone implements AutoCloseable {
    static final int EVENT = 97;

    private final DatagramSocket socket =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final Law law;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final List<byte[]> packets = new ArrayList<>();
    private volatile SocketAddress there = socket.getLocalSocketAddress();
    private volatile AudioClip saying = AudioClip.of(new short[160]);
    private volatile boolean speaking;
    private volatile int ssrc = 0x1234;
    private int sequence = 65_500;
    private int timestamp = 7_000_000;
    private int position;

    TestPhone(Law law) throws IOException {
        this.law = law;
        Thread.ofVirtual().start(this::listen);
        Thread.ofPlatform().daemon().start(this::speak);
    }

    int port() {
        return socket.getLocalPort();
    }

    String sdp(String direction) {
        return sdp("127.0.0.1", port(), direction);
    }

    String sdp(String host, int port, String direction) {
        return String.join(
                "\r\n",
                "v=0",
                "o=phone 1 1 IN IP4 127.0.0.1",
                "s=-",
                "c=IN IP4 " + host,
                "t=0 0",
                "m=audio " + port + " RTP/AVP " + law.payloadType() + " " + EVENT,
                "a=rtpmap:" + law.payloadType() + " " + law.encodingName() + "/8000",
                "a=rtpmap:" + EVENT + " telephone-event/8000",
                "a=" + direction,
                "");
    }

    /** Calls in: offers, takes the answer. */
    void call(MediaLeg leg) throws UnacceptableSdp {
        answeredWith(leg.answer(sdp("sendrecv")));
    }

    /** Is called: answers. */
    void calledBy(MediaLeg leg) throws UnacceptableSdp {
        answeredWith(leg.offer());
        leg.accept(sdp("sendrecv"));
    }

    void answeredWith(String sdp) {
        there = new InetSocketAddress(InetAddress.getLoopbackAddress(), portOf(sdp));
    }

    static int portOf(String sdp) {
        return Integer.parseInt(sdp.lines()
                .filter(l -> l.startsWith("m=audio "))
                .findFirst()
                .orElseThrow()
                .split(" ")[1]);
    }

    void say(AudioClip clip) {
        saying = clip;
        speaking = true;
    }

    void fallSilent() {
        speaking = false;
    }

    void changeSource(int newSsrc) {
        ssrc = newSsrc;
    }

    private void speak() {
        long due = System.nanoTime();
        while (!socket.isClosed()) {
            due += 20_000_000;
            LockSupport.parkNanos(due - System.nanoTime());
            synchronized (this) {
                sequence++;
                timestamp += 160;
                if (speaking) {
                    byte[] codes = saying.codes(law);
                    byte[] frame = new byte[160];
                    for (int i = 0; i < 160; i++) {
                        frame[i] = codes[position++ % codes.length];
                    }
                    send(law.payloadType(), false, sequence, timestamp, frame);
                }
            }
        }
    }

    /** Presses a key: 3 packets on the way, 3 at the end; {@code keep} says which of the six arrive. */
    synchronized void press(int event, boolean... keep) {
        int began = timestamp;
        for (int i = 0; i < 6; i++) {
            sequence++;
            int duration = Math.min(i + 1, 4) * 160;
            byte[] body = {(byte) event, (byte) (i >= 3 ? 0x8A : 0x0A), (byte) (duration >> 8), (byte) duration};
            if (keep.length == 0 || keep[i]) {
                send(EVENT, i == 0, sequence, began, body);
            }
        }
        timestamp += 6 * 160;
    }

    private void send(int type, boolean marker, int seq, int ts, byte[] payload) {
        ByteBuffer packet = ByteBuffer.allocate(12 + payload.length);
        packet.put((byte) 0x80).put((byte) (type | (marker ? 0x80 : 0))).putShort((short) seq);
        packet.putInt(ts).putInt(ssrc).put(payload);
        sendRaw(packet.array());
    }

    void sendRaw(byte[] bytes) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, there));
        } catch (IOException e) {
            // the other side is gone, as happens to telephones
        }
    }

    private void listen() {
        byte[] buffer = new byte[2048];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                took(Arrays.copyOf(buffer, packet.getLength()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private synchronized void took(byte[] packet) {
        packets.add(packet);
        if ((packet[1] & 0x7F) == law.payloadType()) {
            heard.write(packet, 12, packet.length - 12);
        }
    }

    /** All packets so far. */
    synchronized List<byte[]> packets() {
        return List.copyOf(packets);
    }

    synchronized void forget() {
        packets.clear();
        heard.reset();
    }

    /** The newest {@code ms} of sound; shorter when there is less. */
    synchronized short[] heard(int ms) {
        byte[] all = heard.toByteArray();
        return G711.decode(law, Arrays.copyOfRange(all, Math.max(0, all.length - ms * 8), all.length));
    }

    @Override
    public void close() {
        socket.close();
    }
}
