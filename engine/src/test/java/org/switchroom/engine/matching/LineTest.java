package org.switchroom.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LineTest {

    /** Against the JDK's own ordered map, which can do all of it but not fast. */
    @Test
    void isAnOrderedMapThatCanCount() {
        SplittableRandom random = new SplittableRandom(1);
        Line line = new Line();
        TreeMap<Rank, Long> model = new TreeMap<>();
        for (int step = 0; step < 20_000; step++) {
            Rank rank = new Rank(random.nextInt(-3, 3), random.nextInt(300));
            if (model.containsKey(rank)) {
                model.remove(rank);
                line.remove(rank);
            } else {
                model.put(rank, (long) step);
                line.add(rank, step);
            }
            assertThat(line.size()).isEqualTo(model.size());
            assertThat(line.countBefore(rank)).isEqualTo(model.headMap(rank).size());
            Line.Entry first = line.first();
            assertThat(first == null ? null : first.id())
                    .isEqualTo(model.isEmpty() ? null : model.firstEntry().getValue());
        }
        List<Long> ids = new ArrayList<>();
        line.forEach(ids::add);
        assertThat(ids).containsExactlyElementsOf(model.values());
    }

    @Test
    void aRankIsTakenOnceAndMustBeThereToGo() {
        Line line = new Line();
        line.add(new Rank(1, 1), 5);
        assertThatThrownBy(() -> line.add(new Rank(1, 1), 6)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> line.remove(new Rank(1, 2))).isInstanceOf(IllegalStateException.class);
    }
}
