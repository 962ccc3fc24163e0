package org.switchroom.simulator.checks;

import java.util.List;
import org.switchroom.engine.LoggedEvent;

/** Follows the events and objects to what must not be. */
public interface Checker {

    /** @throws Violation if this event may not come here */
    void see(LoggedEvent logged);

    /**
     * A command is done; nothing may be left halfway.
     *
     * @throws Violation if something is
     */
    default void settled() {}

    /**
     * All callers have gone.
     *
     * @throws Violation if something is left over
     */
    default void atEnd() {}

    static List<Checker> all() {
        return List.of(new Numbering(), new ContactLives(), new AgentLives(), new FairOrder(), new Totals());
    }
}
