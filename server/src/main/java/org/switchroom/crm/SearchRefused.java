package org.switchroom.crm;

import org.switchroom.TryLater;

/** A search that was not made, or not to its end; the message says to the person what to do. */
public final class SearchRefused extends TryLater {
    private SearchRefused(String message) {
        super(1, message, null);
    }

    public static SearchRefused tookTooLong() {
        return new SearchRefused("The search took longer than " + RecordLimits.SEARCH_LIMIT_MS / 1_000
                + " seconds and was broken off. Type more, so that less fits.");
    }

    public static SearchRefused tooManyAtOnce() {
        return new SearchRefused("Too many searches are being made at this moment. Try again in a second.");
    }
}
