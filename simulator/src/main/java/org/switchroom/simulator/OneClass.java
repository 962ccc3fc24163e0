package org.switchroom.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.switchroom.engine.Command;
import org.switchroom.engine.Command.AcceptOffer;
import org.switchroom.engine.Command.DefineAgent;
import org.switchroom.engine.Command.DefineQueue;
import org.switchroom.engine.Command.EndContact;
import org.switchroom.engine.Command.EnqueueContact;
import org.switchroom.engine.Command.OpenContact;
import org.switchroom.engine.Command.SetAvailable;
import org.switchroom.engine.Command.SignIn;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Engine;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.Submission;
import org.switchroom.simulator.theory.Load;

/**
 * The engine as the textbooks have it: one queue, one class of calls, agents who answer at once, never tire and write
 * nothing up. Each call's length and patience are settled when it comes, so they do not depend on what the engine does.
 * Calls come and last an even number of milliseconds, patience an odd one: nobody gives up at the very moment of being served.
 */
public final class OneClass {
    private static final int FIRM = 1;
    private static final int QUEUE = 1;
    private static final int CLIENT = 1;
    private static final QueueRules RULES = new QueueRules(20_000, 0, 100_000);

    /** @param patienceMs {@link Long#MAX_VALUE} if without end */
    public record Call(long arrivedAtMs, long handleMs, long patienceMs) {}

    /** Told of everything that counts, as it happens. */
    public interface Witness {
        void comes(long atMs, Call call, boolean waits);

        /** @param answered or else has given up */
        void stopsWaiting(long atMs, Call call, boolean answered);

        void isDone(long atMs);
    }

    private final Load load;
    private final Witness witness;
    private final Dice arrivals;
    private final Dice handles;
    private final Dice patience;
    private final Agenda agenda = new Agenda(0);
    private final Engine engine = new Engine();
    private final Map<Long, Call> open = new HashMap<>();
    private long clientSeq;
    private long came;
    private double nextAtMs;

    public OneClass(Load load, long seed, Witness witness) {
        Dice dice = new Dice(seed);
        this.load = load;
        this.witness = witness;
        this.arrivals = dice.split();
        this.handles = dice.split();
        this.patience = dice.split();
    }

    /** Lets {@code calls} come, and all of them go. */
    public void run(long calls) {
        submit(new DefineQueue(QUEUE, RULES));
        for (int agentId = 1; agentId <= load.agents(); agentId++) {
            submit(new DefineAgent(agentId, List.of(QUEUE)));
            submit(new SignIn(agentId, "desk-" + agentId));
            submit(new SetAvailable(agentId));
        }
        expect(calls);
        while (agenda.nextAtMs() != Long.MAX_VALUE) {
            agenda.runNext();
        }
    }

    private void expect(long calls) {
        nextAtMs += arrivals.exponential(1_000 / load.callsPerS());
        agenda.at(even(nextAtMs), () -> {
            call(++came);
            if (came < calls) {
                expect(calls);
            }
        });
    }

    private void call(long contactId) {
        long patienceMs = load.patient() ? Long.MAX_VALUE : 1 + even(patience.exponential(load.patienceS() * 1_000));
        Call call = new Call(agenda.nowMs(), even(handles.exponential(load.handleS() * 1_000)), patienceMs);
        open.put(contactId, call);
        if (!load.patient()) {
            agenda.after(patienceMs, () -> giveUp(contactId));
        }
        submit(new OpenContact(contactId, "+49301", "+49891"));
        List<LoggedEvent> came = submit(new EnqueueContact(contactId, QUEUE, 0));
        witness.comes(agenda.nowMs(), call, came.stream().noneMatch(e -> e.event() instanceof Event.ContactOffered));
        react(came);
    }

    private void giveUp(long contactId) {
        Call call = open.remove(contactId);
        if (call != null) {
            witness.stopsWaiting(agenda.nowMs(), call, false);
            react(submit(new EndContact(contactId, EndedBy.CALLER, EndCause.HANG_UP)));
        }
    }

    /** Whoever is offered a call answers at once and talks as long as the call lasts. */
    private void react(List<LoggedEvent> events) {
        for (LoggedEvent logged : events) {
            if (logged.event() instanceof Event.ContactOffered offer) {
                submit(new AcceptOffer(offer.contactId(), offer.agentId()));
                Call call = Objects.requireNonNull(open.remove(offer.contactId()));
                witness.stopsWaiting(agenda.nowMs(), call, true);
                agenda.after(call.handleMs(), () -> done(offer.contactId()));
            }
        }
    }

    private void done(long contactId) {
        witness.isDone(agenda.nowMs());
        react(submit(new EndContact(contactId, EndedBy.CALLER, EndCause.HANG_UP)));
    }

    private List<LoggedEvent> submit(Command command) {
        List<LoggedEvent> events = new ArrayList<>(4);
        engine.apply(new Submission(CLIENT, ++clientSeq, FIRM, command), agenda.nowMs(), events::add);
        if (events.getLast().event() instanceof Event.Refused refused) {
            throw new IllegalStateException(command + " was refused: " + refused);
        }
        return events;
    }

    private static long even(double ms) {
        return 2 * Math.round(ms / 2);
    }
}
