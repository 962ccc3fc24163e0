package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Submission;

/** Whom an agent names, for a transfer or a consult, is rung, and nobody else, and at once. */
final class Named implements Checker {
    private final Map<Long, Integer> named = new HashMap<>();
    private @Nullable Command command;

    @Override
    public void asked(Submission submission) {
        command = submission.command();
    }

    @Override
    public void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.ConsultStarted e
            when e.toAgentId() != 0 -> {
                boolean asked = command instanceof Command.ConsultAgent c
                        && c.contactId() == e.contactId()
                        && c.agentId() == e.agentId()
                        && c.toAgentId() == e.toAgentId();
                Violation.unless(asked, e.contactId(), () -> "Asks agent " + e.toAgentId() + " of itself");
                named.put(e.contactId(), e.toAgentId());
            }
            case Event.ContactQueued e
            when e.cause() == QueuedCause.TO_AGENT -> {
                if (!(command instanceof Command.TransferToAgent c) || c.contactId() != e.contactId()) {
                    throw new Violation(e.contactId(), "Transferred to an agent whom nobody has named");
                }
                named.put(e.contactId(), c.toAgentId());
            }
            case Event.ContactOffered e -> {
                Integer right = named.remove(e.contactId());
                Violation.unless(
                        right == null || right == e.agentId(),
                        e.contactId(),
                        () -> "Rings agent " + e.agentId() + " instead of agent " + right + ", who was named");
            }
            default -> {}
        }
    }

    @Override
    public void settled() {
        for (Map.Entry<Long, Integer> left : named.entrySet()) {
            throw new Violation(left.getKey(), "Agent " + left.getValue() + " was named and is not rung");
        }
    }
}
