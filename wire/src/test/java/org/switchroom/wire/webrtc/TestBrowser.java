package org.switchroom.wire.webrtc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import org.switchroom.wire.audio.G711;
import org.switchroom.wire.audio.Law;

/** As much of a browser as it takes to talk to us: STUN with nomination, a DTLS client, SRTP in PCMU. */
final class TestBrowser implements AutoCloseable {
    private final DatagramSocket socket =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final JcaTlsCrypto crypto = new JcaTlsCryptoProvider().create(new SecureRandom());
    private final DtlsIdentity identity = DtlsIdentity.create();
    private final BlockingQueue<byte[]> stunAnswers = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> dtlsRecords = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final SrtpProfile profile;
    private InetSocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    private String theirFragment = "";
    private String theirPassword = "";
    private String theirFingerprint = "";
    private volatile SrtpSession srtp;
    private volatile int reports;
    private int sequence;

    TestBrowser(SrtpProfile profile) throws IOException {
        this.profile = profile;
        Thread.ofVirtual().start(this::listen);
    }

    String sdp(String setup) {
        return sdp(setup, identity.fingerprint());
    }

    String sdp(String setup, String fingerprint) {
        return "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\n"
                + "a=mid:0\r\na=rtcp-mux\r\na=ice-ufrag:browser\r\na=ice-pwd:browserpasswordbrowserpass\r\n"
                + "a=fingerprint:sha-256 " + fingerprint + "\r\na=setup:" + setup + "\r\na=sendrecv\r\n";
    }

    /** Takes the other side's description. */
    void described(String sdp) {
        theirFragment = value(sdp, "a=ice-ufrag:");
        theirPassword = value(sdp, "a=ice-pwd:");
        theirFingerprint = value(sdp, "a=fingerprint:sha-256 ");
        int port = Integer.parseInt(value(sdp, "m=audio ").split(" ")[0]);
        there = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static String value(String sdp, String prefix) {
        return sdp.lines()
                .filter(l -> l.startsWith(prefix))
                .findFirst()
                .orElseThrow()
                .substring(prefix.length());
    }

    /** Sends one connectivity check. */
    void check(String password, boolean nominate) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        byte[] name = (theirFragment + ":browser").getBytes(StandardCharsets.UTF_8);
        ByteBuffer request = ByteBuffer.allocate(256).putShort((short) 1).putShort((short) 0);
        request.putInt(0x2112A442).put(new byte[12]);
        request.putShort((short) 6).putShort((short) name.length).put(name);
        request.position((request.position() + 3) & ~3);
        if (nominate) {
            request.putShort((short) 0x25).putShort((short) 0);
        }
        ByteBuffer whole = StunMessage.finish(request, mac);
        send(whole.array(), 0, whole.limit());
    }

    void check() throws Exception {
        check(theirPassword, true);
    }

    /** The port that the other side saw us come from; -1 when it does not answer soon. */
    int mappedPort() throws InterruptedException {
        byte[] answer = stunAnswers.poll(500, TimeUnit.MILLISECONDS);
        return answer == null ? -1 : (ByteBuffer.wrap(answer).getShort(26) ^ 0x2112) & 0xFFFF;
    }

    int localPort() {
        return socket.getLocalPort();
    }

    /** Shakes hands; the keys are there afterwards. */
    void shakeHands() throws IOException {
        Client client = new Client();
        new DTLSClientProtocol().connect(client, new Transport());
    }

    /** Sends a frame of sound in SRTP. */
    void say(byte[] codes) {
        byte[] packet = new byte[256];
        ByteBuffer.wrap(packet)
                .put((byte) 0x80)
                .put((byte) 0)
                .putShort((short) ++sequence)
                .putInt(sequence * 160)
                .putInt(77)
                .put(codes);
        send(packet, 0, srtp.protect(packet, 12 + codes.length));
    }

    void send(byte[] bytes, int offset, int length) {
        try {
            socket.send(new DatagramPacket(bytes, offset, length, there));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void listen() {
        byte[] buffer = new byte[2048];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                int first = buffer[0] & 0xFF;
                if (first < 4) {
                    stunAnswers.add(Arrays.copyOf(buffer, packet.getLength()));
                } else if (first < 64) {
                    dtlsRecords.add(Arrays.copyOf(buffer, packet.getLength()));
                } else if (srtp != null) {
                    took(buffer, packet.getLength());
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private synchronized void took(byte[] packet, int length) {
        if (BrowserPort.isRtcp(packet)) {
            reports += srtp.unprotectControl(packet, length) > 0 ? 1 : 0;
        } else {
            int clear = srtp.unprotect(packet, length);
            heard.write(packet, 12, Math.max(0, clear - 12));
        }
    }

    int reports() {
        return reports;
    }

    synchronized short[] heard(int ms) {
        byte[] all = heard.toByteArray();
        return G711.decode(Law.MU, Arrays.copyOfRange(all, Math.max(0, all.length - ms * 8), all.length));
    }

    @Override
    public void close() {
        socket.close();
    }

    private final class Transport implements DatagramTransport {
        @Override
        public int getReceiveLimit() {
            return 1500;
        }

        @Override
        public int getSendLimit() {
            return 1200;
        }

        @Override
        public int receive(byte[] target, int offset, int length, int waitMillis) throws IOException {
            try {
                byte[] record = dtlsRecords.poll(waitMillis, TimeUnit.MILLISECONDS);
                if (record == null) {
                    return -1;
                }
                System.arraycopy(record, 0, target, offset, record.length);
                return record.length;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void send(byte[] bytes, int offset, int length) {
            TestBrowser.this.send(bytes, offset, length);
        }

        @Override
        public void close() {}
    }

    private final class Client extends DefaultTlsClient {
        Client() {
            super(TestBrowser.this.crypto);
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.DTLSv12.only();
        }

        @Override
        protected int[] getSupportedCipherSuites() {
            return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
        }

        @Override
        public int getHandshakeTimeoutMillis() {
            return 8000;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public Hashtable getClientExtensions() throws IOException {
            Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getClientExtensions());
            TlsSRTPUtils.addUseSRTPExtension(
                    extensions, new UseSRTPData(new int[] {profile.number()}, TlsUtils.EMPTY_BYTES));
            return extensions;
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
                    byte[] certificate =
                            server.getCertificate().getCertificateAt(0).getEncoded();
                    if (!DtlsIdentity.fingerprintOf(certificate).equals(theirFingerprint)) {
                        throw new IOException("Not the announced certificate");
                    }
                }

                @Override
                public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
                    var chain = new Certificate(
                            new TlsCertificate[] {TestBrowser.this.crypto.createCertificate(identity.certificate())});
                    return new JcaDefaultTlsCredentialedSigner(
                            new TlsCryptoParameters(context),
                            TestBrowser.this.crypto,
                            identity.key(),
                            chain,
                            new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
                }
            };
        }

        @Override
        public void notifyHandshakeComplete() throws IOException {
            super.notifyHandshakeComplete();
            byte[] material =
                    context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, SrtpKeys.materialBytes(profile));
            srtp = SrtpSession.ofClient(SrtpKeys.of(profile, material));
        }
    }
}
