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

    /** Of one firm. */
    public static final int CUSTOM_FIELDS = 50;

    public static final int CUSTOM_CHOICES = 100;

    /** Characters of a custom field's name or of a choice, of a text or address in it; digits of a number. */
    public static final int CUSTOM_NAME = 60;

    public static final int CUSTOM_TEXT = 1_000;

    public static final int CUSTOM_DIGITS = 15;

    /** For so long it is kept who saw and changed what, unless the firm says otherwise, and what it may say. */
    public static final int TRAIL_USUAL_DAYS = 730;

    public static final int TRAIL_FEWEST_DAYS = 30;

    public static final int TRAIL_MOST_DAYS = 3_650;

    public static final int TRAIL_PAGE = 200;

    /** A merge can be taken back for so long; it moves so many rows of a kind at most. */
    public static final int MERGE_DAYS = 30;

    public static final int MERGED_ROWS = 20_000;

    /** Likely duplicates shown of one account. */
    public static final int DUPLICATES = 20;

    /** A file of customers to be taken in: bytes, and how many a firm may have lying at a time. */
    public static final long IMPORT_BYTES = 500L * 1024 * 1024;

    public static final int IMPORTS = 20;

    /** So many are received at once, of one firm fewer than of all; each in so much time. */
    public static final int IMPORTS_AT_ONCE = 32;

    public static final int IMPORTS_OF_A_FIRM_AT_ONCE = 2;

    public static final int IMPORT_MINUTES = 60;

    /** It can be taken back, and the file is kept, for so long; also one that is of no import, as the process ended meanwhile. */
    public static final int IMPORT_DAYS = 7;

    /** Lines shown before it begins; lines written in one go; mappings a firm can keep. */
    public static final int IMPORT_PREVIEW = 10;

    public static final int IMPORT_BATCH = 500;

    public static final int IMPORT_PLANS = 50;

    /** What somebody asked to see is kept as a file for so long; it holds so many contacts at most. */
    public static final int PERSON_FILE_DAYS = 30;

    public static final int PERSON_CONTACTS = 50_000;

    /** So often a request that the database broke off is tried before people are asked. */
    public static final int PERSON_ATTEMPTS = 3;

    /** Of one note. */
    public static final int NOTE_VERSIONS = 100;

    /** A file attached to a customer: bytes and characters of its name; files of one customer, bytes of all of a firm's. */
    public static final long FILE_BYTES = 10L * 1024 * 1024;

    public static final int FILE_NAME = 150;

    public static final int FILES = 200;

    public static final long FIRM_FILE_BYTES = 10L * 1024 * 1024 * 1024;

    /** So many are received at once, of one firm fewer than of all; each in so much time. */
    public static final int FILES_AT_ONCE = 32;

    public static final int FILES_OF_A_FIRM_AT_ONCE = 8;

    public static final int FILE_MINUTES = 5;

    /** One that is removed can come back for so long. */
    public static final int FILE_DAYS = 30;

    public static final int FILES_PAGE = 200;

    private RecordLimits() {}
}
