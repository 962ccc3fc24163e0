package org.switchroom.ivr.flow;

import java.util.ArrayList;
import java.util.List;

/** Where the flow is after an input and what is to be done, in order. */
public record Next(FlowState state, List<Action> actions) {

    static Next stay(FlowState state, Action... actions) {
        return new Next(state, List.of(actions));
    }

    /** The same, with {@code first} done before. */
    Next after(Action... first) {
        var all = new ArrayList<Action>(List.of(first));
        all.addAll(actions);
        return new Next(state, List.copyOf(all));
    }
}
