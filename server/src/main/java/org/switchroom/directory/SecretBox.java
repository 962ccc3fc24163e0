package org.switchroom.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.StartupProblem;

/**
 * Seals passwords before they reach the database: whoever logs in with them needs them in the clear, a copy of the
 * database must not hold them. AES-256-GCM; the key is a file of this machine that only its owner can read. What is
 * sealed is bound to the row it belongs to, so it cannot be moved to another.
 */
public final class SecretBox {
    private static final Logger LOG = LoggerFactory.getLogger(SecretBox.class);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    private SecretBox(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** With the key in this file; a new one is made when there is none. */
    public static SecretBox keyedBy(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                var key = new byte[32];
                new SecureRandom().nextBytes(key);
                var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.writeString(
                        Files.createFile(file, ownerOnly), Base64.getEncoder().encodeToString(key));
            }
            var key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != 32) {
                throw new IllegalArgumentException("it has " + key.length + " bytes, not 32");
            }
            return new SecretBox(key);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartupProblem(
                    "the key file " + file + " cannot be used: " + e.getMessage()
                            + ". Put back the one that belongs to this database.",
                    e);
        }
    }

    public byte[] seal(String secret, String row) {
        try {
            var nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, row).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every JDK", e);
        }
    }

    /** Empty, and an error in the log, when it was sealed with another key. */
    public Optional<String> open(byte[] sealed, String row) {
        try {
            var bytes = ByteBuffer.wrap(sealed);
            var nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            var secret = new byte[bytes.remaining()];
            bytes.get(secret);
            return Optional.of(
                    new String(cipher(Cipher.DECRYPT_MODE, nonce, row).doFinal(secret), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            LOG.error("The secret of {} was sealed with another key file. Enter it again or put the key back.", row);
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String row) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
