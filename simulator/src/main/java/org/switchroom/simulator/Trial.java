package org.switchroom.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Applied;
import org.switchroom.engine.Centre;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.Command;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.Engine;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Sink;
import org.switchroom.engine.Snapshot;
import org.switchroom.engine.Submission;
import org.switchroom.engine.encoding.Encoding;
import org.switchroom.simulator.checks.Checker;
import org.switchroom.simulator.checks.Violation;

/**
 * The engine on trial, before all checkers. A second engine follows through the encoding, as one that replays the journal
 * would, and must say the same at every step. The same steps lead to the same verdict.
 */
final class Trial {
    /**
     * What a trial is made of.
     *
     * @param ear what the engine's events pass on their way to the checkers; a defect to be found is put here, one for each
     *     trial
     */
    record Court(UnaryOperator<Sink> ear, Supplier<List<Checker>> checkers) {
        static final Court USUAL = new Court(sink -> sink, Checker::all);
    }

    private final List<Checker> checkers;
    private final Sink ear;
    private final Rings rings = new Rings();
    private final List<Step.Submit> journal = new ArrayList<>();
    private Engine engine = new Engine();
    private Engine follower = new Engine();
    private @Nullable Submission lastAsked;
    private List<byte[]> snapshot = Snapshot.write(engine);

    Trial(Court court) {
        this.checkers = court.checkers().get();
        this.ear = court.ear().apply(event -> checkers.forEach(checker -> checker.see(event)));
    }

    Engine engine() {
        return engine;
    }

    /** As the engine got it. */
    Submission lastAsked() {
        return Objects.requireNonNull(lastAsked);
    }

    /**
     * @return what came of it
     * @throws Violation if it may not have come
     */
    List<LoggedEvent> take(Step step) {
        switch (step) {
            case Step.Submit submit -> {
                return submit(submit);
            }
            case Step.Save save -> {
                snapshot = Snapshot.write(engine);
                journal.clear();
            }
            case Step.Recover recover -> recover();
            case Step.Look look -> look();
        }
        return List.of();
    }

    private List<LoggedEvent> submit(Step.Submit told) {
        Step.Submit step =
                new Step.Submit(told.atMs(), rings.numbered(told.submission()), told.repeated(), told.overtaken());
        lastAsked = step.submission();
        List<LoggedEvent> events = decide(step);
        events.forEach(rings::see);
        checkers.forEach(checker -> checker.asked(step.submission()));
        events.forEach(ear::accept);
        checkers.forEach(Checker::settled);
        if (step.overtaken()) {
            LoggedEvent answer = events.isEmpty() ? null : events.getLast();
            boolean refused =
                    answer != null && answer.event() instanceof Event.Refused r && r.reason() == Refusal.STALE_SEQUENCE;
            require(refused, () -> "An overtaken submission was done: " + step.submission());
        }
        if (step.repeated()) {
            repeat(step, events);
        }
        if (step.submission().command() instanceof Command.Restart && !step.overtaken()) {
            atRest();
        }
        return events;
    }

    private List<LoggedEvent> decide(Step.Submit step) {
        journal.add(step);
        List<LoggedEvent> events = apply(engine, step, Applied.NEW);
        List<LoggedEvent> followed = apply(follower, asRead(step), Applied.NEW);
        require(events.equals(followed), () -> "The follower says " + followed + " instead of " + events);
        return events;
    }

    /** Timers may have run before it, which are not part of the answer; of a long one the beginning is kept. */
    private void repeat(Step.Submit step, List<LoggedEvent> events) {
        List<LoggedEvent> again = apply(engine, step, Applied.REPEATED);
        require(apply(follower, step, Applied.REPEATED).equals(again), "The follower repeats something else");
        boolean cut = step.submission().firmId() == 0;
        boolean whole = again.size() < Centre.MAX_ANSWER_EVENTS;
        int from = whole ? events.size() - again.size() : Math.max(0, events.indexOf(again.getFirst()));
        List<LoggedEvent> answer = cut ? again : events.subList(from, from + again.size());
        require(again.equals(answer), () -> "Repeated as " + again + " instead of " + answer);
    }

    private static List<LoggedEvent> apply(Engine to, Step.Submit step, Applied expected) {
        List<LoggedEvent> events = new ArrayList<>(4);
        Applied applied = to.apply(step.submission(), step.atMs(), events::add);
        require(applied == expected, () -> "Was " + applied + ": " + step);
        return events;
    }

    private static Step.Submit asRead(Step.Submit step) {
        Submission read = Encoding.decodeSubmission(Encoding.encode(step.submission()));
        return new Step.Submit(step.atMs(), read, false, false);
    }

    private void recover() {
        engine = Snapshot.read(snapshot.iterator());
        for (Step.Submit step : journal) {
            engine.apply(step.submission(), step.atMs(), event -> {});
        }
        compareStates();
    }

    private void look() {
        checkers.forEach(checker -> checker.compare(engine.view()));
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

    /** Nobody is signed in and nobody on the line; what waits without a caller waits on. */
    private void atRest() {
        CentreView view = engine.view();
        for (int firmId = 1; firmId <= Town.FIRMS; firmId++) {
            for (CentreView.ContactStatus contact : view.contacts(firmId)) {
                require(outlives(view, contact), () -> "Open after a restart: " + contact);
            }
        }
        require(view.openContacts() > 0 || engine.nextDeadlineMs() == Long.MAX_VALUE, "A timer runs for nobody");
    }

    private static boolean outlives(CentreView view, CentreView.ContactStatus contact) {
        return switch (contact.phase()) {
            case WAITING, RESTING ->
                contact.kind() == ContactKind.VOICEMAIL || view.callback(contact.contactId()) != null;
            default -> false;
        };
    }

    /** All callers have gone. */
    void close() {
        look();
        compareStates();
        require(engine.view().openContacts() == 0, "Contacts are open");
        atRest();
        checkers.forEach(Checker::atEnd);
    }

    private static void require(boolean right, String message) {
        require(right, () -> message);
    }

    private static void require(boolean right, Supplier<String> message) {
        if (!right) {
            throw new Violation(0, message.get());
        }
    }
}
