package org.switchroom.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;

/**
 * The shell around the engine on trial, as unreliable as a real one: it repeats itself, submits what is long overtaken, tries
 * again under a new number what it has heard no answer to, and has a clock that somebody sets back.
 */
final class Desk {
    private static final int LOOK_EVERY = 500;
    /** What a recovery has to catch up with at most. */
    private static final int SAVE_EVERY = 5_000;

    private final Agenda agenda;
    private final Dice dice;
    private final History history = new History();
    private final Recording recording = new Recording();
    private final Rings rings = new Rings();
    private final Trial trial;
    private final List<Consumer<Event>> listeners = new ArrayList<>();
    private final Map<Integer, Long> lastSeqs = new HashMap<>();
    private final Map<Object, Long> totals = new HashMap<>();
    private Simulation.Journal journal = (submission, logTimeMs, events) -> {};
    private long submissions;
    private int told;

    Desk(Agenda agenda, Dice dice, Trial.Court court) {
        this.agenda = agenda;
        this.dice = dice;
        this.trial = new Trial(court);
    }

    void listen(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /** The ordinal of the ring or call that is being told to those who listen. */
    int told() {
        return told;
    }

    void journal(Simulation.Journal to) {
        journal = to;
    }

    void submit(int clientId, int firmId, Command command) {
        long seq = lastSeqs.merge(clientId, 1L, Long::sum);
        decide(new Submission(clientId, seq, firmId, command), dice.oneIn(50), false);
        if (seq > 1 && dice.oneIn(400)) {
            long overtaken = seq - dice.between(1, (int) Math.min(seq - 1, 50));
            decide(new Submission(clientId, overtaken, firmId, command), false, true);
        }
        if (firmId > 0 && !opens(command) && dice.oneIn(200)) {
            agenda.after(dice.msBetween(0, 3_000), () -> submit(clientId, firmId, command));
        }
    }

    /** Its id is never used twice. */
    private static boolean opens(Command command) {
        return command instanceof Command.OpenContact
                || command instanceof Command.LeaveMessage
                || command instanceof Command.PlaceCall;
    }

    private void decide(Submission submission, boolean repeated, boolean overtaken) {
        submissions++;
        long atMs = agenda.nowMs() - (dice.oneIn(500) ? dice.between(1, 5_000) : 0);
        List<LoggedEvent> events = take(new Step.Submit(atMs, submission, repeated, overtaken));
        journal.append(trial.lastAsked(), atMs, events);
        for (LoggedEvent logged : events) {
            totals.merge(kind(logged.event()), 1L, Long::sum);
            if (logged.event() instanceof Event.ContactOffered e && e.choice().candidates() > 1) {
                totals.merge(e.choice().strategy(), 1L, Long::sum);
            }
            if (logged.event() instanceof Event.ContactOverflowed e) {
                totals.merge(e.trigger(), 1L, Long::sum);
                totals.merge(e.target(), 1L, Long::sum);
            }
            told = rings.see(logged);
            listeners.forEach(listener -> listener.accept(logged.event()));
        }
        if (submissions % LOOK_EVERY == 0) {
            take(new Step.Look(agenda.nowMs()));
        }
        if (submissions % SAVE_EVERY == 0) {
            saveSnapshot();
        }
    }

    private List<LoggedEvent> take(Step step) {
        history.add(step);
        recording.begin(step);
        List<LoggedEvent> events = trial.take(step);
        events.forEach(history::add);
        recording.done(step, events, trial.engine().view().openContacts() == 0);
        return events;
    }

    /** What is counted apart: how something ended or came about, else the event's own kind. */
    private static Object kind(Event event) {
        return switch (event) {
            case Event.ContactEnded e -> e.outcome();
            case Event.OfferEnded e -> e.why();
            case Event.ConversationEnded e -> e.why();
            case Event.WrapUpEnded e -> e.by();
            case Event.ContactQueued e -> e.cause();
            case Event.ConsultEnded e -> e.why();
            case Event.OutsideLost e -> e.why();
            case Event.Refused e -> e.reason();
            default -> event.getClass();
        };
    }

    private static String name(Object kind) {
        return kind instanceof Class<?> event
                ? event.getSimpleName()
                : ((Enum<?>) kind).getDeclaringClass().getSimpleName() + ' ' + kind;
    }

    /** No call and nobody signed in survives it; callers who were cut off do not hang up as well. */
    void restart() {
        submit(Town.SHELL, 0, new Command.Restart());
    }

    void saveSnapshot() {
        take(new Step.Save(agenda.nowMs()));
    }

    /** Killed and started again, whatever was going on; the calls themselves go on. */
    void recover() {
        take(new Step.Recover(agenda.nowMs()));
    }

    void atEnd() {
        trial.close();
    }

    /** The steps that led here, in short and at length. */
    List<List<Step>> histories() {
        return recording.histories();
    }

    History history() {
        return history;
    }

    long nextDeadlineMs() {
        return trial.engine().nextDeadlineMs();
    }

    long submissions() {
        return submissions;
    }

    long events() {
        return trial.engine().view().lastEventSeq();
    }

    long stateHash() {
        return trial.engine().view().stateHash();
    }

    /** Events by kind, in the order of their names. */
    Map<String, Long> totals() {
        Map<String, Long> named = new TreeMap<>();
        totals.forEach((kind, count) -> named.put(name(kind), count));
        return named;
    }
}
