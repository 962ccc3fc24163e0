package org.switchroom.engine;

/** Not-ready reason codes that the engine itself gives; all others are the client firm's own. */
public final class Reasons {
    /** Signed in, not yet available. */
    public static final String SIGNED_IN = "SIGNED_IN";
    /** Ring no answer: an offer expired. */
    public static final String RNA = "RNA";
    /** The agent's phone refused an offer or could not be reached. */
    public static final String PHONE_REFUSED = "PHONE_REFUSED";

    private Reasons() {}
}
