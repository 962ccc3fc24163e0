package org.switchroom.directory;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/** Any writing of a telephone number to E.164 and back for people. */
public final class PhoneNumbers {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * @param written as it came: +49…, 0049…, 030…, with spaces or tel: parameters
     * @param country ISO 3166 alpha-2 in which a national form is meant
     * @return E.164, or empty when it is no number (anonymous, a name, too short)
     */
    public static Optional<String> e164(String written, String country) {
        try {
            var number = NUMBERS.parse(written, country);
            return NUMBERS.isPossibleNumber(number)
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** ISO 3166 alpha-2 of where a number is from; empty when it is of no country or no number. */
    public static Optional<String> country(String e164) {
        try {
            return Optional.ofNullable(NUMBERS.getRegionCodeForNumber(NUMBERS.parse(e164, null)))
                    .filter(region -> region.length() == 2 && Character.isLetter(region.charAt(0)));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** What the numbers of a country begin with, as +49; empty when there is no such country. */
    public static String callingCode(String country) {
        var code = NUMBERS.getCountryCodeForRegion(country);
        return code == 0 ? "" : "+" + code;
    }

    /** Whether it can be somebody's in its country; {@link #e164} asks for its length alone. */
    public static boolean isValid(String e164) {
        try {
            return NUMBERS.isValidNumber(NUMBERS.parse(e164, null));
        } catch (NumberParseException notANumber) {
            return false;
        }
    }

    /** Whether who calls it may pay more than for a call: premium rate, shared cost, and what is of no known type. */
    public static boolean isPremium(String e164) {
        try {
            return switch (NUMBERS.getNumberType(NUMBERS.parse(e164, null))) {
                case PREMIUM_RATE, SHARED_COST, UNKNOWN -> true;
                default -> false;
            };
        } catch (NumberParseException notANumber) {
            return true;
        }
    }

    /**
     * Whether a prefix names more of a number than its country.
     *
     * @param prefix beginning of it, with +
     */
    public static boolean namesMoreThanCountry(String prefix, String e164) {
        try {
            return prefix.length() > ("+" + NUMBERS.parse(e164, null).getCountryCode()).length();
        } catch (NumberParseException notANumber) {
            return false;
        }
    }

    /** As a trunk in that country wants it. */
    public static String forTrunk(String e164, Trunk.NumberForm form, String country) {
        return switch (form) {
            case PLUS -> e164;
            case DIGITS -> e164.substring(1);
            case ZEROS -> "00" + e164.substring(1);
            case NATIONAL -> {
                var national = forPeople(e164, country).replaceAll("[^0-9+]", "");
                yield national.startsWith("+") ? "00" + national.substring(1) : national;
            }
        };
    }

    /**
     * @param e164 as {@link #e164} gave it; empty stays empty
     * @param country of the reader: its own numbers are written nationally, others with their country code
     */
    public static String forPeople(String e164, String country) {
        try {
            var number = NUMBERS.parse(e164, null);
            var own = NUMBERS.getCountryCodeForRegion(country) == number.getCountryCode();
            return NUMBERS.format(number, own ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException notANumber) {
            return e164;
        }
    }
}
