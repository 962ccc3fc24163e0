package org.switchroom.connectors.source;

/** Why a source did not answer, in words for an administrator. Holds no secret. */
public final class SourceProblem extends Exception {
    private final String raw;

    public SourceProblem(String message) {
        this(message, "");
    }

    /** @param raw what it did say, as far as it may be shown */
    public SourceProblem(String message, String raw) {
        super(message);
        this.raw = raw;
    }

    public String words() {
        return String.valueOf(getMessage());
    }

    public String raw() {
        return raw;
    }
}
