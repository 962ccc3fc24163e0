package org.switchroom.simulator.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EndedTest {

    @Test
    void knowsWhatHasEndedAndKeepsNoMoreThanTheGaps() {
        Ended ended = new Ended();
        Set<Long> known = new HashSet<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            long id = random.nextLong(1, 501);
            ended.add(id);
            known.add(id);
            long other = random.nextLong(0, 502);
            assertThat(ended.contains(other)).isEqualTo(known.contains(other));
        }
        for (long id = 1; id <= 500; id++) {
            ended.add(id);
        }
        assertThat(ended.ranges()).isEqualTo(1);
        assertThat(ended.contains(0)).isFalse();
        assertThat(ended.contains(501)).isFalse();
    }
}
