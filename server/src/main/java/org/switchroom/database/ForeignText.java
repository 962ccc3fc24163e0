package org.switchroom.database;

import java.util.regex.Pattern;

/** Text from outside, which can have anything in it. */
public final class ForeignText {
    private static final String NO_CHARACTER = "\uFFFD";
    /** A NUL, which PostgreSQL does not keep, and half a surrogate pair, which is no UTF-8. */
    private static final Pattern NOT_KEPT = Pattern.compile("[\\x00\\p{Cs}]");

    private ForeignText() {}

    /** The same, with a replacement character for each that a database or JSON cannot have. */
    public static String keepable(String text) {
        return NOT_KEPT.matcher(text).replaceAll(NO_CHARACTER);
    }
}
