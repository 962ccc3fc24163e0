package org.switchroom.developers.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.switchroom.developers.store.Deliveries.Attempt;

class AttemptTest {
    @Test
    void canBeKeptWhateverWasSaid() {
        assertThat(new Attempt(null, 1, "The connection broke: \0\ud83d 😀").said())
                .isEqualTo("The connection broke: �� 😀");
    }
}
