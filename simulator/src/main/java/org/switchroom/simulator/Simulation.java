package org.switchroom.simulator;

import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.switchroom.engine.Command.Tick;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;
import org.switchroom.simulator.checks.Violation;

/**
 * A run of the engine against a small town's callers and agents, decided by a seed alone. Whatever happens in it happens
 * again with the same seed and the same number of contacts.
 */
public final class Simulation {
    private static final long START_MS = 1_000_000_000L;
    private static final long DAY_MS = 24 * 60 * 60_000;

    private final long seed;
    private final long contacts;
    private final Dice dice;
    private final Trial.Court court;
    private final Agenda agenda = new Agenda(START_MS);
    private final Desk desk;
    private final Town town;
    private final Staff staff;
    private final Callers callers;
    private final Supervisors supervisors;
    private final CalledBack calledBack;
    private final Messages messages;
    private final OwnCalls ownCalls;

    public Simulation(long seed, long contacts) {
        this(seed, contacts, Trial.Court.USUAL);
    }

    Simulation(long seed, long contacts, Trial.Court court) {
        this.seed = seed;
        this.contacts = contacts;
        this.court = court;
        this.dice = new Dice(seed);
        this.desk = new Desk(agenda, dice.split(), court);
        this.town = new Town(desk, dice.split());
        this.staff = new Staff(agenda, desk, town, dice.split());
        this.callers = new Callers(agenda, desk, town, dice.split(), contacts);
        new Colleagues(agenda, desk, town, dice.split());
        new Exchange(agenda, desk, town, dice.split());
        this.supervisors = new Supervisors(agenda, desk, town, dice.split());
        this.calledBack = new CalledBack(agenda, desk, town, dice.split());
        this.messages = new Messages(agenda, desk, town, dice.split());
        this.ownCalls = new OwnCalls(agenda, desk, town, dice.split());
    }

    /** Takes what a journal would keep. */
    public interface Journal {
        void append(Submission submission, long logTimeMs, List<LoggedEvent> events);
    }

    /** Before {@link #run}: where each new submission goes, with what came of it. */
    public void journal(Journal journal) {
        desk.journal(journal);
    }

    /**
     * What a run came to.
     *
     * @param totals events by kind
     */
    public record Summary(
            long contacts, long submissions, long events, long simulatedMs, long stateHash, Map<String, Long> totals) {}

    /**
     * @param progress told the number of contacts so far, now and then
     * @throws SimulationFailed if a rule was broken or the engine failed
     */
    public Summary run(LongConsumer progress) {
        try {
            town.found();
            town.firms().forEach(firm -> agenda.after(DAY_MS, () -> midnight(firm)));
            callers.start();
            agenda.after(0, this::misfortunes);
            supervisors.start();
            calledBack.start();
            messages.start();
            while (step()) {
                if (desk.submissions() % 10_000 == 0) {
                    progress.accept(callers.came());
                }
            }
            desk.atEnd();
        } catch (RuntimeException failure) {
            throw new SimulationFailed(seed, contacts, story(failure), failure);
        }
        return new Summary(
                callers.came(),
                desk.submissions(),
                desk.events(),
                agenda.nowMs() - START_MS,
                desk.stateHash(),
                desk.totals());
    }

    /** The shortest history that fails the same way; if none is found, the last that was heard of the subject. */
    private String story(RuntimeException failure) {
        List<Step> shortest = desk.histories().stream()
                .map(steps -> Shrinker.shortest(court, steps, failure))
                .filter(steps -> !steps.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (!shortest.isEmpty()) {
            return "The shortest history found, %d commands:%n%s"
                    .formatted(shortest.size(), Shrinker.tell(court, shortest));
        }
        long subject = failure instanceof Violation violation ? violation.subject() : 0;
        return "No short history fails the same way. What was last heard of it:\n"
                + desk.history().about(subject);
    }

    /** Now and then a tick is late, and a command finds the timer still to be run. */
    private boolean step() {
        long deadlineMs = desk.nextDeadlineMs();
        long nextMs = agenda.nextAtMs();
        if (deadlineMs == Long.MAX_VALUE && nextMs == Long.MAX_VALUE) {
            return false;
        }
        boolean late = nextMs != Long.MAX_VALUE && dice.oneIn(10);
        if (deadlineMs <= nextMs && !late) {
            agenda.turnTo(deadlineMs);
            desk.submit(Town.SHELL, 0, new Tick());
        } else {
            agenda.runNext();
        }
        return true;
    }

    private void midnight(Town.Firm firm) {
        if (callers.came() < contacts) {
            town.startDay(firm);
            agenda.after(DAY_MS, () -> midnight(firm));
        }
    }

    private void misfortunes() {
        if (callers.came() >= contacts) {
            staff.goHome();
            supervisors.goHome();
            calledBack.goHome();
            messages.goHome();
            ownCalls.goHome();
            return;
        }
        switch (dice.between(0, 199)) {
            case 0, 1, 2, 3 -> restart();
            case 4, 5, 6 -> desk.saveSnapshot();
            case 7, 8, 9 -> desk.recover();
            default -> town.change(agenda);
        }
        agenda.after(dice.msBetween(1_000, 60_000), this::misfortunes);
    }

    /** Often with an empty house after it, where a short history can begin. */
    private void restart() {
        desk.restart();
        if (dice.oneIn(2)) {
            messages.discardAll();
            calledBack.cancelAll();
            desk.restart();
        }
    }
}
