package org.switchroom.wire.webrtc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.wire.sdp.BrowserSide;

/**
 * The one UDP port of all browsers. A packet's first byte tells what it is (RFC 7983 §7); a STUN request finds its session by the
 * user fragment, and once it is authentic its source address finds the session for DTLS and SRTP. Nothing is ever sent to an
 * address that has not shown that it knows a password of ours.
 *
 * <p>Confined to the media thread but for opening sessions and the sending of handshakes.
 */
public final class BrowserPort {
    private static final Logger log = LoggerFactory.getLogger(BrowserPort.class);
    private static final int BATCH = 64;
    private static final int MAX_PACKET = 2048;
    private static final int MAX_HALF_OPEN = 64;
    private static final int FRAGMENT_LENGTH = 8;
    private static final int PASSWORD_LENGTH = 24;
    private static final String ICE_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final DatagramChannel channel;
    private final Executor mediaThread;
    private final SecureRandom random = new SecureRandom();
    private final JcaTlsCrypto crypto = new JcaTlsCryptoProvider().create(random);
    private final DtlsIdentity identity = DtlsIdentity.create();
    private final String fingerprint = identity.fingerprint();
    private final Semaphore halfOpen = new Semaphore(MAX_HALF_OPEN);
    private final byte[] packet = new byte[MAX_PACKET];
    private final ByteBuffer buffer = ByteBuffer.wrap(packet);
    private final Map<String, BrowserSession> byFragment = new HashMap<>();
    private final Map<InetSocketAddress, BrowserSession> byAddress = new HashMap<>();
    private final CompletableFuture<Void> ciphersReady = CompletableFuture.runAsync(BrowserPort::warmUp);
    private long strays;

    /** @param channel bound and non-blocking; its owner watches and closes it */
    public BrowserPort(DatagramChannel channel, Executor mediaThread) {
        this.channel = channel;
        this.mediaThread = mediaThread;
    }

    private static void warmUp() {
        try {
            SrtpSession.warmUp();
        } catch (RuntimeException | LinkageError e) {
            log.error("Browsers' calls will have no sound: SRTP does not work here", e);
            throw e;
        }
    }

    /** From any thread. */
    public BrowserSession open(BrowserSession.Receiver receiver) {
        return new BrowserSession(this, receiver);
    }

    BrowserSide newSide() {
        return new BrowserSide(word(FRAGMENT_LENGTH), word(PASSWORD_LENGTH), fingerprint);
    }

    private String word(int length) {
        return random.ints(length, 0, ICE_CHARACTERS.length())
                .collect(
                        StringBuilder::new, (word, at) -> word.append(ICE_CHARACTERS.charAt(at)), StringBuilder::append)
                .toString();
    }

    /** Reads what has come. */
    public void readable(long now) throws IOException {
        for (int i = 0; i < BATCH && channel.isOpen(); i++) {
            var from = (InetSocketAddress) channel.receive(buffer.clear());
            if (from == null) {
                return;
            }
            if (buffer.position() > 0) {
                dispatch(buffer.position(), from, now);
            }
        }
    }

    private void dispatch(int length, InetSocketAddress from, long now) {
        int first = packet[0] & 0xFF;
        if (first < 4) {
            stun(length, from);
            return;
        }
        BrowserSession session = byAddress.get(from);
        if (session == null) {
            strays++;
        } else if (first >= 20 && first <= 63) {
            session.dtls(packet, length);
        } else if (first >= 128 && first <= 191 && length > 1) {
            session.srtp(packet, length, now);
        }
    }

    private void stun(int length, InetSocketAddress from) {
        StunMessage.read(packet, length)
                .ifPresentOrElse(
                        request -> {
                            BrowserSession session = byFragment.get(request.localFragment());
                            if (session == null) {
                                strays++;
                            } else {
                                session.stun(request, from);
                            }
                        },
                        () -> strays++);
    }

    /** Packets that belong to no session. Media thread only. */
    public long strays() {
        return strays;
    }

    // RFC 5761 §4
    static boolean isRtcp(byte[] packet) {
        int type = packet[1] & 0xFF;
        return type >= 192 && type <= 223;
    }

    void enter(String fragment, BrowserSession session) {
        byFragment.put(fragment, session);
    }

    void leave(String fragment) {
        byFragment.remove(fragment);
    }

    void enter(InetSocketAddress address, BrowserSession session) {
        byAddress.put(address, session);
    }

    void leave(InetSocketAddress address, BrowserSession session) {
        byAddress.remove(address, session);
    }

    DtlsServer dtlsServer(String expectedFingerprint) {
        return new DtlsServer(crypto, identity, expectedFingerprint);
    }

    CompletableFuture<Void> ciphersReady() {
        return ciphersReady;
    }

    /** No more than 64 handshakes at a time: a browser that is turned away sends its hello again. */
    boolean admitHandshake() {
        return halfOpen.tryAcquire();
    }

    void handshakeEnded() {
        halfOpen.release();
    }

    void execute(Runnable command) {
        mediaThread.execute(command);
    }

    boolean send(ByteBuffer datagram, InetSocketAddress to) {
        try {
            return channel.isOpen() && channel.send(datagram, to) > 0;
        } catch (IOException unreachable) {
            return false;
        }
    }
}
