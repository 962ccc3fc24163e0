package org.switchroom.wire.sip;

import org.jspecify.annotations.Nullable;

/** Bytes that are no valid SIP message. Says how to answer them, when they are at least a request that can be answered. */
final class MalformedMessage extends Exception {
    private final int status;
    private final transient @Nullable Headers answerable;

    MalformedMessage(String what) {
        this(400, what, null);
    }

    private MalformedMessage(int status, String what, @Nullable Headers answerable) {
        super(what, null, false, false);
        this.status = status;
        this.answerable = answerable;
    }

    MalformedMessage inRequest(int answer, Headers headers) {
        return new MalformedMessage(answer, String.valueOf(getMessage()), headers);
    }

    int status() {
        return status;
    }

    /** Headers of a request that deserves an answer; null: drop it silently. */
    @Nullable
    Headers answerable() {
        return answerable;
    }
}
