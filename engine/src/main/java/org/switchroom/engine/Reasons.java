package org.switchroom.engine;

import java.util.Set;

/** Not-ready reason codes that the program itself gives; all others are the client firm's own. */
public final class Reasons {
    /** Signed in, not yet available. */
    public static final String SIGNED_IN = "SIGNED_IN";
    /** Ring no answer: an offer expired. */
    public static final String RNA = "RNA";
    /** The agent's phone refused an offer or could not be reached. */
    public static final String PHONE_REFUSED = "PHONE_REFUSED";

    /** The way to the agent's phone is lost; given by the shell, which takes it back when the phone is there again. */
    public static final String DEVICE_LOST = "DEVICE_LOST";

    /** The agent's phone is in an emergency call; likewise. */
    public static final String EMERGENCY = "EMERGENCY";

    public static final Set<String> ALL = Set.of(SIGNED_IN, RNA, PHONE_REFUSED, DEVICE_LOST, EMERGENCY);

    private Reasons() {}
}
