package org.switchroom.reporting.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Queue;
import org.switchroom.directory.User;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.reporting.Board.WarningLive;

/** Tells supervisors of queues that have become empty: agents are disabled and lose skills after the queue was set up. */
@Component
class QueueWarnings extends DirectoryWarnings {
    /** No agent who is enabled serves it. */
    private static final String UNSERVED = "UNSERVED";
    /** None of those who serve it can do what its callers require at last. */
    private static final String UNSKILLED = "UNSKILLED";

    private final Directory directory;

    QueueWarnings(Directory directory) {
        this.directory = directory;
    }

    @Override
    public List<WarningLive> of(int firmId) {
        var staff = directory.agents(firmId);
        return directory.queues(firmId).stream()
                .flatMap(queue ->
                        gap(queue, staff).map(gap -> new WarningLive(0, queue.id(), queue.name(), gap, null)).stream())
                .toList();
    }

    private static Optional<String> gap(Queue queue, List<User> staff) {
        if (!queue.servedBy(staff)) {
            return Optional.of(UNSERVED);
        }
        var steps = queue.requirements().steps();
        return steps.isEmpty()
                        || serving(queue, staff)
                                .anyMatch(agent -> can(agent, steps.getLast().needs()))
                ? Optional.empty()
                : Optional.of(UNSKILLED);
    }

    private static Stream<User> serving(Queue queue, List<User> staff) {
        var ids = queue.agentIds();
        return staff.stream().filter(agent -> ids.contains(agent.id()));
    }

    private static boolean can(User agent, List<Need> needs) {
        return needs.stream()
                .allMatch(need -> agent.skills().stream()
                        .anyMatch(skill -> skill.skillId() == need.skillId() && skill.level() >= need.atLeast()));
    }
}
