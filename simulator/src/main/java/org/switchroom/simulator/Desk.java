package org.switchroom.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.switchroom.engine.Applied;
import org.switchroom.engine.Command;
import org.switchroom.engine.Engine;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Snapshot;
import org.switchroom.engine.Submission;
import org.switchroom.engine.encoding.Encoding;
import org.switchroom.simulator.checks.Checker;
import org.switchroom.simulator.checks.Violation;

/**
 * The shell around the engine under test, as unreliable as a real one: it repeats itself and submits what is long
 * overtaken. A second engine follows through the encoding, as one that replays the journal would, and must say the same at
 * every step.
 */
final class Desk {
    private final Agenda agenda;
    private final Dice dice;
    private final History history;
    private final List<Checker> checkers = Checker.all();
    private final List<Consumer<Event>> listeners = new ArrayList<>();
    private final Map<Integer, Long> lastSeqs = new HashMap<>();
    private Engine engine = new Engine();
    private Engine follower = new Engine();
    private Simulation.Journal journal = (submission, logTimeMs, events) -> {};
    private long submissions;

    Desk(Agenda agenda, Dice dice, History history) {
        this.agenda = agenda;
        this.dice = dice;
        this.history = history;
    }

    void listen(Consumer<Event> listener) {
        listeners.add(listener);
    }

    void journal(Simulation.Journal to) {
        journal = to;
    }

    void submit(int clientId, int firmId, Command command) {
        long seq = lastSeqs.merge(clientId, 1L, Long::sum);
        Submission submission = new Submission(clientId, seq, firmId, command);
        List<LoggedEvent> events = decide(submission);
        if (dice.oneIn(50)) {
            repeat(submission, events);
        }
        if (dice.oneIn(400) && seq > 1) {
            submitLate(new Submission(clientId, seq - 1, firmId, command));
        }
    }

    private List<LoggedEvent> decide(Submission submission) {
        submissions++;
        history.add(submission);
        List<LoggedEvent> events = apply(engine, submission, Applied.NEW);
        List<LoggedEvent> followed = apply(follower, asRead(submission), Applied.NEW);
        require(events.equals(followed), "The follower says " + followed + " instead of " + events);
        journal.append(submission, agenda.nowMs(), events);
        for (LoggedEvent event : events) {
            history.add(event);
            checkers.forEach(checker -> checker.see(event));
        }
        checkers.forEach(Checker::settled);
        events.forEach(event -> listeners.forEach(listener -> listener.accept(event.event())));
        return events;
    }

    /** Timers may have run before it, which are not part of the answer. */
    private void repeat(Submission submission, List<LoggedEvent> events) {
        List<LoggedEvent> again = apply(engine, submission, Applied.REPEATED);
        require(apply(follower, submission, Applied.REPEATED).equals(again), "The follower repeats something else");
        boolean cut = submission.firmId() == 0;
        List<LoggedEvent> answer = cut ? again : events.subList(events.size() - again.size(), events.size());
        require(again.equals(answer), "Repeated as " + again + " instead of " + answer);
    }

    private void submitLate(Submission stale) {
        List<LoggedEvent> events = decide(stale);
        boolean refused = events.getLast().event() instanceof Event.Refused r && r.reason() == Refusal.STALE_SEQUENCE;
        require(refused, "An overtaken submission was done: " + stale);
    }

    private List<LoggedEvent> apply(Engine to, Submission submission, Applied expected) {
        List<LoggedEvent> events = new ArrayList<>(4);
        Applied applied = to.apply(submission, agenda.nowMs(), events::add);
        require(applied == expected, submission + " was " + applied);
        return events;
    }

    private static Submission asRead(Submission submission) {
        return Encoding.decodeSubmission(Encoding.encode(submission));
    }

    /** No call and nobody signed in survives it; callers who were cut off do not hang up as well. */
    void restart() {
        submit(Town.SHELL, 0, new Command.Restart());
        require(engine.view().openContacts() == 0, "Contacts survived a restart");
        require(engine.nextDeadlineMs() == Long.MAX_VALUE, "A timer survived a restart");
    }

    /** The engine under test is thrown away; one read from its snapshot goes on. */
    void snapshotAndRestore() {
        engine = Snapshot.read(Snapshot.write(engine).iterator());
        compareStates();
    }

    /** Byte for byte, though one of them has been through snapshots and the other has not. */
    private void compareStates() {
        List<byte[]> one = Snapshot.write(engine);
        List<byte[]> other = Snapshot.write(follower);
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = Arrays.equals(one.get(i), other.get(i));
        }
        require(same, "The follower's snapshot differs");
        require(engine.view().stateHash() == follower.view().stateHash(), "The follower's hash differs");
    }

    void atEnd() {
        compareStates();
        require(engine.view().openContacts() == 0, "Contacts are open");
        require(engine.nextDeadlineMs() == Long.MAX_VALUE, "A timer runs for nobody");
        checkers.forEach(Checker::atEnd);
    }

    long nextDeadlineMs() {
        return engine.nextDeadlineMs();
    }

    long submissions() {
        return submissions;
    }

    long events() {
        return engine.view().lastEventSeq();
    }

    long stateHash() {
        return engine.view().stateHash();
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new Violation(0, message);
        }
    }
}
