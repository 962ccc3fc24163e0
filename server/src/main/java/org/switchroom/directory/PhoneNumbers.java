package org.switchroom.directory;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
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
                    ? Optional.of(NUMBERS.format(number, PhoneNumberUtil.PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
