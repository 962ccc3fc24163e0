package org.switchroom.directory;

import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers that lead to the police, the fire brigade or an ambulance, and so are called whatever else forbids it. */
public final class EmergencyNumbers {
    /** Dialled in an emergency whatever the country: people remember those of home. */
    private static final Set<String> EVERYWHERE = Set.of("112", "110", "911");

    /** The library would overlook whatever else is in it. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{2,6}");

    private EmergencyNumbers() {}

    /**
     * @param dialled as it was dialled
     * @param country ISO 3166 alpha-2 of where the firm is
     */
    public static boolean contain(String dialled, String country) {
        return EVERYWHERE.contains(dialled)
                || (DIGITS.matcher(dialled).matches()
                        && ShortNumberInfo.getInstance().isEmergencyNumber(dialled, country));
    }
}
