package org.switchroom.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmergencyNumbersTest {
    @ParameterizedTest
    @CsvSource({"112,DE", "110,DE", "911,DE", "112,DK", "114,DK", "999,GB", "112,RO", "911,US", "110,ZZ"})
    void areCalled(String dialled, String country) {
        assertThat(EmergencyNumbers.contain(dialled, country)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"999,DE", "1123,DE", "+49112,DE", "21,DE", "112#,DE", "'',DE"})
    void areNotConfusedWithOthers(String dialled, String country) {
        assertThat(EmergencyNumbers.contain(dialled, country)).isFalse();
    }
}
