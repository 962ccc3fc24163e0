package org.switchroom.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
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

    /** Long enough that it is many blocks; what follows the lead is not drawn from. */
    @Test
    void drawsByWeightFromTheLeadAlone() {
        Line line = new Line();
        int[] drawn = new int[600];
        for (int id = 0; id < 600; id++) {
            line.add(new Rank(id < 500 ? 1 : 2, 0, id), id, 1 + id % 3);
        }
        for (long chance = 0; chance < 200_000; chance++) {
            drawn[(int) Objects.requireNonNull(line.drawFromLead(chance)).id()]++;
        }
        assertThat(line.countLead()).isEqualTo(500);
        for (int id = 0; id < 600; id++) {
            int expected = id < 500 ? 200 * (1 + id % 3) : 0;
            assertThat(drawn[id]).isBetween(expected * 7 / 10, expected * 13 / 10);
        }
    }

    @Test
    void showsTheNextAndTheFirstFew() {
        Line line = new Line();
        for (int id = 200; id > 0; id--) {
            line.add(new Rank(0, id), id);
        }
        assertThat(line.first(150))
                .extracting(Line.Entry::id)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 150).boxed().toList());
        for (int id = 1; id < 200; id++) {
            assertThat(Objects.requireNonNull(line.second()).id()).isEqualTo(id + 1);
            line.remove(new Rank(0, id));
        }
        assertThat(line.second()).isNull();
    }

    @Test
    void aRankIsTakenOnceAndMustBeThereToGo() {
        Line line = new Line();
        line.add(new Rank(1, 1), 5);
        assertThatThrownBy(() -> line.add(new Rank(1, 1), 6)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> line.remove(new Rank(1, 2))).isInstanceOf(IllegalStateException.class);
    }
}
