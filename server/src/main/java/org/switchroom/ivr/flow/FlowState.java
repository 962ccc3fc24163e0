package org.switchroom.ivr.flow;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where a caller is in the flow, as plain data that can be stored and taken up again.
 *
 * @param variables what has been found out on the way, see {@link Variables}
 */
public record FlowState(StepId step, Map<String, String> variables) {
    public FlowState {
        variables = Map.copyOf(variables);
    }

    /** The key by which the queue was chosen; empty: none. */
    public String key() {
        return variables.getOrDefault(Variables.KEY, "");
    }

    FlowState chosenBy(char key) {
        var changed = new TreeMap<>(variables);
        changed.put(Variables.KEY, String.valueOf(key));
        return new FlowState(step, changed);
    }

    int number(String variable, int otherwise) {
        var value = variables.get(variable);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /** Empty: not set. */
    String text(String variable) {
        return variables.getOrDefault(variable, "");
    }

    FlowState with(String variable, String value) {
        var changed = new TreeMap<>(variables);
        changed.put(variable, value);
        return new FlowState(step, changed);
    }

    Map<String, String> with(String variable, int value) {
        var changed = new TreeMap<>(variables);
        changed.put(variable, Integer.toString(value));
        return changed;
    }
}
