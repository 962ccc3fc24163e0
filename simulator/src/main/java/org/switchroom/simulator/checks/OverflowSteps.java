package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Submission;

/**
 * Overflow as docs/algorithms/overflow.md has it. A contact takes along the steps of the queue it came to first, as they were
 * then, and each at most once; the first whose time it is and that leads somewhere is taken, no other, and none too early or
 * too late; one that is due by waiting and leads nowhere is passed over for good.
 */
final class OverflowSteps implements Checker {
    private final Hall hall;
    private final OverflowChoice choice;
    private final Map<Long, OverflowChain> chains = new HashMap<>();
    private final TreeMap<Long, TreeSet<Long>> due = new TreeMap<>();
    private final Map<Long, Long> timers = new HashMap<>();
    /** Came in from the menu, or back from outside, and has to go on at once by this step. */
    private final Map<Long, Integer> toBeTold = new HashMap<>();
    /** With a telephone outside, and back with what is still before it if nobody answers there. */
    private final Map<Long, OverflowChain> outside = new HashMap<>();
    /** To be called in this command, by contact. */
    private final Map<Long, String> toBeCalled = new HashMap<>();
    /** On the way to another queue: as what it has to come there. */
    private final Map<Long, Event.ContactQueued> toCome = new HashMap<>();
    /** Queues somebody may have left as the last one, and those that contacts came to or left, in this command. */
    private final Set<Integer> perhapsDeserted = new HashSet<>();

    private final Set<Integer> moved = new HashSet<>();
    /** Contacts that were asked about a callback in this command, and wait for the answer. */
    private final Set<Long> asked = new HashSet<>();

    /** Contacts that came into a queue in this command, or came back to it. */
    private final Set<Long> arrived = new HashSet<>();

    private @Nullable Command command;
    private long nowMs;

    OverflowSteps(Hall hall) {
        this.hall = hall;
        this.choice = new OverflowChoice(hall);
    }

    @Override
    public void asked(Submission submission) {
        command = submission.command();
    }

    @Override
    public void see(LoggedEvent logged) {
        nowMs = logged.atMs();
        switch (logged.event()) {
            case Event.ContactQueued e -> queued(e, logged);
            case Event.ContactOverflowed e -> overflowed(e);
            case Event.OverflowPassed e -> passed(e);
            case Event.ContactOffered e when !hall.ringsAtAll(e) -> stop(e.contactId());
            case Event.OfferEnded e -> {
                waits(chains.get(e.contactId()));
                arrived.add(e.contactId());
            }
            case Event.CallbackRequested e -> {
                forget(e.contactId());
                chains.put(e.contactId(), new OverflowChain(e.contactId(), hall.line(e.queueId())));
            }
            case Event.ContactDialled e when e.agentId() == 0 -> called(e);
            case Event.OutsideConnected e -> outside.remove(e.contactId());
            case Event.ContactConnected e -> forget(e.contactId());
            case Event.ContactEnded e -> forget(e.contactId());
            case Event.AgentStateChanged e when e.state() == AgentState.OFFLINE -> leaves(hall.person(e.agentId()));
            case Event.QueuePaused e -> perhapsDeserted.add(e.queueId());
            case Event.AgentDefined e when hall.isKnown(e.agentId()) -> leaves(hall.person(e.agentId()));
            case Event.AgentRemoved e -> leaves(hall.person(e.agentId()));
            case Event.Refused e -> refused(e);
            default -> {}
        }
    }

    private void leaves(Person person) {
        if (person.signedIn()) {
            person.profile.queueIds().stream().filter(person::takesFrom).forEach(perhapsDeserted::add);
        }
    }

    // ---- coming in

    private void queued(Event.ContactQueued e, LoggedEvent logged) {
        moved.add(e.queueId());
        arrived.add(e.contactId());
        OverflowChain chain;
        switch (e.cause()) {
            case FROM_MENU -> {
                chain = new OverflowChain(e.contactId(), hall.line(e.queueId()), nowMs);
                int step = choice.atEntry(chain, hall.entering(e, logged), isClosed(e.contactId()));
                Violation.unless(
                        step < 0 || comesInFirst(chain.steps.get(step).target()),
                        e.contactId(),
                        () -> "Comes in, and step " + step + " leads elsewhere");
                if (step >= 0) {
                    toBeTold.put(e.contactId(), step);
                }
            }
            case NOT_REACHED -> {
                chain = back(e.contactId());
                int step = choice.whenBack(chain, hall.entering(e, logged));
                if (step >= 0) {
                    toBeTold.put(e.contactId(), step);
                }
            }
            case MOVED -> {
                chain = chain(e.contactId());
                moved.add(chain.queueId);
            }
            case OVERFLOW -> {
                chain = chain(e.contactId());
                comes(e, toCome.remove(e.contactId()));
            }
            default ->
                chain = hall.isMessage(e.contactId())
                        ? new OverflowChain(e.contactId(), hall.line(e.queueId()))
                        : new OverflowChain(e.contactId(), hall.line(e.queueId()), nowMs);
        }
        chain.queueId = e.queueId();
        chains.put(e.contactId(), chain);
        waits(chain);
    }

    private static void comes(Event.ContactQueued e, Event.@Nullable ContactQueued right) {
        Violation.unless(
                right != null
                        && right.queueId() == e.queueId()
                        && right.priority() == e.priority()
                        && right.requirements().equals(e.requirements()),
                e.contactId(),
                () -> "Overflows as [" + e + "] instead of [" + right + "]");
    }

    private OverflowChain back(long contactId) {
        OverflowChain chain = outside.remove(contactId);
        if (chain == null) {
            throw new Violation(contactId, "Back from where the overflow has not led it");
        }
        return chain;
    }

    /** Who is put through to a number stands in the queue first, where there is room or not, and comes back there. */
    private static boolean comesInFirst(OverflowTarget target) {
        return target.kind().stays() || target.isCalled();
    }

    private boolean isClosed(long contactId) {
        return command instanceof Command.EnqueueContact c && c.contactId() == contactId && c.closed();
    }

    // ---- a step is taken

    private void overflowed(Event.ContactOverflowed e) {
        OverflowChain chain = chains.get(e.contactId());
        boolean fromMenu = chain == null;
        if (chain == null) {
            chain = new OverflowChain(e.contactId(), hall.line(e.queueId()), nowMs);
        }
        int right = fromMenu ? fromMenu(chain) : inLine(chain, e.trigger());
        Violation.unless(
                e.step() == right && e.rulesOf() == chain.rulesOf && e.queueId() == chain.queueId,
                e.contactId(),
                () -> "Overflows by step " + e.step() + " of queue " + e.rulesOf() + " instead of step " + right);
        OverflowStep step = chain.steps.get(e.step());
        Violation.unless(
                step.trigger() == e.trigger()
                        && step.target().kind() == e.target()
                        && step.target().queueId() == e.toQueueId(),
                e.contactId(),
                () -> "Overflows by " + e + " instead of [" + step + "]");
        moved.add(e.queueId());
        take(chain, e.step(), step.target(), fromMenu);
    }

    private void take(OverflowChain chain, int step, OverflowTarget target, boolean fromMenu) {
        boolean again =
                chain.steps.get(step).trigger() == OverflowTrigger.KEY && target.kind() == OverflowTarget.Kind.CALLBACK;
        chain.done.set(step, !again);
        if (target.kind() == OverflowTarget.Kind.CALLBACK) {
            asked.add(chain.contactId);
        }
        if (target.kind().stays()) {
            waits(chain);
            return;
        }
        stop(chain.contactId);
        if (target.kind() != OverflowTarget.Kind.QUEUE) {
            chains.remove(chain.contactId);
            if (target.isCalled()) {
                outside.put(chain.contactId, chain);
                toBeCalled.put(chain.contactId, target.number());
            }
            return;
        }
        int priority = fromMenu && command instanceof Command.EnqueueContact c
                ? c.priority()
                : hall.place(chain.contactId).at.priority();
        int points = Math.clamp((long) priority + target.priority(), -Centre.MAX_PRIORITY, Centre.MAX_PRIORITY);
        chains.put(chain.contactId, chain);
        toCome.put(
                chain.contactId,
                new Event.ContactQueued(
                        chain.contactId, target.queueId(), points, 0, 0, QueuedCause.OVERFLOW, target.requirements()));
    }

    private void called(Event.ContactDialled e) {
        String number = toBeCalled.remove(e.contactId());
        Violation.unless(
                e.number().equals(number), e.contactId(), () -> "Called on " + e.number() + " instead of " + number);
    }

    /** By a command that sends it from the menu. */
    private int fromMenu(OverflowChain chain) {
        if (command instanceof Command.EnqueueContact c
                && c.contactId() == chain.contactId
                && c.queueId() == chain.queueId) {
            int step = choice.atEntry(chain, hall.wouldEnter(c, nowMs), c.closed());
            return step < 0 || comesInFirst(chain.steps.get(step).target()) ? -1 : step;
        }
        return -1;
    }

    private int inLine(OverflowChain chain, OverflowTrigger trigger) {
        Integer told = toBeTold.remove(chain.contactId);
        if (told != null) {
            return told;
        }
        Line line = hall.line(chain.queueId);
        Place place = hall.place(chain.contactId);
        boolean isInLine = line.waiting.contains(place) || hall.atAll(place);
        Violation.unless(isInLine, chain.contactId, "Overflows while a phone rings for it");
        return switch (trigger) {
            case FULL, ESTIMATE, CLOSED -> -1;
            case WAITED -> chain.dueAtMs() <= nowMs && leadsOn(chain, chain.nextWaited()) ? chain.nextWaited() : -1;
            case NOBODY ->
                line.nobodyIsThere() ? chain.first(trigger, step -> choice.leadsSomewhere(step.target(), line)) : -1;
            case KEY -> byKey(chain, line);
        };
    }

    private int byKey(OverflowChain chain, Line line) {
        return command instanceof Command.LeaveQueue c && c.contactId() == chain.contactId
                ? chain.first(
                        OverflowTrigger.KEY,
                        step -> step.key().equals(c.key()) && choice.leadsSomewhere(step.target(), line))
                : -1;
    }

    private void passed(Event.OverflowPassed e) {
        OverflowChain chain = chain(e.contactId());
        Violation.unless(
                chain.rulesOf == e.rulesOf() && chain.nextWaited() == e.step() && chain.dueAtMs() <= nowMs,
                e.contactId(),
                () -> "Passes step " + e.step() + " of queue " + e.rulesOf());
        Violation.unless(
                !leadsOn(chain, e.step()), e.contactId(), () -> "Passes step " + e.step() + ", which leads on");
        chain.done.set(e.step());
        waits(chain);
    }

    private boolean leadsOn(OverflowChain chain, int step) {
        return choice.leadsSomewhere(chain.steps.get(step).target(), hall.line(chain.queueId));
    }

    /** Nobody is turned away whom a step leads elsewhere. */
    private void refused(Event.Refused e) {
        switch (command) {
            case Command.EnqueueContact c
            when e.reason() == Refusal.QUEUE_FULL && !hall.talks(c.contactId()) -> {
                int step = choice.atEntry(
                        new OverflowChain(c.contactId(), hall.line(c.queueId()), nowMs),
                        hall.wouldEnter(c, nowMs),
                        c.closed());
                Violation.unless(step < 0, c.contactId(), () -> "Turned away though step " + step + " leads elsewhere");
            }
            case Command.LeaveQueue c
            when e.reason() == Refusal.NOT_IN_THIS_STATE -> {
                OverflowChain chain = chains.get(c.contactId());
                Place place = hall.placeIfAny(c.contactId());
                if (chain != null
                        && place != null
                        && hall.line(chain.queueId).waiting.contains(place)) {
                    int step = byKey(chain, hall.line(chain.queueId));
                    Violation.unless(step < 0, c.contactId(), () -> "Kept though step " + step + " leads out");
                }
            }
            case null, default -> {}
        }
    }

    // ---- time

    /** What is due already, since a phone rang for it meanwhile, is looked at with the next command. */
    private void waits(@Nullable OverflowChain chain) {
        if (chain != null) {
            stop(chain.contactId);
            long atMs = chain.dueAtMs();
            if (atMs != Long.MAX_VALUE) {
                long nextMs = Math.max(atMs, nowMs + 1);
                timers.put(chain.contactId, nextMs);
                due.computeIfAbsent(nextMs, ms -> new TreeSet<>()).add(chain.contactId);
            }
        }
    }

    private void stop(long contactId) {
        Long atMs = timers.remove(contactId);
        TreeSet<Long> together = atMs == null ? null : due.get(atMs);
        if (atMs != null && together != null) {
            together.remove(contactId);
            if (together.isEmpty()) {
                due.remove(atMs);
            }
        }
    }

    private void forget(long contactId) {
        stop(contactId);
        chains.remove(contactId);
        outside.remove(contactId);
    }

    @Override
    public void settled() {
        toBeTold.forEach((contactId, step) -> {
            throw new Violation(contactId, "Is not told what step " + step + " says");
        });
        toBeCalled.forEach((contactId, number) -> {
            throw new Violation(contactId, "Was to be called on " + number);
        });
        if (!due.isEmpty() && due.firstKey() <= nowMs) {
            long contactId = due.firstEntry().getValue().first();
            throw new Violation(contactId, "Was to overflow at " + due.firstKey() + ", and it is " + nowMs);
        }
        perhapsDeserted.forEach(queueId -> {
            Line line = hall.lineIfThere(queueId);
            if (line != null && line.nobodyIsThere()) {
                line.waiting.forEach(place -> waitsWhereNobodyIs(chains.get(place.at.contactId())));
            }
        });
        arrived.forEach(contactId -> waitsWhereNobodyIs(chains.get(contactId)));
        perhapsDeserted.clear();
        arrived.clear();
        moved.clear();
        asked.clear();
    }

    /**
     * Where contacts came and went in this command there may have been no room when it was looked for.
     */
    private void waitsWhereNobodyIs(@Nullable OverflowChain chain) {
        Place place = chain == null ? null : hall.placeIfAny(chain.contactId);
        if (chain == null || place == null) {
            return;
        }
        Line line = hall.line(chain.queueId);
        if (line.nobodyIsThere() && line.waiting.contains(place) && !asked.contains(chain.contactId)) {
            int step = chain.first(
                    OverflowTrigger.NOBODY,
                    s -> !moved.contains(s.target().queueId()) && choice.leadsSomewhere(s.target(), line));
            Violation.unless(
                    step < 0, chain.contactId, () -> "Waits where nobody is, though step " + step + " leads elsewhere");
        }
    }

    private OverflowChain chain(long contactId) {
        OverflowChain chain = chains.get(contactId);
        if (chain == null) {
            throw new Violation(contactId, "Has no steps before it");
        }
        return chain;
    }
}
