package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Command;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.Submission;

/**
 * Phones ring and wrap-ups last as long as the queue's rules or the agent said, and nothing goes on after its time. Every
 * conversation that both could have ended is followed by the wrap-up its queue gives; whoever was only consulted has none.
 */
final class Deadlines implements Checker {
    private final Map<Integer, QueueRules> rules = new HashMap<>();
    private final Map<Integer, Integer> talksIn = new HashMap<>();
    private final Map<Integer, Long> due = new HashMap<>();
    /** In this command: with which contact it was over. */
    private final Map<Integer, Long> hadConversation = new HashMap<>();

    private final Set<Integer> owedWrapUp = new HashSet<>();

    private @Nullable Command command;
    private long now;

    @Override
    public void asked(Submission submission) {
        command = submission.command();
    }

    @Override
    public void see(LoggedEvent logged) {
        now = logged.atMs();
        switch (logged.event()) {
            case Event.QueueDefined e -> rules.put(e.queueId(), e.rules());
            case Event.ContactOffered e ->
                begins(e.agentId(), e.deadlineMs(), rulesOf(e.queueId()).ringTimeoutMs());
            case Event.OfferEnded e -> due.remove(e.agentId());
            case Event.CallbackDialled e -> due.remove(e.agentId());
            case Event.ContactConnected e -> {
                due.remove(e.agentId());
                talksIn.put(e.agentId(), e.queueId());
            }
            case Event.ConsultConnected e -> due.remove(e.partnerId());
            case Event.ContactHandedOver e -> talksIn.put(e.toAgentId(), e.queueId());
            case Event.ConversationEnded e -> {
                parted(e.agentId(), e.why());
                hadConversation.put(e.agentId(), e.contactId());
            }
            case Event.WrapUpStarted e -> {
                begins(e.agentId(), e.endsAtMs(), rulesOf(e.queueId()).wrapUpMs());
                owedWrapUp.remove(e.agentId());
                Violation.unless(
                        hadConversation.remove(e.agentId(), e.contactId()),
                        e.agentId(),
                        "Wraps up what was no conversation");
            }
            case Event.WrapUpExtended e -> begins(e.agentId(), e.endsAtMs(), extension(e.agentId()));
            case Event.WrapUpEnded e -> due.remove(e.agentId());
            default -> {}
        }
    }

    private void begins(int agentId, long endsAtMs, long lastsMs) {
        Violation.unless(
                endsAtMs == now + lastsMs, agentId, () -> "Lasts " + (endsAtMs - now) + " ms instead of " + lastsMs);
        due.put(agentId, endsAtMs);
    }

    private long extension(int agentId) {
        return command instanceof Command.ExtendWrapUp c && c.agentId() == agentId ? c.byMs() : 0;
    }

    private void parted(int agentId, ConversationEnd why) {
        Integer queueId = talksIn.remove(agentId);
        boolean bothStayed = why != ConversationEnd.DEVICE_LOST && why != ConversationEnd.SYSTEM;
        if (queueId != null && bothStayed && rulesOf(queueId).wrapUpMs() > 0) {
            owedWrapUp.add(agentId);
        }
    }

    @Override
    public void settled() {
        hadConversation.clear();
        for (int agentId : owedWrapUp) {
            throw new Violation(agentId, "Was given no time to wrap up");
        }
        due.forEach((agentId, endsAtMs) ->
                Violation.unless(endsAtMs > now, agentId, () -> "What was due at " + endsAtMs + " goes on at " + now));
    }

    private QueueRules rulesOf(int queueId) {
        QueueRules known = rules.get(queueId);
        if (known == null) {
            throw new Violation(0, "Queue " + queueId + " was never defined");
        }
        return known;
    }
}
