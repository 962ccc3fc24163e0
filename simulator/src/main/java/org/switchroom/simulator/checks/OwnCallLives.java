package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Submission;

/**
 * Agents' own calls, as docs/adr/0013 has it: placed by an agent who is there and has no contact, one at a time; rung at the
 * colleague who was named, available or on a break, or put through to the number that was named; and over for the reason for
 * which nobody answered. That everybody is afterwards what he was before, {@link AgentCauses} and {@link Deadlines} see; that
 * no figure of a queue is disturbed, {@link RightAgent}, {@link ToldChoice} and {@link Totals}.
 */
final class OwnCallLives implements Checker {
    private enum Where {
        /** Nobody is called yet, or the overflow has led it out of its queue. */
        BEGUN,
        AT_COLLEAGUE,
        RINGS_OUTSIDE,
        /** Where any contact may be. */
        ELSEWHERE
    }

    private static final class OwnCall {
        final int agentId;
        final ContactKind kind;
        Where where = Where.BEGUN;
        /** Whose phone rings for it. */
        int rung;

        /** It has to end in this command, for this. */
        @Nullable
        EndCause over;

        OwnCall(int agentId, ContactKind kind) {
            this.agentId = agentId;
            this.kind = kind;
        }
    }

    private final Hall hall;
    private final Map<Long, OwnCall> calls = new HashMap<>();
    private final Map<Integer, Long> callOf = new HashMap<>();
    private @Nullable Command command;
    private int firmId;

    OwnCallLives(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void asked(Submission submission) {
        command = submission.command();
        firmId = submission.firmId();
    }

    @Override
    public void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.CallPlaced e -> placed(e);
            case Event.ContactOffered e when hall.isColleague(e.contactId(), e.queueId()) -> rung(e);
            case Event.OfferEnded e when hall.isColleague(e.contactId(), e.queueId()) -> notAnswered(e);
            case Event.ContactConnected e -> goes(e.contactId(), Where.ELSEWHERE);
            case Event.ContactQueued e -> goes(e.contactId(), Where.ELSEWHERE);
            case Event.ContactOverflowed e when !e.target().stays() -> goes(e.contactId(), Where.BEGUN);
            case Event.OutsideConnected e -> goes(e.contactId(), Where.ELSEWHERE);
            case Event.ContactDialled e when calls.containsKey(e.contactId()) -> dialled(e);
            case Event.OutsideLost e when calls.containsKey(e.contactId()) -> lost(e);
            case Event.ContactEnded e when calls.containsKey(e.contactId()) -> ended(e);
            case Event.Refused e when firmId == logged.firmId() -> refused(e);
            default -> {}
        }
    }

    private void placed(Event.CallPlaced e) {
        boolean asked = command instanceof Command.PlaceCall c
                && c.contactId() == e.contactId()
                && c.agentId() == e.agentId()
                && c.kind() == e.kind()
                && c.kind() != ContactKind.CALL;
        Violation.unless(asked, e.contactId(), () -> "Placed by " + command);
        AgentState state = hall.person(e.agentId()).state;
        Violation.unless(maySay(state), e.agentId(), () -> "Calls somebody while " + state);
        Long before = callOf.put(e.agentId(), e.contactId());
        Violation.unless(before == null, e.agentId(), () -> "Calls somebody though in call " + before);
        calls.put(e.contactId(), new OwnCall(e.agentId(), e.kind()));
    }

    private static boolean maySay(AgentState state) {
        return state == AgentState.AVAILABLE || state == AgentState.NOT_READY || state == AgentState.WRAP_UP;
    }

    private void rung(Event.ContactOffered e) {
        OwnCall call = call(e.contactId());
        boolean named = command instanceof Command.RingColleague c
                && c.contactId() == e.contactId()
                && c.toAgentId() == e.agentId()
                && call.agentId != e.agentId();
        Violation.unless(named, e.contactId(), () -> "Rings agent " + e.agentId() + " by " + command);
        Violation.unless(call.kind == ContactKind.INTERNAL, e.contactId(), "A colleague is rung for a call outside");
        expect(e.contactId(), call, Where.BEGUN);
        call.where = Where.AT_COLLEAGUE;
        call.rung = e.agentId();
    }

    private void notAnswered(Event.OfferEnded e) {
        OwnCall call = call(e.contactId());
        expect(e.contactId(), call, Where.AT_COLLEAGUE);
        Violation.unless(call.rung == e.agentId(), e.contactId(), () -> "Rings at " + call.rung);
        call.over = switch (e.why()) {
            case EXPIRED -> EndCause.NO_ANSWER;
            case DECLINED, BUSY -> EndCause.BUSY;
            case AGENT_GONE, UNREACHABLE, WITHDRAWN, TAKEN -> EndCause.NOT_REACHED;
            case CALLER_GONE -> null;
        };
        if (command instanceof Command.Restart && e.why() == OfferEnd.AGENT_GONE) {
            call.over = EndCause.SERVER_RESTART;
        }
    }

    private void dialled(Event.ContactDialled e) {
        OwnCall call = call(e.contactId());
        if (e.agentId() == 0 || call.where == Where.ELSEWHERE) {
            call.where = Where.ELSEWHERE;
            return;
        }
        expect(e.contactId(), call, Where.BEGUN);
        boolean named = command instanceof Command.CallOutside c
                && c.contactId() == e.contactId()
                && c.number().equals(e.number());
        Violation.unless(
                named && call.agentId == e.agentId() && call.kind == ContactKind.OUTBOUND,
                e.contactId(),
                () -> "Calls " + e.number() + " by " + command);
        call.where = Where.RINGS_OUTSIDE;
    }

    /** One that an agent has placed himself is over by that, if nobody has answered. */
    private void lost(Event.OutsideLost e) {
        OwnCall call = call(e.contactId());
        if (call.where == Where.RINGS_OUTSIDE) {
            call.over = e.why() == OutsideEnd.NO_ANSWER
                    ? EndCause.NO_ANSWER
                    : e.why() == OutsideEnd.BUSY || e.why() == OutsideEnd.DECLINED
                            ? EndCause.BUSY
                            : EndCause.NOT_REACHED;
        }
    }

    private void ended(Event.ContactEnded e) {
        OwnCall call = call(e.contactId());
        Violation.unless(
                call.over == null || call.over == e.cause(),
                e.contactId(),
                () -> "Over for " + e.cause() + " instead of " + call.over);
        calls.remove(e.contactId());
        callOf.remove(call.agentId);
    }

    /** Whoever may call, or be called, is not turned away. */
    private void refused(Event.Refused e) {
        boolean now = e.reason() == Refusal.NOT_IN_THIS_STATE;
        if (now && command instanceof Command.PlaceCall c) {
            AgentState state = hall.person(c.agentId()).state;
            Violation.unless(!maySay(state), c.agentId(), () -> "May not call, though " + state);
        }
        if (now && command instanceof Command.RingColleague c && mayRing(calls.get(c.contactId()), c.toAgentId())) {
            throw new Violation(c.contactId(), "Cannot ring agent " + c.toAgentId() + ", who is free or on a break");
        }
    }

    private boolean mayRing(@Nullable OwnCall call, int agentId) {
        return call != null
                && hall.isKnown(agentId)
                && call.kind == ContactKind.INTERNAL
                && call.where == Where.BEGUN
                && call.agentId != agentId
                && mayBeRung(hall.person(agentId).state);
    }

    private static boolean mayBeRung(AgentState state) {
        return state == AgentState.AVAILABLE || state == AgentState.NOT_READY;
    }

    private void goes(long contactId, Where where) {
        OwnCall call = calls.get(contactId);
        if (call != null) {
            call.where = where;
        }
    }

    private static void expect(long contactId, OwnCall call, Where where) {
        Violation.unless(call.where == where, contactId, () -> "Is " + call.where + " instead of " + where);
    }

    private OwnCall call(long contactId) {
        OwnCall call = calls.get(contactId);
        if (call == null) {
            throw new Violation(contactId, "Is no agent's own call");
        }
        return call;
    }

    @Override
    public void settled() {
        calls.forEach((contactId, call) ->
                Violation.unless(call.over == null, contactId, () -> "Is over for " + call.over + " and goes on"));
    }

    @Override
    public void atEnd() {
        if (!calls.isEmpty()) {
            throw new Violation(calls.keySet().iterator().next(), calls.size() + " own calls never ended");
        }
    }
}
