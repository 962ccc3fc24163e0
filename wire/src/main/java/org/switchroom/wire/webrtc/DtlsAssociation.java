package org.switchroom.wire.webrtc;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DTLS with one browser, on a virtual thread of its own: the handshake, and afterwards what is left to do: sending the last flight
 * again when the browser missed it, and saying goodbye.
 */
final class DtlsAssociation implements DatagramTransport {
    private static final Logger log = LoggerFactory.getLogger(DtlsAssociation.class);
    private static final int RECEIVE_LIMIT = 1500;
    private static final int SEND_LIMIT = 1200;
    private static final int MAX_WAITING = 32;
    private static final int WAIT_MS = 60_000;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> arrived = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Sender sender;
    private volatile boolean closed;
    private volatile @Nullable DTLSTransport established;

    /** Sends a datagram to the browser, from any thread. */
    interface Sender {
        void send(byte[] bytes, int offset, int length) throws IOException;
    }

    DtlsAssociation(Sender sender) {
        this.sender = sender;
    }

    /** Takes in a datagram; drops it when too many wait, as a network would. */
    void received(byte[] datagram) {
        arrived.offer(datagram);
    }

    boolean hasReceived() {
        return !arrived.isEmpty();
    }

    /**
     * Begins the handshake.
     *
     * @param ready when the ciphers are
     * @param onKeys called with the keys
     * @param onFailed called instead when it fails
     */
    void start(DtlsServer server, CompletableFuture<?> ready, Consumer<SrtpKeys> onKeys, Runnable onFailed) {
        Thread.ofVirtual().name("dtls").start(() -> {
            DTLSTransport dtls;
            try {
                ready.join();
                dtls = new DTLSServerProtocol().accept(server, this);
                onKeys.accept(server.keys());
            } catch (IOException | RuntimeException e) {
                log.debug("A browser's DTLS handshake failed", e);
                onFailed.run();
                return;
            }
            established = dtls;
            attend(dtls);
        });
    }

    private void attend(DTLSTransport dtls) {
        byte[] nothing = new byte[RECEIVE_LIMIT];
        try {
            while (!closed) {
                dtls.receive(nothing, 0, nothing.length, WAIT_MS);
            }
        } catch (IOException e) {
            if (!closed) {
                log.debug("A browser's DTLS association ended", e);
            }
        }
    }

    /** Says goodbye and ends the thread. */
    void end() {
        DTLSTransport dtls = established;
        if (dtls == null) {
            close();
        } else {
            Thread.ofVirtual().name("dtls-end").start(() -> {
                try {
                    dtls.close();
                } catch (IOException e) {
                    close();
                }
            });
        }
    }

    @Override
    public int getReceiveLimit() {
        return RECEIVE_LIMIT;
    }

    @Override
    public int getSendLimit() {
        return SEND_LIMIT;
    }

    @Override
    public int receive(byte[] target, int offset, int length, int waitMillis) throws IOException {
        try {
            byte[] datagram = closed ? END : arrived.poll(waitMillis, TimeUnit.MILLISECONDS);
            if (datagram == null) {
                return -1;
            }
            if (datagram.length == 0) {
                throw new IOException("The leg is closed");
            }
            int count = Math.min(length, datagram.length);
            System.arraycopy(datagram, 0, target, offset, count);
            return count;
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException {
        sender.send(bytes, offset, length);
    }

    /** Wakes up and ends whoever receives; also called by the library when the browser has said goodbye. */
    @Override
    public void close() {
        closed = true;
        arrived.clear();
        arrived.offer(END);
    }
}
