package org.switchroom.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +49 30 23125-100              | DE | +493023125100
            030 23125100                  | DE | +493023125100
            030/23125 100                 | DE | +493023125100
            +49 (0)30 23125100            | DE | +493023125100
            0049 30 23125100              | DE | +493023125100
            004930 23125100               | DK | +493023125100
            0171 3920012                  | DE | +491713920012
            tel:+49-30-23125-100          | US | +493023125100
            tel:030-23125100;phone-context=+49 | DE | +493023125100
            tel:+4930-23125100;ext=12     | DE | +493023125100
            70 10 01 00                   | DK | +4570100100
            004570100100                  | DE | +4570100100
            021 555 0123                  | RO | +40215550123
            0722 123 456                  | RO | +40722123456
            0040 21 555 0123              | DE | +40215550123
            020 7946 0123                 | GB | +442079460123
            07700 900123                  | GB | +447700900123
            +44 (0)20 7946 0123           | DE | +442079460123
            (212) 555-0123                | US | +12125550123
            1-212-555-0123                | US | +12125550123
            011 49 30 23125100            | US | +493023125100
            +1 212 555 0123               | DE | +12125550123
            """)
    void readsAnyWriting(String written, String country, String e164) {
        assertThat(PhoneNumbers.e164(written, country)).hasValue(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "anonymous",
                "Anonymous",
                "unavailable",
                "restricted",
                "sip:anonymous@anonymous.invalid",
                "Anna Berger",
                "+",
                "1",
                "+4930231251001234567890"
            })
    void knowsWhatIsNoNumber(String written) {
        assertThat(PhoneNumbers.e164(written, "DE")).isEmpty();
    }

    @Test
    void writesForPeople() {
        assertThat(PhoneNumbers.forPeople("+493023125100", "DE")).isEqualTo("030 23125100");
        assertThat(PhoneNumbers.forPeople("+493023125100", "DK")).isEqualTo("+49 30 23125100");
        assertThat(PhoneNumbers.forPeople("", "DK")).isEmpty();
    }
}
