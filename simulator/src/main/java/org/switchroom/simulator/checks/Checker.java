package org.switchroom.simulator.checks;

import java.util.List;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;

/** Follows the events and objects to what must not be. */
public interface Checker {

    /** What is asked for, before what comes of it. */
    default void asked(Submission submission) {}

    /** @throws Violation if this event may not come here */
    void see(LoggedEvent logged);

    /**
     * A command is done; nothing may be left halfway.
     *
     * @throws Violation if something is
     */
    default void settled() {}

    /**
     * Between two commands, beside what a page would show.
     *
     * @throws Violation if that is not what came of the events
     */
    default void compare(CentreView shown) {}

    /**
     * All callers have gone.
     *
     * @throws Violation if something is left over
     */
    default void atEnd() {}

    /** They belong together: some look at the same hall, and who keeps it comes last. */
    static List<Checker> all() {
        Hall hall = new Hall();
        return List.of(
                new Numbering(),
                new ContactLives(),
                new ConsultLives(),
                new BroughtAlong(),
                new CallbackLives(hall),
                new MessageLives(hall),
                new TooLate(),
                new Named(),
                new OwnCallLives(hall),
                new AgentLives(hall),
                new AgentCauses(hall),
                new Supervision(),
                new TimedReasons(),
                new Deadlines(hall),
                new FairOrder(hall),
                new NoOvertaking(hall),
                new RightAgent(hall),
                new Chance(hall),
                new ToldChoice(hall),
                new WorkTimes(hall),
                new NobodyWaitsInVain(hall),
                new NobodyStarves(hall),
                new Widening(hall),
                new OverflowSteps(hall),
                new Totals(),
                new Usher(hall));
    }
}
