package org.switchroom.crm;

import org.switchroom.TryLater;

/** A file that was not received; the message says to the person what to do. */
public final class UploadRefused extends TryLater {
    private UploadRefused(String message) {
        super(5, message, null);
    }

    public static UploadRefused tooManyAtOnce() {
        return new UploadRefused("Too many files are being sent at this moment. Try again in a few seconds.");
    }
}
