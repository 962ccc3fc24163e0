package org.switchroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.switchroom.simulator.theory.Estimate;
import org.switchroom.simulator.theory.Formula;
import org.switchroom.simulator.theory.Load;

/** With one class of calls the engine is the queue of the textbooks. */
@Execution(ExecutionMode.CONCURRENT)
class QueueingTheoryTest {

    static final List<Textbook.Case> GRID = Textbook.GRID;

    /** Theory is within each interval, and each is so narrow that little else would be. */
    @ParameterizedTest
    @FieldSource("GRID")
    void theEngineAgreesWithErlang(Textbook.Case one) {
        Measured measured = Measured.of(one.load(), 1917, one.calls());
        Formula theory = Formula.of(one.load());
        assertThat(measured).matches(m -> m.covers(theory), "covers " + theory);
        assertThat(measured.waiting()).matches(narrowerThan(0.015));
        assertThat(measured.answeredIn20s()).matches(narrowerThan(0.015));
        assertThat(measured.abandoned()).matches(narrowerThan(0.004));
        assertThat(measured.occupancy()).matches(narrowerThan(0.003));
        assertThat(measured.meanWaitS()).matches(narrowerThan(0.15 * theory.meanWaitS()));
    }

    private static Predicate<Estimate> narrowerThan(double width) {
        return estimate -> estimate.halfWidth() < width;
    }

    static List<Load> nearlyTheSame() {
        return List.of(
                Load.patient(103, 180, 14),
                Load.patient(100, 185, 14),
                Load.patient(100, 180, 15),
                new Load(100, 180, 14, 3_600));
    }

    /** Three in a hundred more calls or longer ones, one agent more, two callers in a thousand who give up: noticed. */
    @ParameterizedTest
    @MethodSource("nearlyTheSame")
    void aLittleOffIsNoticed(Load load) {
        assertThat(Measured.of(load, 1917, 400_000).covers(Formula.of(Load.patient(100, 180, 14))))
                .isFalse();
    }

    /** Kiefer and Wolfowitz (1955): a call waits until the first agent has done what came before, or patience ends. */
    @ParameterizedTest
    @FieldSource("GRID")
    void everyCallWaitsExactlyAsLongAsTheRecursionSays(Textbook.Case one) {
        List<Waited> waits = new ArrayList<>();
        new OneClass(one.load(), 55, new Notes(waits)).run(20_000);
        waits.sort((a, b) -> Long.compare(a.order(), b.order()));
        PriorityQueue<Long> freeAtMs = new PriorityQueue<>();
        for (int agent = 0; agent < one.load().agents(); agent++) {
            freeAtMs.add(0L);
        }
        assertThat(waits).hasSize(20_000);
        for (Waited waited : waits) {
            OneClass.Call call = waited.call();
            long answerableAtMs = Math.max(call.arrivedAtMs(), freeAtMs.element());
            boolean answered = answerableAtMs - call.arrivedAtMs() < call.patienceMs();
            if (answered) {
                freeAtMs.remove();
                freeAtMs.add(answerableAtMs + call.handleMs());
            }
            long endsAtMs = answered ? answerableAtMs : call.arrivedAtMs() + call.patienceMs();
            assertThat(waited).isEqualTo(new Waited(waited.order(), call, endsAtMs, answered));
        }
    }

    private record Waited(long order, OneClass.Call call, long untilMs, boolean answered) {}

    private static final class Notes implements OneClass.Witness {
        private final List<Waited> waits;
        private final Map<OneClass.Call, Long> orders = new IdentityHashMap<>();

        Notes(List<Waited> waits) {
            this.waits = waits;
        }

        @Override
        public void comes(long atMs, OneClass.Call call, boolean hasToWait) {
            orders.put(call, (long) orders.size());
        }

        @Override
        public void stopsWaiting(long atMs, OneClass.Call call, boolean answered) {
            waits.add(new Waited(orders.get(call), call, atMs, answered));
        }

        @Override
        public void isDone(long atMs) {}
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        Load load = new Load(100, 180, 11, 120);
        assertThat(Measured.of(load, 3, 10_000)).isEqualTo(Measured.of(load, 3, 10_000));
        assertThat(Measured.of(load, 4, 10_000)).isNotEqualTo(Measured.of(load, 3, 10_000));
    }
}
