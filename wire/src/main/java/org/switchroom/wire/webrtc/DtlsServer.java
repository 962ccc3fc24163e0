package org.switchroom.wire.webrtc;

import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.jspecify.annotations.Nullable;

/** Our side of a browser's DTLS 1.2 handshake: agrees on SRTP keys (RFC 5764) with whoever has the announced certificate. */
final class DtlsServer extends DefaultTlsServer {
    private static final int HANDSHAKE_TIMEOUT_MS = 15_000;
    private static final int FIRST_RESEND_MS = 200;
    private static final SignatureAndHashAlgorithm ECDSA =
            new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa);
    private static final SignatureAndHashAlgorithm RSA =
            new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.rsa);

    private final JcaTlsCrypto jcaCrypto;
    private final DtlsIdentity identity;
    private final String expectedFingerprint;
    private @Nullable SrtpProfile profile;
    private @Nullable SrtpKeys keys;

    DtlsServer(JcaTlsCrypto crypto, DtlsIdentity identity, String expectedFingerprint) {
        super(crypto);
        this.jcaCrypto = crypto;
        this.identity = identity;
        this.expectedFingerprint = expectedFingerprint;
    }

    /** The outcome of a completed handshake. */
    SrtpKeys keys() throws IOException {
        if (keys == null) {
            throw new TlsFatalAlert(AlertDescription.internal_error);
        }
        return keys;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return new int[] {
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
        };
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return HANDSHAKE_TIMEOUT_MS;
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return FIRST_RESEND_MS;
    }

    @Override
    @SuppressWarnings("rawtypes") // Bouncy Castle's extensions
    public void processClientExtensions(Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
        if (offered == null) {
            throw new TlsFatalAlert(AlertDescription.missing_extension);
        }
        profile = SrtpProfile.choose(offered.getProtectionProfiles())
                .orElseThrow(() -> new TlsFatalAlert(AlertDescription.handshake_failure));
    }

    @Override
    @SuppressWarnings({"rawtypes", "JdkObsolete"}) // Bouncy Castle's extensions
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getServerExtensions());
        if (profile != null) {
            TlsSRTPUtils.addUseSRTPExtension(
                    extensions, new UseSRTPData(new int[] {profile.number()}, TlsUtils.EMPTY_BYTES));
        }
        return extensions;
    }

    @Override
    @SuppressWarnings("JdkObsolete") // Bouncy Castle's list
    public CertificateRequest getCertificateRequest() {
        short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
        return new CertificateRequest(types, new Vector<>(List.of(ECDSA, RSA)), null);
    }

    // RFC 8122 §6.2: the certificate counts by its fingerprint alone.
    @Override
    public void notifyClientCertificate(Certificate chain) throws IOException {
        if (chain == null
                || chain.isEmpty()
                || !DtlsIdentity.fingerprintOf(chain.getCertificateAt(0).getEncoded())
                        .equals(expectedFingerprint)) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
        var chain = new Certificate(new TlsCertificate[] {jcaCrypto.createCertificate(identity.certificate())});
        return new JcaDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context), jcaCrypto, identity.key(), chain, ECDSA);
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        if (profile != null) {
            byte[] material =
                    context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, SrtpKeys.materialBytes(profile));
            keys = SrtpKeys.of(profile, material);
        }
    }
}
