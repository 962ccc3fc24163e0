package org.switchroom.wire.sip;

/** Digest user and password (RFC 3261 §22). Never logged. */
public record Credentials(String username, String password) {
    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
