package org.switchroom.wire.webrtc;

import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jspecify.annotations.Nullable;

/** Encrypts and decrypts the RTP and RTCP of one far end (RFC 3711), in place. Confined to the media thread. */
final class SrtpSession {
    static final int FAILED = -1;
    private static final int MAX_SOURCES = 8;
    private static final int RTP_HEADER = 12;
    /** Kept, or the library's own logger would forget its level. */
    private static final java.util.logging.Logger QUIET = java.util.logging.Logger.getLogger("org.jitsi");

    private static final Logger LOG = new LoggerImpl("org.switchroom.wire.srtp");

    static {
        QUIET.setLevel(Level.WARNING);
        Aes.setFactoryClassName("org.jitsi.srtp.crypto.Aes$SunJCECipherFactory");
    }

    private final SrtpContextFactory outFactory;
    private final SrtpContextFactory inFactory;
    private final Map<Integer, SrtpCryptoContext> incoming = new HashMap<>();
    private final Map<Integer, SrtcpCryptoContext> incomingControl = new HashMap<>();
    private @Nullable SrtpCryptoContext outgoing;
    private @Nullable SrtcpCryptoContext outgoingControl;
    private final SrtpBuffer buffer = new SrtpBuffer();

    private SrtpSession(SrtpProfile profile, byte[] outKey, byte[] outSalt, byte[] inKey, byte[] inSalt) {
        SrtpPolicy policy = profile.policy();
        outFactory = new SrtpContextFactory(true, outKey, outSalt, policy, policy, LOG);
        inFactory = new SrtpContextFactory(false, inKey, inSalt, policy, policy, LOG);
    }

    /** We were the DTLS server. */
    static SrtpSession ofServer(SrtpKeys keys) {
        return new SrtpSession(
                keys.profile(), keys.serverKey(), keys.serverSalt(), keys.clientKey(), keys.clientSalt());
    }

    /** We were the DTLS client. */
    static SrtpSession ofClient(SrtpKeys keys) {
        return new SrtpSession(
                keys.profile(), keys.clientKey(), keys.clientSalt(), keys.serverKey(), keys.serverSalt());
    }

    /** Loads and tries every cipher once; the first call would wait for it otherwise. */
    static void warmUp() {
        for (SrtpProfile profile : SrtpProfile.values()) {
            SrtpKeys keys = SrtpKeys.of(profile, new byte[SrtpKeys.materialBytes(profile)]);
            byte[] packet = new byte[256];
            packet[0] = (byte) 0x80;
            int length = ofServer(keys).protect(packet, 172);
            if (ofClient(keys).unprotect(packet, length) != 172) {
                throw new IllegalStateException("SRTP does not work with " + profile);
            }
        }
    }

    /** @return the new length, or {@link #FAILED} */
    int protect(byte[] packet, int length) {
        try {
            if (outgoing == null) {
                outgoing = outFactory.deriveContext(intAt(packet, 8), 0);
            }
            return result(outgoing.transformPacket(buffer.of(packet, length)));
        } catch (GeneralSecurityException e) {
            return FAILED;
        }
    }

    /** @return the new length, or {@link #FAILED} */
    int protectControl(byte[] packet, int length) {
        try {
            if (outgoingControl == null) {
                outgoingControl = outFactory.deriveControlContext(intAt(packet, 4));
            }
            return result(outgoingControl.transformPacket(buffer.of(packet, length)));
        } catch (GeneralSecurityException e) {
            return FAILED;
        }
    }

    /** @return the new length, or {@link #FAILED} when it is not authentic or was there before */
    int unprotect(byte[] packet, int length) {
        if (length < RTP_HEADER) {
            return FAILED;
        }
        int source = intAt(packet, 8);
        try {
            SrtpCryptoContext context = incoming.get(source);
            boolean unknown = context == null;
            if (context == null) {
                context = inFactory.deriveContext(source, 0);
            }
            int clear = result(context.reverseTransformPacket(buffer.of(packet, length), false));
            if (unknown && clear != FAILED) {
                keep(incoming, source, context);
            }
            return clear;
        } catch (GeneralSecurityException e) {
            return FAILED;
        }
    }

    /** @return the new length, or {@link #FAILED} */
    int unprotectControl(byte[] packet, int length) {
        if (length < 8) {
            return FAILED;
        }
        int source = intAt(packet, 4);
        try {
            SrtcpCryptoContext context = incomingControl.get(source);
            boolean unknown = context == null;
            if (context == null) {
                context = inFactory.deriveControlContext(source);
            }
            int clear = result(context.reverseTransformPacket(buffer.of(packet, length)));
            if (unknown && clear != FAILED) {
                keep(incomingControl, source, context);
            }
            return clear;
        } catch (GeneralSecurityException e) {
            return FAILED;
        }
    }

    private int result(SrtpErrorStatus status) {
        return status == SrtpErrorStatus.OK ? buffer.getLength() : FAILED;
    }

    /** A far end that changes its source again and again loses the replay protection of the oldest, not our memory. */
    private static <C> void keep(Map<Integer, C> contexts, int source, C context) {
        if (contexts.size() == MAX_SOURCES) {
            contexts.clear();
        }
        contexts.put(source, context);
    }

    private static int intAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | (bytes[at + 3] & 0xFF);
    }
}
