package org.switchroom.crm;

/** A file that was not received; the message says to the person what to do. */
public final class UploadRefused extends RuntimeException {
    private UploadRefused(String message) {
        super(message);
    }

    public static UploadRefused tooManyAtOnce() {
        return new UploadRefused("Too many files are being sent at this moment. Try again in a few seconds.");
    }
}
