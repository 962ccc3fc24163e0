package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LongMapTest {

    /** Against the JDK's map, with few enough keys that they collide, go and come back. */
    @Test
    void isAMap() {
        SplittableRandom random = new SplittableRandom(1);
        LongMap<String> map = new LongMap<>();
        TreeMap<Long, String> model = new TreeMap<>();
        for (int step = 0; step < 50_000; step++) {
            long key = random.nextLong(-200, 200);
            if (random.nextInt(3) == 0) {
                assertThat(map.remove(key)).isEqualTo(model.remove(key));
            } else {
                map.put(key, "v" + step);
                model.put(key, "v" + step);
            }
            long other = random.nextLong(-200, 200);
            assertThat(map.get(other)).isEqualTo(model.get(other));
            assertThat(map.size()).isEqualTo(model.size());
        }
        assertThat(map.sortedKeys()).containsExactly(model.keySet().toArray(Long[]::new));
    }
}
