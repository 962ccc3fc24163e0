package org.switchroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.engine.ConsultEnd;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Strategy;
import org.switchroom.engine.WrapUpEnd;

@Execution(ExecutionMode.CONCURRENT)
class SimulationTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noRuleIsBrokenIn200000Contacts(long seed) {
        Simulation.Summary summary = new Simulation(seed, 200_000).run(came -> {});
        assertThat(summary.contacts()).isEqualTo(200_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115})
    void norInManySmallTowns(long seed) {
        assertThat(new Simulation(seed, 2_000).run(came -> {}).contacts()).isEqualTo(2_000);
    }

    /** A fault that does not happen proves nothing: every way to end, to come back, to choose and to be refused is gone. */
    @Test
    void everyKindOfTroubleComesUp() {
        Map<String, Long> totals = new Simulation(2, 20_000).run(came -> {}).totals();
        List<Enum<?>> kinds = new ArrayList<>();
        for (Enum<?>[] all : List.<Enum<?>[]>of(
                Outcome.values(),
                OfferEnd.values(),
                ConversationEnd.values(),
                WrapUpEnd.values(),
                QueuedCause.values(),
                ConsultEnd.values(),
                OutsideEnd.values(),
                OverflowTrigger.values(),
                OverflowTarget.Kind.values(),
                Strategy.values(),
                Refusal.values())) {
            kinds.addAll(List.of(all));
        }
        assertThat(totals.keySet())
                .containsAll(kinds.stream()
                        .map(kind -> kind.getDeclaringClass().getSimpleName() + ' ' + kind)
                        .toList())
                .contains("ContactWidened", "DayStarted", "QueueRemoved", "AgentRemoved")
                .contains("OverflowPassed", "ConsultQueued", "ConsultConnected", "ConsultJoined", "ContactHandedOver")
                .contains("ContactDialled", "OutsideConnected", "QueuePaused", "QueueResumed", "PriorityChanged")
                .contains("AgentForced", "ReasonDefined", "ReasonExceeded")
                .contains(
                        "CallPlaced",
                        "CallbackRested",
                        "CallbackReturned",
                        "CallbackAttempted",
                        "CallbacksHeld",
                        "PlaceTakenUp");
        assertThat(totals.get("ContactWidened")).isGreaterThan(5_000);
    }

    @Test
    void theSameSeedIsTheSameRun() {
        assertThat(new Simulation(5, 5_000).run(came -> {})).isEqualTo(new Simulation(5, 5_000).run(came -> {}));
        assertThat(new Simulation(6, 5_000).run(came -> {}).stateHash())
                .isNotEqualTo(new Simulation(5, 5_000).run(came -> {}).stateHash());
    }
}
