package org.switchroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.Engine;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Submission;
import org.switchroom.simulator.checks.Checker;
import org.switchroom.simulator.checks.Violation;

/** Events told to all checkers: queue 7 with the agents 1 and 2, who are signed in and not ready, and contacts 100 and 101 in the menu. */
abstract class Story {
    final List<LoggedEvent> story = new ArrayList<>();
    /** What was asked for, by the number of the first event that came of it. */
    final Map<Long, Command> asked = new HashMap<>();

    Story() {
        tell(new Event.QueueDefined(7, new QueueRules(10, 0, 9)), new Event.AgentDefined(1, List.of(7)));
        tell(new Event.AgentDefined(2, List.of(7)));
        ask(new Command.SignIn(1, "d1"));
        tell(state(1, AgentState.NOT_READY, 0));
        ask(new Command.SignIn(2, "d2"));
        tell(state(2, AgentState.NOT_READY, 0));
        ask(new Command.Tick());
        tell(new Event.ContactOpened(100, "", ""), new Event.ContactOpened(101, "", ""));
    }

    void tell(Event... events) {
        for (Event event : events) {
            story.add(new LoggedEvent(story.size() + 1L, story.size() * 1_000L, 1, event));
        }
    }

    static Event.AgentStateChanged state(int agentId, AgentState state, long contactId) {
        String reason = state == AgentState.NOT_READY ? "SIGNED_IN" : "";
        return new Event.AgentStateChanged(agentId, state, reason, contactId, "d" + agentId, "");
    }

    static Event.ContactQueued queued(long contactId, int position) {
        return new Event.ContactQueued(contactId, 7, 0, position, 0, QueuedCause.FROM_MENU);
    }

    Event.ContactOffered offered(long contactId, int agentId) {
        return new Event.ContactOffered(contactId, 7, agentId, "d" + agentId, 1_000_000);
    }

    void ask(Command command) {
        asked.put(story.size() + 1L, command);
    }

    void isNoticed(String how) {
        assertThat(objections()).anyMatch(objection -> objection.contains(how));
    }

    /** All checkers hear the story together, since some look at the same hall; each goes on after its objection. */
    private List<String> objections() {
        List<Checker> checkers = Checker.all();
        List<String> objections = new ArrayList<>();
        for (LoggedEvent event : story) {
            Command command = asked.get(event.eventSeq());
            if (command != null) {
                each(checkers, objections, Checker::settled);
                each(checkers, objections, c -> c.asked(new Submission(1, event.eventSeq(), 1, command)));
            }
            each(checkers, objections, c -> c.see(event));
        }
        each(checkers, objections, Checker::settled);
        each(checkers, objections, c -> c.compare(new Engine().view()));
        each(checkers, objections, Checker::atEnd);
        return objections;
    }

    private static void each(List<Checker> checkers, List<String> objections, Consumer<Checker> does) {
        for (Checker checker : checkers) {
            try {
                does.accept(checker);
            } catch (Violation violation) {
                objections.add(violation.getMessage());
            }
        }
    }
}
