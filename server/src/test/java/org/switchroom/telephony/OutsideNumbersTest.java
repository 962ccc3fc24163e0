package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.directory.Trunk;
import org.switchroom.telephony.line.OutsideNumbers;

class OutsideNumbersTest {
    private static final int FIRM = 1;

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', textBlock = """
            040 123456        | +49
            0171 3920012      | +49
            0800 1234567      | +49
            +33 1 23456789    | +33
            0900 1 123456     | +49900
            0137 7 123456     | +49137
            """)
    void allows(String written, String prefix) {
        var checked = numbers(prefix).check(FIRM, written);
        assertThat(checked.refusal()).isEmpty();
        assertThat(checked.e164()).startsWith(prefix);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', textBlock = """
            +33 1 23456789    | +49
            0900 1 123456     | +49
            0137 7 123456     | +49
            0180 5 123456     | +49
            0900 1 1234567    | +49
            0137 7 1234567    | +49
            0900 1 1234567    | +49900
            11833             | +49
            11833             | +4911833
            110               | +49
            112               | +49
            +49110            | +49
            """)
    void bars(String written, String prefix) {
        var checked = numbers(prefix).check(FIRM, written);
        assertThat(checked.refusal()).contains("may not be called");
        assertThat(checked.e164()).isEmpty();
    }

    private static OutsideNumbers numbers(String prefix) {
        var directory = new FakeDirectory();
        directory.addFirm(FIRM);
        directory.trunks.add(new Trunk(
                1,
                FIRM,
                "Carrier",
                Trunk.Kind.IP,
                List.of("127.0.0.1"),
                "DE",
                "",
                "",
                "udp",
                true,
                new Trunk.Outbound("127.0.0.1", List.of(prefix), "", Trunk.NumberForm.NATIONAL, 2, true)));
        return new OutsideNumbers(directory, "127.0.0.1");
    }
}
