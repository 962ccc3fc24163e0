package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Reasons;

/**
 * Every state an agent is in is explained by something open: an offer, a conversation, a hold, a wrap-up. Nothing is ever
 * open for an agent who is offline, not ready or available; nobody is offered anything but in available; no device has two
 * agents.
 */
final class AgentLives implements Checker {
    private enum Busy {
        NO,
        RINGING,
        TALKING,
        HOLDING,
        WRAPPING_UP
    }

    private static final class Life {
        final int agentId;
        final int firmId;
        AgentState state = AgentState.OFFLINE;
        String deviceId = "";
        Busy busy = Busy.NO;
        long contactId;
        long endsAtMs;
        String owedReason = "";
        /** The call he has placed himself, begun or about to; 0: none. */
        long ownCall;

        Life(int agentId, int firmId) {
            this.agentId = agentId;
            this.firmId = firmId;
        }
    }

    private final Map<Integer, Life> lives = new HashMap<>();
    private final Map<String, Integer> devices = new HashMap<>();
    private final Map<Integer, Life> touched = new HashMap<>();
    /** Who hears a customer's telephone ring, by contact. */
    private final Map<Long, Integer> calling = new HashMap<>();

    /** Who has placed a call himself, by contact. */
    private final Map<Long, Integer> placing = new HashMap<>();
    /** Own calls whose agent has gone already, which is so at a restart. */
    private final Set<Long> toEnd = new HashSet<>();

    private final Hall hall;
    private long now;
    private int firmId;

    AgentLives(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void see(LoggedEvent logged) {
        now = logged.atMs();
        firmId = logged.firmId();
        switch (logged.event()) {
            case Event.AgentDefined e -> lives.computeIfAbsent(e.agentId(), id -> new Life(id, logged.firmId()));
            case Event.AgentRemoved e -> removed(life(e.agentId()));
            case Event.AgentStateChanged e -> changed(life(e.agentId()), e);
            case Event.ContactOffered e -> offered(life(e.agentId()), e);
            case Event.OfferEnded e -> offerEnded(life(e.agentId()), e);
            case Event.ContactConnected e -> {
                Busy before = calling.remove(e.contactId(), e.agentId()) ? Busy.TALKING : Busy.RINGING;
                becomes(e.agentId(), before, Busy.TALKING, e.contactId());
            }
            case Event.CallbackDialled e -> {
                becomes(e.agentId(), Busy.RINGING, Busy.TALKING, e.contactId());
                calling.put(e.contactId(), e.agentId());
            }
            case Event.CallPlaced e -> placed(life(e.agentId()), e.contactId());
            case Event.CallbackAttempted e -> hearsNoMore(e.contactId());
            case Event.ContactEnded e -> {
                hearsNoMore(e.contactId());
                isOver(e.contactId());
            }
            case Event.ContactHeld e -> becomes(e.agentId(), Busy.TALKING, Busy.HOLDING, e.contactId());
            case Event.ContactResumed e -> becomes(e.agentId(), Busy.HOLDING, Busy.TALKING, e.contactId());
            case Event.ConsultConnected e
            when e.partnerId() != 0 -> becomes(e.partnerId(), Busy.RINGING, Busy.TALKING, e.contactId());
            case Event.ConsultEnded e
            when e.partnerId() != 0 -> becomes(e.partnerId(), Busy.TALKING, Busy.NO, e.contactId());
            case Event.ContactHandedOver e
            when e.toAgentId() != 0 -> becomes(e.toAgentId(), Busy.TALKING, Busy.TALKING, e.contactId());
            case Event.ConversationEnded e -> conversationEnded(life(e.agentId()), e);
            case Event.WrapUpStarted e -> {
                becomes(e.agentId(), Busy.NO, Busy.WRAPPING_UP, e.contactId());
                life(e.agentId()).endsAtMs = e.endsAtMs();
            }
            case Event.WrapUpExtended e -> {
                becomes(e.agentId(), Busy.WRAPPING_UP, Busy.WRAPPING_UP, e.contactId());
                life(e.agentId()).endsAtMs = e.endsAtMs();
            }
            case Event.WrapUpEnded e -> wrapUpEnded(e);
            default -> {}
        }
    }

    private void removed(Life life) {
        Violation.unless(life.state == AgentState.OFFLINE, life.agentId, () -> "Removed while " + life.state);
        lives.remove(life.agentId);
        touched.remove(life.agentId);
    }

    private void placed(Life life, long contactId) {
        life.ownCall = contactId;
        placing.put(contactId, life.agentId);
        if (life.busy != Busy.WRAPPING_UP) {
            becomes(life.agentId, Busy.NO, Busy.TALKING, contactId);
        }
    }

    private void isOver(long contactId) {
        toEnd.remove(contactId);
        Integer agentId = placing.remove(contactId);
        if (agentId != null) {
            becomes(agentId, Busy.TALKING, Busy.NO, contactId);
            life(agentId).ownCall = 0;
        }
    }

    /** On a break one is rung for colleagues only. */
    private void offered(Life life, Event.ContactOffered e) {
        boolean onABreak = life.state == AgentState.NOT_READY && hall.isColleague(e.contactId(), e.queueId());
        Violation.unless(
                life.state == AgentState.AVAILABLE || onABreak,
                e.agentId(),
                () -> "Offered a contact while " + life.state);
        Violation.unless(life.busy == Busy.NO, e.agentId(), () -> "Offered a contact while " + life.busy);
        Violation.unless(life.deviceId.equals(e.deviceId()), e.agentId(), () -> "Rung on " + e.deviceId());
        life.busy = Busy.RINGING;
        life.contactId = e.contactId();
    }

    private void offerEnded(Life life, Event.OfferEnded e) {
        becomes(e.agentId(), Busy.RINGING, Busy.NO, e.contactId());
        boolean colleague = hall.isColleague(e.contactId(), e.queueId());
        life.owedReason = colleague
                ? ""
                : switch (e.why()) {
                    case EXPIRED -> Reasons.RNA;
                    case DECLINED, BUSY, UNREACHABLE -> Reasons.PHONE_REFUSED;
                    case CALLER_GONE, AGENT_GONE, WITHDRAWN, TAKEN -> "";
                };
        if (e.why() == OfferEnd.AGENT_GONE) {
            life.owedReason = AgentState.OFFLINE.name();
        }
    }

    private void conversationEnded(Life life, Event.ConversationEnded e) {
        Busy before = life.busy == Busy.HOLDING ? Busy.HOLDING : Busy.TALKING;
        becomes(e.agentId(), before, Busy.NO, e.contactId());
    }

    private void hearsNoMore(long contactId) {
        Integer agentId = calling.remove(contactId);
        if (agentId != null) {
            becomes(agentId, Busy.TALKING, Busy.NO, contactId);
        }
    }

    private void wrapUpEnded(Event.WrapUpEnded e) {
        Life life = life(e.agentId());
        becomes(e.agentId(), Busy.WRAPPING_UP, Busy.NO, e.contactId());
        boolean onTime = switch (e.by()) {
            case TIME -> now >= life.endsAtMs;
            case AGENT, SIGNED_OUT, DEVICE_LOST -> now < life.endsAtMs;
            case RESTART -> true;
        };
        Violation.unless(onTime, e.agentId(), () -> "Wrap-up due at " + life.endsAtMs + " ended by " + e.by());
        if (life.ownCall != 0) {
            becomes(e.agentId(), Busy.NO, Busy.TALKING, life.ownCall);
        }
    }

    private void becomes(int agentId, Busy from, Busy to, long contactId) {
        Life life = life(agentId);
        Violation.unless(life.busy == from, agentId, () -> "Is " + life.busy + " instead of " + from);
        Violation.unless(
                from == Busy.NO || life.contactId == contactId,
                agentId,
                () -> "Is busy with contact " + life.contactId);
        life.busy = to;
        life.contactId = to == Busy.NO ? 0 : contactId;
    }

    private void changed(Life life, Event.AgentStateChanged e) {
        life.state = e.state();
        if (e.state() == AgentState.OFFLINE && life.ownCall != 0) {
            toEnd.add(life.ownCall);
            placing.remove(life.ownCall);
            becomes(e.agentId(), Busy.TALKING, Busy.NO, life.ownCall);
            life.ownCall = 0;
        }
        explain(life);
        Violation.unless(e.contactId() == life.contactId, e.agentId(), () -> "Names contact " + e.contactId());
        if (!life.owedReason.isEmpty()) {
            String shown = e.state() == AgentState.OFFLINE ? e.state().name() : e.reasonCode();
            Violation.unless(
                    shown.equals(life.owedReason), e.agentId(), () -> "Is " + shown + " instead of " + life.owedReason);
            life.owedReason = "";
        }
        Violation.unless(
                (e.state() == AgentState.NOT_READY) == !e.reasonCode().isEmpty(),
                e.agentId(),
                () -> "Reason with " + e);
        Violation.unless(
                (e.state() == AgentState.OFFLINE) == e.deviceId().isEmpty(), e.agentId(), () -> "Device with " + e);
        move(life, e.deviceId());
    }

    private void move(Life life, String deviceId) {
        if (!life.deviceId.equals(deviceId)) {
            devices.remove(life.firmId + "/" + life.deviceId);
            life.deviceId = deviceId;
            Integer other = deviceId.isEmpty() ? null : devices.put(life.firmId + "/" + deviceId, life.agentId);
            Violation.unless(other == null, life.agentId, () -> "Shares device " + deviceId + " with " + other);
        }
    }

    private static void explain(Life life) {
        AgentState explained = switch (life.busy) {
            case NO -> life.state;
            case RINGING -> AgentState.OFFERED;
            case TALKING -> AgentState.ON_CONTACT;
            case HOLDING -> AgentState.HELD;
            case WRAPPING_UP -> AgentState.WRAP_UP;
        };
        boolean free = switch (life.state) {
            case OFFLINE, NOT_READY, AVAILABLE -> true;
            case OFFERED, ON_CONTACT, HELD, WRAP_UP -> false;
        };
        Violation.unless(
                life.state == explained && free == (life.busy == Busy.NO),
                life.agentId,
                () -> "Is " + life.state + " but " + life.busy);
    }

    @Override
    public void settled() {
        for (long contactId : toEnd) {
            throw new Violation(contactId, "Goes on without the agent who has placed it");
        }
        touched.values().forEach(AgentLives::explain);
        touched.clear();
    }

    @Override
    public void compare(CentreView shown) {
        for (Life life : lives.values()) {
            CentreView.AgentStatus agent = shown.agent(life.agentId);
            boolean same = agent != null && agent.state() == life.state && agent.contactId() == life.contactId;
            Violation.unless(same, life.agentId, () -> "Is " + life.state + " and shown as [" + agent + "]");
        }
    }

    @Override
    public void atEnd() {
        for (Life life : lives.values()) {
            Violation.unless(
                    life.busy == Busy.NO, life.agentId, () -> "Is " + life.busy + " though all callers have gone");
        }
    }

    private Life life(int agentId) {
        Life life = lives.get(agentId);
        if (life == null) {
            throw new Violation(agentId, "Agent " + agentId + " was never defined");
        }
        Violation.unless(life.firmId == firmId, agentId, () -> "Logged for firm " + firmId);
        touched.put(agentId, life);
        return life;
    }
}
