package org.switchroom.crm.written;

import java.util.regex.Pattern;
import org.switchroom.crm.RecordLimits;

/** Names of files as people's computers say them, made harmless. */
public final class FileName {
    /** What no name should have: control and format characters (some turn the writing around), half characters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    /** What means something to a file system or a shell. */
    private static final Pattern SIGNS = Pattern.compile("[<>:\"|?*]+");

    private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");

    private FileName() {}

    /** @return without the way to it, at most {@link RecordLimits#FILE_NAME} characters; empty: nothing is left */
    public static String plain(String said) {
        var name = said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1);
        name = UNSEEN.matcher(name).replaceAll("");
        name = SIGNS.matcher(name).replaceAll("_");
        return shortened(EDGES.matcher(name).replaceAll(""));
    }

    /** Its ending stays, by which people and computers know what it is. */
    private static String shortened(String name) {
        int over = name.length() - RecordLimits.FILE_NAME;
        if (over <= 0) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        int ending = name.length() - dot <= 10 ? dot : name.length();
        int cut = ending - over;
        cut -= Character.isHighSurrogate(name.charAt(cut - 1)) ? 1 : 0;
        return name.substring(0, cut) + name.substring(ending);
    }
}
