package org.switchroom.wire.webrtc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.sdp.BrowserSide;

/**
 * One browser on the shared port: who may talk to us (ICE), with which keys (DTLS), from where. Confined to the media thread but
 * for {@link #side} and {@link #renew}.
 */
public final class BrowserSession {
    private static final int MAX_ADDRESSES = 8;
    private static final int MAX_HANDSHAKES = 3;

    private final BrowserPort port;
    private final Receiver receiver;
    private final List<Credentials> credentials = new ArrayList<>();
    private final Deque<InetSocketAddress> addresses = new ArrayDeque<>();
    private volatile BrowserSide side;
    private @Nullable BrowserSide remote;
    private @Nullable InetSocketAddress nominated;
    private DtlsAssociation association;
    private boolean handshaking;
    private int handshakes;
    private @Nullable SrtpSession srtp;
    private boolean closed;

    /** Takes authentic packets, in the clear; the array is used again afterwards. */
    public interface Receiver {
        void rtp(byte[] packet, int length, long now);

        /** A packet was refused: not authentic, or too early. */
        void refused();
    }

    /** A user fragment of ours and the key of its password. */
    private record Credentials(String fragment, Mac mac) {}

    BrowserSession(BrowserPort port, Receiver receiver) {
        this.port = port;
        this.receiver = receiver;
        this.side = port.newSide();
        this.association = newAssociation();
        announce(side);
    }

    /** What we say of ourselves in descriptions. */
    public BrowserSide side() {
        return side;
    }

    /** New credentials beside the old ones (RFC 8445 §9, ICE restart). */
    public BrowserSide renew() {
        BrowserSide renewed = port.newSide();
        side = renewed;
        announce(renewed);
        return renewed;
    }

    private void announce(BrowserSide own) {
        Mac mac = mac(own.password());
        port.execute(() -> {
            if (!closed) {
                credentials.add(new Credentials(own.ufrag(), mac));
                port.enter(own.ufrag(), this);
            }
        });
    }

    private static Mac mac(String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA1", e);
        }
    }

    /** The far end has described itself. */
    public void agreed(BrowserSide farEnd) {
        remote = farEnd;
        if (association.hasReceived()) {
            handshake();
        }
    }

    // ---- ICE

    void stun(StunMessage request, InetSocketAddress from) {
        Mac mac = macOf(request.localFragment());
        if (mac == null || !request.isAuthentic(mac)) {
            receiver.refused();
            return;
        }
        if (request.controlled()) {
            port.send(request.roleConflict(mac), from);
            return;
        }
        remember(from);
        if (request.nominates() || nominated == null) {
            nominated = from;
        }
        port.send(request.success(from, mac), from);
    }

    private @Nullable Mac macOf(String fragment) {
        for (Credentials each : credentials) {
            if (each.fragment().equals(fragment)) {
                return each.mac();
            }
        }
        return null;
    }

    private void remember(InetSocketAddress from) {
        if (!addresses.contains(from)) {
            if (addresses.size() == MAX_ADDRESSES) {
                port.leave(addresses.removeFirst(), this);
            }
            addresses.addLast(from);
        }
        port.enter(from, this);
    }

    // ---- DTLS

    void dtls(byte[] packet, int length) {
        association.received(Arrays.copyOf(packet, length));
        handshake();
    }

    private void handshake() {
        BrowserSide farEnd = remote;
        if (handshaking || srtp != null || farEnd == null || handshakes == MAX_HANDSHAKES || !port.admitHandshake()) {
            return;
        }
        handshaking = true;
        handshakes++;
        association.start(
                port.dtlsServer(farEnd.fingerprint()),
                port.ciphersReady(),
                keys -> handshaken(() -> srtp = SrtpSession.ofServer(keys)),
                () -> handshaken(() -> association = newAssociation()));
    }

    private void handshaken(Runnable outcome) {
        port.handshakeEnded();
        port.execute(() -> {
            handshaking = false;
            outcome.run();
        });
    }

    private DtlsAssociation newAssociation() {
        return new DtlsAssociation(this::sendDtls);
    }

    private void sendDtls(byte[] bytes, int offset, int length) throws IOException {
        InetSocketAddress to = nominated;
        if (to != null) {
            port.send(ByteBuffer.wrap(bytes, offset, length), to);
        }
    }

    // ---- media

    void srtp(byte[] packet, int length, long now) {
        if (srtp == null) {
            receiver.refused();
        } else if (BrowserPort.isRtcp(packet)) {
            if (srtp.unprotectControl(packet, length) == SrtpSession.FAILED) {
                receiver.refused();
            }
        } else {
            int clear = srtp.unprotect(packet, length);
            if (clear == SrtpSession.FAILED) {
                receiver.refused();
            } else {
                receiver.rtp(packet, clear, now);
            }
        }
    }

    /**
     * Encrypts in place and sends.
     *
     * @param packet with at least 16 bytes of room behind it
     */
    public boolean sendRtp(byte[] packet, int length) {
        return srtp != null && nominated != null && sendSealed(packet, srtp.protect(packet, length));
    }

    /** As {@link #sendRtp}, for RTCP; needs 20 bytes of room. */
    public boolean sendRtcp(byte[] packet, int length) {
        return srtp != null && nominated != null && sendSealed(packet, srtp.protectControl(packet, length));
    }

    private boolean sendSealed(byte[] packet, int length) {
        InetSocketAddress to = nominated;
        return length != SrtpSession.FAILED && to != null && port.send(ByteBuffer.wrap(packet, 0, length), to);
    }

    public void close() {
        closed = true;
        association.end();
        credentials.forEach(each -> port.leave(each.fragment()));
        addresses.forEach(address -> port.leave(address, this));
    }
}
