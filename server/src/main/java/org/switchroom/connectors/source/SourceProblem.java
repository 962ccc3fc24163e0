package org.switchroom.connectors.source;

/** Why a source did not answer, in words for an administrator. Holds no secret. */
public final class SourceProblem extends Exception {
    private final String raw;
    private final boolean lasting;

    public SourceProblem(String message) {
        this(message, "");
    }

    /** @param raw what it did say, as far as it may be shown */
    public SourceProblem(String message, String raw) {
        this(message, raw, false);
    }

    /** @param lasting whether trying the same again would change nothing */
    SourceProblem(String message, String raw, boolean lasting) {
        super(message);
        this.raw = raw;
        this.lasting = lasting;
    }

    public String words() {
        return String.valueOf(getMessage());
    }

    public String raw() {
        return raw;
    }

    public boolean lasting() {
        return lasting;
    }
}
