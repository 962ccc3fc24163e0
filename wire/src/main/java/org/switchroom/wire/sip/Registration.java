package org.switchroom.wire.sip;

/** A registration that is kept alive until closed (unregistered). */
public interface Registration extends AutoCloseable {

    boolean registered();

    @Override
    void close();

    /** Called one at a time. */
    interface Listener {
        void onRegistered(int expiresSeconds);

        /** Tried again with back-off all the same. */
        void onFailed(int status, String reasonPhrase);
    }
}
