package org.switchroom.simulator.checks;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Outcome;

/** What was begun was ended, counted over the whole run. */
final class Totals implements Checker {
    private final Map<Class<? extends Event>, Long> counts = new HashMap<>();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);

    @Override
    public void see(LoggedEvent logged) {
        counts.merge(logged.event().getClass(), 1L, Long::sum);
        if (logged.event() instanceof Event.ContactEnded e) {
            outcomes.merge(e.outcome(), 1L, Long::sum);
        }
    }

    @Override
    public void atEnd() {
        equal("contacts opened and ended", of(Event.ContactOpened.class), of(Event.ContactEnded.class));
        equal(
                "offers made and ended",
                of(Event.ContactOffered.class),
                of(Event.OfferEnded.class) + of(Event.ContactConnected.class));
        equal("conversations", of(Event.ContactConnected.class), of(Event.ConversationEnded.class));
        equal("wrap-ups", of(Event.WrapUpStarted.class), of(Event.WrapUpEnded.class));
        equal(
                "outcomes and contacts",
                outcomes.values().stream().mapToLong(n -> n).sum(),
                of(Event.ContactOpened.class));
    }

    private long of(Class<? extends Event> kind) {
        return counts.getOrDefault(kind, 0L);
    }

    private static void equal(String what, long one, long other) {
        Violation.unless(one == other, 0, what + ": " + one + " and " + other);
    }
}
