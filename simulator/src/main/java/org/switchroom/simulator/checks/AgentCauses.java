package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.Submission;
import org.switchroom.engine.WrapUpEnd;

/**
 * No agent's state changes of itself. Either something has just happened to the agent, told by the event before, or the
 * command is about this very agent, or it stops the whole centre; and the new state is one that this leads to. What the agent
 * has asked for meanwhile is kept through the contact, and follows it.
 */
final class AgentCauses implements Checker {
    private static final Set<AgentState> FREE = Set.of(AgentState.AVAILABLE, AgentState.NOT_READY);
    private static final Set<AgentState> FREE_OR_GONE =
            Set.of(AgentState.AVAILABLE, AgentState.NOT_READY, AgentState.OFFLINE);

    private record Was(AgentState state, String reason, String pendingReason) {}

    private static final Was OFFLINE = new Was(AgentState.OFFLINE, "", "");

    private final Map<Integer, Was> agents = new HashMap<>();
    /** What has happened in this command and has not changed the agent's state yet. */
    private final Map<Integer, Event> happened = new HashMap<>();
    /** Who hears a customer's telephone ring, by contact. */
    private final Map<Long, Integer> calling = new HashMap<>();
    /** Who has placed a call himself, by contact. */
    private final Map<Long, Integer> placing = new HashMap<>();
    /** Offers to colleagues that have come to nothing in this command, who go on with what they did. */
    private final Set<Event> ofColleagues = new HashSet<>();
    /** Whose break was over in this command. */
    private final Set<Integer> exceeded = new HashSet<>();

    /** What is asked for; of a supervisor as if the agent had asked. */
    private @Nullable Command command;

    private final Hall hall;
    private boolean bySupervisor;
    private boolean forced;

    AgentCauses(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void asked(Submission submission) {
        bySupervisor = submission.command() instanceof Command.ForceState;
        forced = false;
        command = switch (submission.command()) {
            case Command.ForceState c when c.state() == AgentState.AVAILABLE -> new Command.SetAvailable(c.agentId());
            case Command.ForceState c
            when c.state() == AgentState.NOT_READY -> new Command.SetNotReady(c.agentId(), c.reasonCode());
            case Command.ForceState c -> new Command.SignOut(c.agentId());
            case Command other -> other;
        };
    }

    @Override
    public void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.AgentDefined e -> agents.putIfAbsent(e.agentId(), OFFLINE);
            case Event.AgentRemoved e -> agents.remove(e.agentId());
            case Event.ContactOffered e -> happened.put(e.agentId(), e);
            case Event.OfferEnded e -> {
                happened.put(e.agentId(), e);
                if (hall.isColleague(e.contactId(), e.queueId())) {
                    ofColleagues.add(e);
                }
            }
            case Event.CallPlaced e -> {
                happened.put(e.agentId(), e);
                placing.put(e.contactId(), e.agentId());
            }
            case Event.ContactConnected e -> {
                if (calling.remove(e.contactId()) == null) {
                    happened.put(e.agentId(), e);
                }
            }
            case Event.CallbackDialled e -> {
                calling.put(e.contactId(), e.agentId());
                happened.put(e.agentId(), e);
            }
            case Event.CallbackAttempted e -> hearsNoMore(e.contactId(), e);
            case Event.ContactEnded e -> {
                hearsNoMore(e.contactId(), e);
                Integer agentId = placing.remove(e.contactId());
                if (agentId != null) {
                    happened.put(agentId, e);
                }
            }
            case Event.ConsultConnected e when e.partnerId() != 0 -> happened.put(e.partnerId(), e);
            case Event.ConsultEnded e when e.partnerId() != 0 -> happened.put(e.partnerId(), e);
            case Event.AgentForced e -> forced = true;
            case Event.ReasonExceeded e -> exceeded.add(e.agentId());
            case Event.ContactHeld e -> happened.put(e.agentId(), e);
            case Event.ContactResumed e -> happened.put(e.agentId(), e);
            case Event.ConversationEnded e -> happened.put(e.agentId(), e);
            case Event.WrapUpStarted e -> happened.put(e.agentId(), e);
            case Event.WrapUpEnded e
            when !(happened.get(e.agentId()) instanceof Event.CallPlaced) -> happened.put(e.agentId(), e);
            case Event.AgentStateChanged e -> changed(e);
            default -> {}
        }
    }

    private void hearsNoMore(long contactId, Event why) {
        Integer agentId = calling.remove(contactId);
        if (agentId != null) {
            happened.put(agentId, why);
        }
    }

    private void changed(Event.AgentStateChanged e) {
        Was before = agents.getOrDefault(e.agentId(), OFFLINE);
        Event cause = happened.remove(e.agentId());
        Set<AgentState> possible = cause == null ? byCommand(e.agentId(), before.state) : by(cause, e.agentId());
        Violation.unless(
                possible.contains(e.state()),
                e.agentId(),
                () -> "Became " + e.state() + " by " + (cause == null ? name(command) : name(cause)));
        Violation.unless(
                !bySupervisor || forced || !byWord(cause) || exceeded.contains(e.agentId()),
                e.agentId(),
                "Changed by a supervisor, and it is not said by whom");
        String pending = pending(before, cause);
        if (busy(e.state())) {
            Violation.unless(
                    e.pendingReason().equals(pending),
                    e.agentId(),
                    () -> "Is to be [" + e.pendingReason() + "] instead of [" + pending + "] afterwards");
        } else if (FREE.contains(e.state()) && busy(before.state) && !turnedDown(cause)) {
            Violation.unless(
                    e.reasonCode().equals(pending),
                    e.agentId(),
                    () -> "Is [" + e.reasonCode() + "] instead of [" + pending + "] after the contact");
        }
        if (e.state() == AgentState.OFFLINE) {
            placing.values().remove(e.agentId());
        }
        agents.put(e.agentId(), new Was(e.state(), e.reasonCode(), e.pendingReason()));
    }

    /** Not by what has happened, but because somebody has said so. */
    private static boolean byWord(@Nullable Event cause) {
        return switch (cause) {
            case null -> true;
            case Event.WrapUpEnded e -> e.by() == WrapUpEnd.AGENT || e.by() == WrapUpEnd.SIGNED_OUT;
            case Event.OfferEnded e -> e.why() == OfferEnd.AGENT_GONE;
            default -> false;
        };
    }

    /** What is to follow the contact, by the last that was asked for; on a break that goes on then. */
    private String pending(Was before, @Nullable Event cause) {
        boolean begins = cause instanceof Event.CallPlaced || cause instanceof Event.ContactOffered;
        if (begins && before.state == AgentState.NOT_READY) {
            return before.reason;
        }
        boolean wishIsDone = cause == null || (cause instanceof Event.WrapUpEnded e && e.by() == WrapUpEnd.AGENT);
        return switch (command) {
            case Command.SetAvailable c when wishIsDone -> "";
            case Command.SetNotReady c when wishIsDone -> c.reasonCode();
            case null, default -> before.pendingReason;
        };
    }

    private static boolean busy(AgentState state) {
        return !FREE_OR_GONE.contains(state);
    }

    private boolean turnedDown(@Nullable Event cause) {
        return cause instanceof Event.OfferEnded e && byOffer(e).equals(Set.of(AgentState.NOT_READY));
    }

    private Set<AgentState> byOffer(Event.OfferEnded e) {
        return switch (e.why()) {
            case EXPIRED, DECLINED, BUSY, UNREACHABLE -> ofColleagues.contains(e) ? FREE : Set.of(AgentState.NOT_READY);
            case CALLER_GONE, TAKEN -> FREE;
            case WITHDRAWN -> FREE_OR_GONE;
            case AGENT_GONE -> Set.of(AgentState.OFFLINE);
        };
    }

    private boolean isCutOff(int agentId) {
        return command instanceof Command.Restart
                || (command instanceof Command.LoseDevice c && c.agentId() == agentId);
    }

    private Set<AgentState> by(Event cause, int agentId) {
        return switch (cause) {
            case Event.CallPlaced e -> Set.of(AgentState.ON_CONTACT);
            case Event.ContactOffered e -> Set.of(AgentState.OFFERED);
            case Event.ContactConnected e -> Set.of(AgentState.ON_CONTACT);
            case Event.ConsultConnected e -> Set.of(AgentState.ON_CONTACT);
            case Event.CallbackDialled e -> Set.of(AgentState.ON_CONTACT);
            case Event.CallbackAttempted e -> e.why() == OutsideEnd.LOST ? FREE_OR_GONE : FREE;
            case Event.ContactEnded e -> isCutOff(agentId) ? Set.of(AgentState.OFFLINE) : FREE;
            case Event.ConsultEnded e ->
                switch (e.why()) {
                    case TAKEN_BACK, PARTNER_LEFT, CALLER_GONE, AGENT_GONE, NOT_REACHED -> FREE;
                    case PARTNER_LOST, SYSTEM -> Set.of(AgentState.OFFLINE);
                };
            case Event.ContactHeld e -> Set.of(AgentState.HELD);
            case Event.ContactResumed e -> Set.of(AgentState.ON_CONTACT);
            case Event.WrapUpStarted e -> Set.of(AgentState.WRAP_UP);
            case Event.OfferEnded e -> byOffer(e);
            case Event.ConversationEnded e ->
                switch (e.why()) {
                    case DEVICE_LOST -> Set.of(AgentState.OFFLINE);
                    case CALLER_HUNG_UP, AGENT_HUNG_UP, TRANSFERRED -> FREE;
                    case SYSTEM -> FREE_OR_GONE;
                };
            case Event.WrapUpEnded e ->
                switch (e.by()) {
                    case AGENT, TIME -> FREE;
                    case SIGNED_OUT, DEVICE_LOST, RESTART -> Set.of(AgentState.OFFLINE);
                };
            default -> Set.of();
        };
    }

    /** A wish that has to wait, and a move to another device, leave the state as it was. */
    private Set<AgentState> byCommand(int agentId, AgentState before) {
        if (exceeded.contains(agentId) && before == AgentState.NOT_READY) {
            return FREE_OR_GONE;
        }
        return switch (command) {
            case Command.SignIn c
            when c.agentId() == agentId -> before == AgentState.WRAP_UP ? Set.of(before) : Set.of(AgentState.NOT_READY);
            case Command.SetAvailable c
            when c.agentId() == agentId -> Set.of(before == AgentState.NOT_READY ? AgentState.AVAILABLE : before);
            case Command.SetNotReady c
            when c.agentId() == agentId -> Set.of(before == AgentState.AVAILABLE ? AgentState.NOT_READY : before);
            case Command.SignOut c when c.agentId() == agentId -> Set.of(AgentState.OFFLINE);
            case Command.LoseDevice c when c.agentId() == agentId -> Set.of(AgentState.OFFLINE);
            case Command.RemoveAgent c when c.agentId() == agentId -> Set.of(AgentState.OFFLINE);
            case Command.Restart c -> Set.of(AgentState.OFFLINE);
            case null, default -> Set.of();
        };
    }

    private static String name(@Nullable Object cause) {
        return cause == null ? "nothing" : cause.getClass().getSimpleName();
    }

    @Override
    public void settled() {
        for (Map.Entry<Integer, Event> left : happened.entrySet()) {
            throw new Violation(left.getKey(), name(left.getValue()) + " changed nothing for the agent");
        }
        exceeded.clear();
        ofColleagues.clear();
        command = null;
    }
}
