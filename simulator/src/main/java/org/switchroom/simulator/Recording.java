package org.switchroom.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;

/**
 * How things have come to be as they are: the last steps, and the queues and agents there were before them. The best place to
 * begin with is when the centre was last at rest (at its beginning or a restart, when nobody calls and nobody is signed in); but
 * figures outlive a restart, so what depends on them needs more of what was before.
 */
final class Recording {
    private static final int KEPT = 100_000;
    /** That are remembered. */
    private static final int RESTS = 5;

    /** Defines what was there before; no other client has its number. */
    private static final int FOUNDER = 99;

    /** In the order in which they have to be there. */
    private enum Kind {
        VERSION,
        REASON,
        QUEUE,
        HELD,
        AGENT
    }

    private record Defined(Kind kind, String id) {
        Defined(Kind kind, int id) {
            this(kind, Integer.toString(id));
        }
    }

    private record Kept(Step step, boolean done) {}

    /** What there was before the oldest step that is kept. */
    private final Map<Defined, Submission> founded = new LinkedHashMap<>();

    private final Deque<Kept> kept = new ArrayDeque<>();
    private long taken;
    /** How many steps had been taken when the centre was at rest, the last time first. */
    private final Deque<Long> rests = new ArrayDeque<>(List.of(0L));

    /** Before it is tried. */
    void begin(Step step) {
        taken++;
        if (kept.size() == KEPT) {
            forget(kept.removeFirst(), founded);
        }
        kept.addLast(new Kept(step, false));
    }

    /** After it: it may have defined something, or brought everything to rest, but for what outlives a restart. */
    void done(Step step, List<LoggedEvent> events, boolean nothingOpen) {
        boolean refused = !events.isEmpty() && events.getLast().event() instanceof Event.Refused;
        if (step instanceof Step.Submit submit && !refused) {
            kept.removeLast();
            kept.addLast(new Kept(step, true));
            if (nothingOpen && submit.submission().command() instanceof Command.Restart) {
                rest();
            }
        }
    }

    private void rest() {
        rests.addFirst(taken);
        if (rests.size() > RESTS) {
            rests.removeLast();
        }
    }

    private static void forget(Kept oldest, Map<Defined, Submission> founded) {
        if (oldest.done && oldest.step instanceof Step.Submit submit) {
            Submission submission = submit.submission();
            switch (submission.command()) {
                case Command.ActivateVersion c -> founded.put(new Defined(Kind.VERSION, 0), submission);
                case Command.DefineReason c ->
                    founded.put(new Defined(Kind.REASON, submission.firmId() + " " + c.reasonCode()), submission);
                case Command.DefineQueue c -> founded.put(new Defined(Kind.QUEUE, c.queueId()), submission);
                case Command.RemoveQueue c -> {
                    founded.remove(new Defined(Kind.QUEUE, c.queueId()));
                    founded.remove(new Defined(Kind.HELD, c.queueId()));
                }
                case Command.HoldCallbacks c -> founded.put(new Defined(Kind.HELD, c.queueId()), submission);
                case Command.DefineAgent c -> founded.put(new Defined(Kind.AGENT, c.agentId()), submission);
                case Command.RemoveAgent c -> founded.remove(new Defined(Kind.AGENT, c.agentId()));
                default -> {}
            }
        }
    }

    /** Histories that lead from nothing to where things are, the shortest first. */
    List<List<Step>> histories() {
        return Stream.concat(rests.stream().map(before -> taken - before), Stream.of((long) kept.size()))
                .filter(count -> count <= kept.size())
                .distinct()
                .map(count -> last(count.intValue()))
                .toList();
    }

    /** The version, reasons, queues, the agents who serve them, then the last steps. */
    private List<Step> last(int count) {
        List<Step> steps = new ArrayList<>();
        if (count == 0) {
            return steps;
        }
        List<Kept> all = List.copyOf(kept);
        List<Kept> last = all.subList(all.size() - count, all.size());
        Map<Defined, Submission> there = new LinkedHashMap<>(founded);
        all.subList(0, all.size() - count).forEach(step -> forget(step, there));
        long atMs = last.getFirst().step.atMs();
        there.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().kind()))
                .map(Map.Entry::getValue)
                .forEach(s -> steps.add(new Step.Submit(
                        atMs, new Submission(FOUNDER, steps.size() + 1L, s.firmId(), s.command()), false, false)));
        last.forEach(step -> steps.add(step.step));
        return steps;
    }
}
