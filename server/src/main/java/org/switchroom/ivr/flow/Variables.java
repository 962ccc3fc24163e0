package org.switchroom.ivr.flow;

/** Names of the variables in a {@link FlowState}. */
final class Variables {
    /** Wrong keys and silences so far. */
    static final String TRIES = "tries";
    /** The queue chosen. */
    static final String QUEUE = "queue";

    /** The key that chose it. */
    static final String KEY = "key";

    private Variables() {}
}
