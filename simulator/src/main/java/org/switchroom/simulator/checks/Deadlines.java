package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
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
    /** For which a colleague's phone rings. */
    private static final long COLLEAGUE_MS = 30_000;

    private record Left(int agentId, long contactId, int queueId, long ms) {}

    private final Map<Integer, QueueRules> rules = new HashMap<>();
    private final Map<Integer, Integer> talksIn = new HashMap<>();
    private final Map<Integer, Long> due = new HashMap<>();
    /** In this command: with which contact it was over. */
    private final Map<Integer, Long> hadConversation = new HashMap<>();

    private final Set<Integer> owedWrapUp = new HashSet<>();

    /** Of those in a call of their own: what was left of the wrap-up that it has interrupted. */
    private final Map<Long, Left> interrupted = new HashMap<>();
    /** Those who are to go on with it now, by agent. */
    private final Map<Integer, Left> toGoOn = new HashMap<>();

    private final Map<Integer, Integer> wrapUpQueueOf = new HashMap<>();
    private final Hall hall;
    private @Nullable Command command;
    private long now;

    Deadlines(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void asked(Submission submission) {
        command = submission.command();
    }

    @Override
    public void see(LoggedEvent logged) {
        now = logged.atMs();
        switch (logged.event()) {
            case Event.QueueDefined e -> rules.put(e.queueId(), e.rules());
            case Event.ContactOffered e when e.queueId() == 0 -> ringsForColleague(e);
            case Event.ContactOffered e ->
                begins(e.agentId(), e.deadlineMs(), rulesOf(e.queueId()).ringTimeoutMs());
            case Event.CallPlaced e -> interrupts(e);
            case Event.AgentStateChanged e when e.state() == AgentState.OFFLINE -> toGoOn.remove(e.agentId());
            case Event.OfferEnded e -> due.remove(e.agentId());
            case Event.CallbackDialled e -> due.remove(e.agentId());
            case Event.ContactConnected e -> {
                due.remove(e.agentId());
                talksIn.put(e.agentId(), e.queueId());
            }
            case Event.ConsultConnected e -> due.remove(e.partnerId());
            case Event.ContactHandedOver e -> talksIn.put(e.toAgentId(), e.queueId());
            case Event.ContactEnded e -> {
                Left left = interrupted.remove(e.contactId());
                if (left != null && hall.person(left.agentId).contactId == e.contactId()) {
                    toGoOn.put(left.agentId, left);
                }
            }
            case Event.ConversationEnded e -> {
                parted(e, e.agentId(), e.why());
                hadConversation.put(e.agentId(), e.contactId());
            }
            case Event.WrapUpStarted e when toGoOn.containsKey(e.agentId()) -> goesOn(e, toGoOn.remove(e.agentId()));
            case Event.WrapUpStarted e -> {
                Violation.unless(!hall.isInternal(e.contactId()), e.agentId(), "Wraps up a call between colleagues");
                wrapUpQueueOf.put(e.agentId(), e.queueId());
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

    /** A millisecond less, if the colleague's break would be over in that instant. */
    private void ringsForColleague(Event.ContactOffered e) {
        boolean less = e.deadlineMs() == now + COLLEAGUE_MS - 1;
        begins(e.agentId(), e.deadlineMs(), less ? COLLEAGUE_MS - 1 : COLLEAGUE_MS);
    }

    private void interrupts(Event.CallPlaced e) {
        Long endsAtMs = due.get(e.agentId());
        Integer queueId = wrapUpQueueOf.get(e.agentId());
        if (endsAtMs != null && queueId != null && hall.person(e.agentId()).state == AgentState.WRAP_UP) {
            long contactId = hall.person(e.agentId()).contactId;
            interrupted.put(e.contactId(), new Left(e.agentId(), contactId, queueId, endsAtMs - now));
        }
    }

    private void goesOn(Event.WrapUpStarted e, Left left) {
        Violation.unless(
                e.contactId() == left.contactId && e.queueId() == left.queueId,
                e.agentId(),
                () -> "Goes on with [" + e + "] instead of [" + left + "]");
        begins(e.agentId(), e.endsAtMs(), left.ms);
        wrapUpQueueOf.put(e.agentId(), e.queueId());
    }

    private void begins(int agentId, long endsAtMs, long lastsMs) {
        Violation.unless(
                endsAtMs == now + lastsMs, agentId, () -> "Lasts " + (endsAtMs - now) + " ms instead of " + lastsMs);
        due.put(agentId, endsAtMs);
    }

    private long extension(int agentId) {
        return command instanceof Command.ExtendWrapUp c && c.agentId() == agentId ? c.byMs() : 0;
    }

    private void parted(Event.ConversationEnded e, int agentId, ConversationEnd why) {
        Integer queueId = talksIn.remove(agentId);
        boolean bothStayed = why != ConversationEnd.DEVICE_LOST && why != ConversationEnd.SYSTEM;
        boolean forCallers = queueId != null && queueId != 0 && !hall.isInternal(e.contactId());
        if (queueId != null && forCallers && bothStayed && rulesOf(queueId).wrapUpMs() > 0) {
            owedWrapUp.add(agentId);
        }
    }

    @Override
    public void settled() {
        hadConversation.clear();
        toGoOn.forEach((agentId, left) -> Violation.unless(
                left.ms <= 0 || hall.lineIfThere(left.queueId) == null, agentId, () -> "Does not go on with " + left));
        toGoOn.clear();
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
