package org.switchroom.wire.webrtc;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.crypto.Mac;

/**
 * A STUN binding request as ICE sends it (RFC 8489, RFC 8445 §7.1), and the answers to it.
 *
 * @param bytes the whole message
 * @param username USERNAME: our fragment, a colon, theirs
 * @param integrityAt where MESSAGE-INTEGRITY begins
 * @param nominates has USE-CANDIDATE
 * @param controlled has ICE-CONTROLLED: it believes that we lead
 */
record StunMessage(byte[] bytes, String username, int integrityAt, boolean nominates, boolean controlled) {
    private static final int HEADER = 20;
    private static final int COOKIE = 0x2112A442;
    private static final int FINGERPRINT_XOR = 0x5354554E;
    private static final int BINDING_REQUEST = 0x0001;
    private static final int BINDING_SUCCESS = 0x0101;
    private static final int BINDING_ERROR = 0x0111;

    private static final int USERNAME = 0x0006;
    private static final int MESSAGE_INTEGRITY = 0x0008;
    private static final int ERROR_CODE = 0x0009;
    private static final int XOR_MAPPED_ADDRESS = 0x0020;
    private static final int USE_CANDIDATE = 0x0025;
    private static final int FINGERPRINT = 0x8028;
    private static final int ICE_CONTROLLED = 0x8029;

    private static final int INTEGRITY_BYTES = 20;
    private static final int FINGERPRINT_BYTES = 4;
    private static final int MAX_USERNAME = 513;
    private static final int MAX_ANSWER = 128;

    /** Reads a binding request; empty when it is anything else or malformed. */
    static Optional<StunMessage> read(byte[] packet, int length) {
        ByteBuffer in = ByteBuffer.wrap(packet, 0, length);
        if (length < HEADER
                || in.getShort(0) != BINDING_REQUEST
                || (in.getShort(2) & 0xFFFF) != length - HEADER
                || length % 4 != 0
                || in.getInt(4) != COOKIE) {
            return Optional.empty();
        }
        String username = null;
        int integrityAt = -1;
        boolean nominates = false;
        boolean controlled = false;
        int at = HEADER;
        while (at + 4 <= length) {
            int type = in.getShort(at) & 0xFFFF;
            int size = in.getShort(at + 2) & 0xFFFF;
            if (at + 4 + size > length) {
                return Optional.empty();
            }
            switch (type) {
                case USERNAME -> {
                    if (size > MAX_USERNAME) {
                        return Optional.empty();
                    }
                    username = new String(packet, at + 4, size, StandardCharsets.UTF_8);
                }
                case MESSAGE_INTEGRITY -> integrityAt = size == INTEGRITY_BYTES ? at : -1;
                case USE_CANDIDATE -> nominates = true;
                case ICE_CONTROLLED -> controlled = true;
                case FINGERPRINT -> {
                    if (size != FINGERPRINT_BYTES || in.getInt(at + 4) != fingerprint(ByteBuffer.wrap(packet, 0, at))) {
                        return Optional.empty();
                    }
                }
                default -> {}
            }
            at += 4 + ((size + 3) & ~3);
        }
        return username == null || integrityAt < 0
                ? Optional.empty()
                : Optional.of(
                        new StunMessage(Arrays.copyOf(packet, length), username, integrityAt, nominates, controlled));
    }

    /** Our fragment: what stands before the colon. */
    String localFragment() {
        int colon = username.indexOf(':');
        return colon < 0 ? username : username.substring(0, colon);
    }

    /** Whether who sent it knows our password (RFC 8489 §14.5). */
    boolean isAuthentic(Mac keyed) {
        byte[] covered = Arrays.copyOf(bytes, integrityAt);
        ByteBuffer.wrap(covered).putShort(2, (short) (integrityAt + 4 + INTEGRITY_BYTES - HEADER));
        byte[] sent = Arrays.copyOfRange(bytes, integrityAt + 4, integrityAt + 4 + INTEGRITY_BYTES);
        return MessageDigest.isEqual(keyed.doFinal(covered), sent);
    }

    /** Says where the request came from. */
    ByteBuffer success(InetSocketAddress from, Mac keyed) {
        ByteBuffer out = begin(BINDING_SUCCESS);
        byte[] address = from.getAddress().getAddress();
        out.putShort((short) XOR_MAPPED_ADDRESS).putShort((short) (4 + address.length));
        out.put((byte) 0).put((byte) (address.length == 4 ? 1 : 2));
        out.putShort((short) (from.getPort() ^ (COOKIE >>> 16)));
        for (int i = 0; i < address.length; i++) {
            out.put((byte) (address[i] ^ bytes[4 + i]));
        }
        return finish(out, keyed);
    }

    // RFC 8445 §7.3.1.1: we are lite and never lead.
    ByteBuffer roleConflict(Mac keyed) {
        ByteBuffer out = begin(BINDING_ERROR);
        out.putShort((short) ERROR_CODE).putShort((short) 4);
        out.putShort((short) 0).put((byte) 4).put((byte) 87);
        return finish(out, keyed);
    }

    private ByteBuffer begin(int type) {
        return ByteBuffer.allocate(MAX_ANSWER)
                .putShort((short) type)
                .putShort((short) 0)
                .put(bytes, 4, HEADER - 4);
    }

    /** Adds MESSAGE-INTEGRITY and FINGERPRINT. */
    static ByteBuffer finish(ByteBuffer out, Mac keyed) {
        out.putShort(2, (short) (out.position() + 4 + INTEGRITY_BYTES - HEADER));
        keyed.update(out.duplicate().flip());
        out.putShort((short) MESSAGE_INTEGRITY)
                .putShort((short) INTEGRITY_BYTES)
                .put(keyed.doFinal());
        out.putShort(2, (short) (out.position() + 4 + FINGERPRINT_BYTES - HEADER));
        int fingerprint = fingerprint(out.duplicate().flip());
        out.putShort((short) FINGERPRINT).putShort((short) FINGERPRINT_BYTES).putInt(fingerprint);
        return out.flip();
    }

    // RFC 8489 §14.7
    private static int fingerprint(ByteBuffer before) {
        CRC32 crc = new CRC32();
        crc.update(before);
        return (int) crc.getValue() ^ FINGERPRINT_XOR;
    }
}
