package org.switchroom.crm.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoughtPersonTest {
    private final SoughtPerson greta =
            SoughtPerson.of(List.of("Greta Müller", "greta@example.org", ""), List.of("+49305551234"), List.of("K-7"));

    @Test
    void isFoundHoweverTheLineIsWritten() {
        assertThat(greta.isIn(List.of("1", "MÜLLER", "Bonn", "Greta"))).isTrue();
        assertThat(greta.isIn(List.of("Mu\u0308ller, Greta"))).isTrue();
        assertThat(greta.isIn(List.of("x", "Greta@Example.org"))).isTrue();
        assertThat(greta.isIn(List.of("(030) 555 12-34"))).isTrue();
        assertThat(greta.isIn(List.of("", "k-7 "))).isTrue();
    }

    @Test
    void isNotTakenForOthers() {
        assertThat(greta.isIn(List.of("Müller", "Hans", "030 555 12 35", "K-71", "")))
                .isFalse();
        assertThat(greta.isIn(List.of("Gretamüller"))).isFalse();
        assertThat(greta.isIn(List.of())).isFalse();
    }
}
