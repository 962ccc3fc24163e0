package org.switchroom.developers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * What a program shows to be let in: {@code swr_}, 36 random letters and digits (214 bits), and 6 that check them, so that
 * a scanner for leaked secrets can tell it from any other text. Only its hash is kept; being random, it needs no slow one.
 */
public final class TokenSecret {
    public static final String PREFIX = "swr_";

    private static final String SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 36;
    private static final int CHECK = 6;
    private static final int HINT = PREFIX.length() + 4;
    private static final SecureRandom CHANCE = new SecureRandom();

    private final String text;

    private TokenSecret(String text) {
        this.text = text;
    }

    public static TokenSecret random() {
        var text = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM; i++) {
            text.append(SIGNS.charAt(CHANCE.nextInt(SIGNS.length())));
        }
        return new TokenSecret(text.append(check(text.toString())).toString());
    }

    /** Whether a text could be one at all. */
    public static boolean wellFormed(String text) {
        int end = text.length() - CHECK;
        return text.length() == PREFIX.length() + RANDOM + CHECK
                && text.startsWith(PREFIX)
                && text.substring(end).equals(check(text.substring(0, end)));
    }

    private static String check(String text) {
        var sum = new CRC32();
        sum.update(text.getBytes(US_ASCII));
        var signs = new StringBuilder();
        for (long rest = sum.getValue(); signs.length() < CHECK; rest /= SIGNS.length()) {
            signs.insert(0, SIGNS.charAt((int) (rest % SIGNS.length())));
        }
        return signs.toString();
    }

    /** SHA-256, hexadecimal. */
    public static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    /** To be shown once. */
    public String inTheClear() {
        return text;
    }

    /** Its beginning, by which people tell one from another. */
    public String hint() {
        return text.substring(0, HINT);
    }

    @Override
    public String toString() {
        return hint() + "…";
    }
}
