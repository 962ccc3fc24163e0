package org.switchroom.developers;

import java.time.Duration;

/** How much of everything the company's programs get. */
public final class DeveloperLimits {
    /** Of one firm. */
    public static final int TOKENS = 50;

    /** Characters of the name of a token or webhook. */
    public static final int NAME = 100;

    /** Of one firm. */
    public static final int WEBHOOKS = 20;

    /** Characters of a webhook's address. */
    public static final int URL = 500;

    /** For how long, at most, a webhook is signed with the secret of before too. */
    public static final Duration SECRET_OVERLAP = Duration.ofDays(7);

    /** For one webhook; what comes while so many wait is put aside undelivered at once, to be sent again by hand. */
    public static final int DELIVERIES_WAITING = 10_000;

    /** Of one webhook, the newest; and for so long. */
    public static final int DELIVERIES_DEAD = 10_000;

    public static final int DEAD_KEPT_DAYS = 30;

    public static final int DONE_KEPT_DAYS = 3;

    /** To one webhook at once. */
    public static final int DELIVERIES_AT_ONCE = 4;

    /** Of one delivery; the last is after about a day. */
    public static final int ATTEMPTS = 10;

    /** Event streams open at once, of one firm and of all, unless {@code switchroom.events} says otherwise. */
    public static final int STREAMS = 10;

    public static final int STREAMS_IN_ALL = 100;

    /** Changes of records that one stream has not taken yet; the journal's events wait in the journal. */
    public static final int STREAM_WAITING = 500;

    /** Requests of one token, and of one user who has logged in, in a window of so many seconds. */
    public static final int TOKEN_REQUESTS = 600;

    public static final int USER_REQUESTS = 3_000;

    public static final int REQUESTS_WINDOW_SECONDS = 60;

    /** Whose requests are counted at once; the one longest unheard of is forgotten for the next. */
    public static final int ASKERS_REMEMBERED = 20_000;

    private DeveloperLimits() {}
}
