package org.switchroom.wire.sip;

/** The endpoint cannot listen where it should. The message names transport, address and port. */
public final class BindFailed extends Exception {
    BindFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
