package org.switchroom.engine.contact;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Command;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Turn;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.agent.WrapUp;
import org.switchroom.engine.agent.WrapUps;
import org.switchroom.engine.contact.ContactState.InMenu;

/**
 * Calls that agents place: to a colleague, into a queue or a menu, to the outside. The agent is the caller and goes back to
 * what he did when the call has ended, however it did; a colleague who was not ready is so again, too.
 */
public final class PlacedCalls {
    private final Turn turn;
    private final ContactDecisions contacts;
    private final Transfers transfers;
    private final WrapUps wrapUps;

    public PlacedCalls(Turn turn, ContactDecisions contacts, Transfers transfers, WrapUps wrapUps) {
        this.turn = turn;
        this.contacts = contacts;
        this.transfers = transfers;
        this.wrapUps = wrapUps;
    }

    public void place(Command.PlaceCall c) {
        turn.requireVersion2();
        Agent agent = turn.agent(c.agentId());
        Turn.require(
                c.kind() == ContactKind.INTERNAL || c.kind() == ContactKind.OUTBOUND,
                Refusal.BAD_VALUE,
                "Agents place calls inside and to the outside");
        turn.requireNewContact(c.contactId(), c.caller(), c.dialled());
        switch (agent.state()) {
            case AVAILABLE, NOT_READY, WRAP_UP -> {}
            case OFFLINE -> throw agent.notNow("is not signed in");
            case OFFERED, ON_CONTACT, HELD -> throw agent.notNow("has a contact already");
        }
        turn.emit(new Event.CallPlaced(c.contactId(), c.agentId(), c.kind(), c.caller(), c.dialled()));
        wrapUps.interrupt(agent);
        turn.emit(now(c.agentId()).interruptedBy(AgentState.ON_CONTACT, c.contactId()));
    }

    /** Available or not ready: who is on a break may want to be called by a colleague, and refuses else. */
    public void ring(Command.RingColleague c) {
        PlacedCall call = begun(c.contactId(), ContactKind.INTERNAL);
        Agent colleague = turn.agent(c.toAgentId());
        boolean free = colleague.available() || colleague.state() == AgentState.NOT_READY;
        if (!free || colleague.agentId() == call.agentId()) {
            throw colleague.notNow("cannot be called");
        }
        long deadlineMs = turn.nowMs() + Centre.COLLEAGUE_RING_MS;
        if (deadlineMs == colleague.notReadyUntilMs()) {
            deadlineMs--; // for the length of one event both run, and one agent has one timer at a time
        }
        turn.emit(new Event.ContactOffered(c.contactId(), 0, c.toAgentId(), colleague.deviceId(), deadlineMs));
        turn.emit(colleague.interruptedBy(AgentState.OFFERED, c.contactId()));
    }

    public void dial(Command.CallOutside c) {
        PlacedCall call = begun(c.contactId(), ContactKind.OUTBOUND);
        Consults.requireNumber(c.number());
        turn.emit(new Event.ContactDialled(c.contactId(), call.agentId(), c.number()));
    }

    /** Placed, and nobody is called yet. */
    private PlacedCall begun(long contactId, ContactKind kind) {
        Contact contact = turn.contact(contactId);
        PlacedCall call = turn.centre().placed(contactId);
        if (call == null || call.kind() != kind || !(contact.state() instanceof InMenu)) {
            throw contact.notNow("is not an agent's call that has just begun, of kind " + kind);
        }
        return call;
    }

    /** The one who placed it hung up, or any other agent. */
    public void leave(Command.LeaveContact c) {
        turn.contact(c.contactId());
        turn.agent(c.agentId());
        PlacedCall call = turn.centre().placed(c.contactId());
        if (call != null && call.agentId() == c.agentId()) {
            EndedBy by = call.internal() ? EndedBy.CALLER : EndedBy.AGENT;
            contacts.end(new Command.EndContact(c.contactId(), by, EndCause.HANG_UP));
        } else {
            transfers.leave(c);
        }
    }

    /** The one the agent has placed and is at; null: none. */
    private @Nullable PlacedCall placedBy(Agent agent) {
        PlacedCall call = turn.centre().placed(agent.contactId());
        return call != null && call.agentId() == agent.agentId() ? call : null;
    }

    /** A device was lost in conversation. */
    public void deviceLost(Agent agent) {
        if (placedBy(agent) == null) {
            transfers.deviceLost(agent);
            return;
        }
        contacts.end(new Command.EndContact(agent.contactId(), EndedBy.SYSTEM, EndCause.DEVICE_LOST));
        turn.emit(agent.becomesOffline());
    }

    /**
     * The contact ends with whoever else is in it, or as one nobody is busy with.
     *
     * @return false when the agent is in a conversation that he did not begin
     */
    public boolean restart(Agent agent) {
        boolean placed = placedBy(agent) != null;
        if (placed) {
            turn.emit(agent.firmId(), agent.becomesOffline());
        }
        return placed;
    }

    /** Has whoever placed a call that is over go back to what he did. */
    public void settle() {
        for (PlacedCall call : turn.centre().takeOver()) {
            Agent agent = now(call.agentId());
            if (agent.contactId() == call.contactId()) {
                goBack(agent, call.wrapUp());
            }
        }
    }

    private void goBack(Agent agent, @Nullable WrapUp wrapUp) {
        if (wrapUp == null) {
            wrapUps.free(agent);
        } else {
            wrapUps.goOn(agent, wrapUp);
        }
    }

    private Agent now(int agentId) {
        return Objects.requireNonNull(turn.centre().agent(agentId));
    }
}
