package org.switchroom.crm;

/** A search that was not made, or not to its end; the message says to the person what to do. */
public final class SearchRefused extends RuntimeException {
    private SearchRefused(String message) {
        super(message);
    }

    public static SearchRefused tookTooLong() {
        return new SearchRefused("The search took longer than " + RecordLimits.SEARCH_LIMIT_MS / 1_000
                + " seconds and was broken off. Type more, so that less fits.");
    }

    public static SearchRefused tooManyAtOnce() {
        return new SearchRefused("Too many searches are being made at this moment. Try again in a second.");
    }
}
