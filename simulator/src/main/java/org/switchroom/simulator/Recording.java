package org.switchroom.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;

/**
 * How things have come to be as they are: every step since the centre was last at rest (at its beginning or a restart, when
 * nobody calls and nobody is signed in), and the queues and agents there were then. If there was no rest for long, the
 * oldest steps are forgotten, except for the queues and agents they made.
 */
final class Recording {
    private static final int KEPT = 100_000;
    /** Defines what was there before; no other client has its number. */
    private static final int FOUNDER = 99;

    /** In the order in which they have to be there. */
    private enum Kind {
        VERSION,
        REASON,
        QUEUE,
        AGENT
    }

    private record Defined(Kind kind, String id) {
        Defined(Kind kind, int id) {
            this(kind, Integer.toString(id));
        }
    }

    private record Kept(Step step, boolean done) {}

    private final Map<Defined, Submission> founded = new LinkedHashMap<>();
    private final Deque<Kept> since = new ArrayDeque<>();
    private boolean resting;

    /** Before it is tried. */
    void begin(Step step) {
        if (resting) {
            while (!since.isEmpty()) {
                forget();
            }
        }
        resting = false;
        if (since.size() == KEPT) {
            forget();
        }
        since.addLast(new Kept(step, false));
    }

    /** After it: it may have defined something, or brought everything to rest. */
    void done(Step step, List<LoggedEvent> events) {
        boolean refused = !events.isEmpty() && events.getLast().event() instanceof Event.Refused;
        if (step instanceof Step.Submit submit && !refused) {
            since.removeLast();
            since.addLast(new Kept(step, true));
            resting = submit.submission().command() instanceof Command.Restart;
        }
    }

    private void forget() {
        Kept oldest = since.removeFirst();
        if (oldest.done && oldest.step instanceof Step.Submit submit) {
            Submission submission = submit.submission();
            switch (submission.command()) {
                case Command.ActivateVersion c -> founded.put(new Defined(Kind.VERSION, 0), submission);
                case Command.DefineReason c ->
                    founded.put(new Defined(Kind.REASON, submission.firmId() + " " + c.reasonCode()), submission);
                case Command.DefineQueue c -> founded.put(new Defined(Kind.QUEUE, c.queueId()), submission);
                case Command.RemoveQueue c -> founded.remove(new Defined(Kind.QUEUE, c.queueId()));
                case Command.DefineAgent c -> founded.put(new Defined(Kind.AGENT, c.agentId()), submission);
                case Command.RemoveAgent c -> founded.remove(new Defined(Kind.AGENT, c.agentId()));
                default -> {}
            }
        }
    }

    /** Steps that lead from nothing to where things are: the version, queues, the agents who serve them, then the rest. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (since.isEmpty()) {
            return steps;
        }
        long atMs = since.getFirst().step.atMs();
        founded.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().kind()))
                .map(Map.Entry::getValue)
                .forEach(s -> steps.add(new Step.Submit(
                        atMs, new Submission(FOUNDER, steps.size() + 1L, s.firmId(), s.command()), false, false)));
        since.forEach(kept -> steps.add(kept.step));
        return steps;
    }
}
