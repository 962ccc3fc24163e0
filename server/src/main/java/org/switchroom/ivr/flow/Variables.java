package org.switchroom.ivr.flow;

/** Names of the variables in a {@link FlowState}. */
final class Variables {
    /** Wrong keys and silences so far. */
    static final String TRIES = "tries";
    /** The queue chosen. */
    static final String QUEUE = "queue";

    /** The key that chose it. */
    static final String KEY = "key";

    /** Questions for a customer or order number that came to nothing. */
    static final String NUMBER_TRIES = "number-tries";

    /** 1: the number called from can be called back. */
    static final String NUMBER_KNOWN = "number-known";
    /** Another one, as far as keyed in. */
    static final String DIGITS = "digits";
    /** Questions for a number that came to nothing. */
    static final String CALLBACK_TRIES = "callback-tries";

    private Variables() {}
}
