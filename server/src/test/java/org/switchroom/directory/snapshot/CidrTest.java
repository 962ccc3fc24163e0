package org.switchroom.directory.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.128, 192.0.2.0/25, false",
        "192.0.2.130/31, 192.0.2.131, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:1::5, true",
        "2001:db8::/32, 2001:db9::5, false"
    })
    void tellsWhetherBlocksOverlap(String one, String other, boolean overlap) {
        var first = Cidr.parse(one).orElseThrow();
        var second = Cidr.parse(other).orElseThrow();
        assertThat(first.overlaps(second)).isEqualTo(overlap);
        assertThat(second.overlaps(first)).isEqualTo(overlap);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sip.example.com",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/",
                "192.0.2.0/x",
                "2001:db8::/129"
            })
    void refusesWhatIsNone(String written) {
        assertThat(Cidr.parse(written)).isEmpty();
    }
}
