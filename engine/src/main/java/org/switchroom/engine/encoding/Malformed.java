package org.switchroom.engine.encoding;

/** Bytes that no version of this program wrote. */
public final class Malformed extends RuntimeException {
    public Malformed(String message) {
        super(message);
    }
}
