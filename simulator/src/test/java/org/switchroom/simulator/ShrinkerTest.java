package org.switchroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Sink;
import org.switchroom.simulator.checks.Checker;
import org.switchroom.simulator.checks.Violation;

/** A defect put in on purpose is found in the middle of a busy day, and shown by a handful of commands. */
class ShrinkerTest {
    /** Four hours after the start of a run. */
    private static final long LATE_MS = 1_000_000_000L + 4 * 3_600_000;

    /** An engine whose events come out differently, numbered anew so that no gap gives it away. */
    private static UnaryOperator<Sink> ear(Function<Event, List<Event>> defect) {
        return sink -> new Sink() {
            private long eventSeq;

            @Override
            public void accept(LoggedEvent logged) {
                for (Event event : defect.apply(logged.event())) {
                    sink.accept(new LoggedEvent(++eventSeq, logged.atMs(), logged.firmId(), event));
                }
            }
        };
    }

    private static String failure(long seed, Trial.Court court) {
        SimulationFailed failed =
                catchThrowableOfType(SimulationFailed.class, () -> new Simulation(seed, 20_000, court).run(came -> {}));
        assertThat(failed).hasMessageEndingWith("Again: ./switchroom simulate --seed " + seed + " --contacts 20000");
        return failed.getMessage();
    }

    @Test
    void anEventThatIsLost() {
        UnaryOperator<Sink> deaf = ear(event ->
                event instanceof Event.OfferEnded e && e.why() == OfferEnd.EXPIRED ? List.of() : List.of(event));
        String story = failure(3, new Trial.Court(deaf, Checker::all));
        assertThat(story)
                .startsWith("Seed 3: ")
                .contains("Is NOT_READY but RINGING")
                .containsSubsequence("DefineQueue", "DefineAgent", "OpenContact", "ContactOffered", "!!");
        assertThat(commands(story)).as(story).isBetween(7L, 12L);
    }

    @Test
    void anEventThatComesTwice() {
        UnaryOperator<Sink> stammering =
                ear(event -> event instanceof Event.ContactEnded ? List.of(event, event) : List.of(event));
        assertThat(failure(4, new Trial.Court(stammering, Checker::all)))
                .contains("Heard of after its end", "The shortest history found, 3 commands:")
                .containsSubsequence("OpenContact", "EndContact", "!!");
    }

    /**
     * Long after the last restart, and with other failures that a careless search would slip into. With seed 7 a colleague is
     * called who would not be there if others had not called before.
     */
    @ParameterizedTest
    @ValueSource(longs = {5, 7})
    void aRuleThatIsBrokenSeldom(long seed) {
        String story = failure(seed, new Trial.Court(sink -> sink, () -> List.of(new NobodyIsHeldTwice())));
        assertThat(story).contains("Held twice");
        assertThat(commands(story)).as(story).isBetween(8L, 30L);
    }

    private static long commands(String story) {
        return story.lines()
                .filter(line -> line.matches(" +\\d+\\.\\d{3} s  .*"))
                .count();
    }

    /** No rule of the centre's: something that takes a whole story to happen. */
    private static final class NobodyIsHeldTwice implements Checker {
        private final Set<Long> held = new HashSet<>();

        @Override
        public void see(LoggedEvent logged) {
            switch (logged.event()) {
                case Event.ContactHeld e -> {
                    if (!held.add(e.contactId()) && logged.atMs() > LATE_MS) {
                        throw new Violation(e.contactId(), "Held twice");
                    }
                }
                case Event.ContactEnded e -> held.remove(e.contactId());
                default -> {}
            }
        }
    }

    @Test
    void whatFailsIsKnownWhateverItIsAbout() {
        assertThat(Shrinker.kind(new Violation(7, "Told position 3 of 12")))
                .isEqualTo(Shrinker.kind(new Violation(8, "Told position 1 of 1")))
                .isNotEqualTo(Shrinker.kind(new Violation(7, "Rung before 3=12")))
                .isNotEqualTo(Shrinker.kind(new IllegalStateException("Told position 3 of 12")));
    }
}
