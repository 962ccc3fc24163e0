package org.switchroom.pop.scenario;

import java.util.List;
import java.util.Locale;
import org.switchroom.pop.CallFacts;

/**
 * Something that must be so: one of the values, or with {@code not} none of them.
 *
 * @param values names of {@link org.switchroom.pop.CallerKind}, E.164, ids of queues, tags in any case
 */
public record ScenarioCondition(Subject subject, boolean not, List<String> values) {
    public ScenarioCondition {
        values = List.copyOf(values);
    }

    /** What is looked at. */
    public enum Subject {
        CALLER,
        DIALLED,
        QUEUE,
        TAG
    }

    public boolean holds(CallFacts facts) {
        return not != values.stream().anyMatch(value -> fits(value, facts));
    }

    private boolean fits(String value, CallFacts facts) {
        return switch (subject) {
            case CALLER -> facts.caller().name().equals(value);
            case DIALLED -> facts.dialled().equals(value);
            case QUEUE -> String.valueOf(facts.queueId()).equals(value);
            case TAG ->
                facts.tags().stream()
                        .anyMatch(tag -> tag.toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT)));
        };
    }
}
