package org.switchroom.crm;

/** How much of everything there can be in the records. */
public final class RecordLimits {
    /** Characters of what is typed into the search field that count, and words of it. */
    public static final int SEARCH_LENGTH = 100;

    public static final int SEARCH_WORDS = 6;

    /** Of each kind the search looks at so many at most; who sees the end of them types more. */
    public static final int SEARCH_CANDIDATES = 200;

    /** Hits of a kind in one answer, and when nothing is said. */
    public static final int SEARCH_PAGE = 50;

    public static final int SEARCH_USUAL_PAGE = 6;

    /** A search that takes longer, waiting for its turn included, is broken off. */
    public static final int SEARCH_LIMIT_MS = 2_000;

    /** Each holds a connection to the database. */
    public static final int SEARCHES_AT_ONCE = 6;

    public static final int SEARCHES_OF_A_FIRM = 4;

    /** Of one account. */
    public static final int PHONES = 10;

    public static final int ADDRESSES = 10;

    public static final int TAGS = 30;

    public static final int RELATIONS = 50;

    public static final int PRODUCTS = 200;

    /** Characters of a line, a tag or label, an incident's summary. */
    public static final int LINE = 200;

    public static final int LABEL = 40;

    public static final int SUMMARY = 500;

    private RecordLimits() {}
}
