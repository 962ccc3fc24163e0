package org.switchroom.engine.agent;

import java.util.Objects;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Turn;
import org.switchroom.engine.WrapUpEnd;
import org.switchroom.engine.contact.Contact;
import org.switchroom.engine.matching.Matching;

/** The agent's time between two contacts: wrap-up, and becoming free. */
public final class WrapUps {
    private final Turn turn;
    private final Matching matching;

    public WrapUps(Turn turn, Matching matching) {
        this.turn = turn;
        this.matching = matching;
    }

    /** A conversation is over for the agent, who is still there. After a call between colleagues there is nothing to do. */
    public void follow(int agentId, Contact contact, int queueId) {
        Agent agent = now(agentId);
        if (queueId == 0 || contact.isInternal()) {
            free(agent);
            return;
        }
        long lengthMs =
                Objects.requireNonNull(turn.centre().queue(queueId)).rules().wrapUpMs();
        if (lengthMs == 0) {
            free(agent);
            return;
        }
        turn.emit(new Event.WrapUpStarted(
                contact.contactId(), agentId, queueId, turn.nowMs() + lengthMs, contact.kind()));
        turn.emit(agent.becomes(AgentState.WRAP_UP, contact.contactId()));
    }

    /** The agent's contact is over: what was asked for meanwhile, else the next contact. */
    public void free(Agent agent) {
        turn.emit(agent.firmId(), agent.becomesFree());
        if (now(agent.agentId()).available()) {
            matching.seekContact(agent.agentId());
        }
    }

    /** The agent does something else for a while; nothing if there is no wrap-up. */
    public void interrupt(Agent agent) {
        if (agent.state() == AgentState.WRAP_UP) {
            close(agent, WrapUpEnd.AGENT);
        }
    }

    /** With what was left of it; if the queue is gone meanwhile, that is the end of it. */
    public void goOn(Agent agent, WrapUp left) {
        long leftMs = left.endsAtMs() - left.startedAtMs();
        if (leftMs <= 0 || turn.centre().queue(left.queueId()) == null) {
            free(agent);
            return;
        }
        turn.emit(
                agent.firmId(),
                new Event.WrapUpStarted(
                        left.contactId(), agent.agentId(), left.queueId(), turn.nowMs() + leftMs, left.kind()));
        turn.emit(agent.firmId(), agent.becomes(AgentState.WRAP_UP, left.contactId()));
    }

    public void finish(Command.FinishWrapUp c) {
        Agent agent = turn.agent(c.agentId());
        requireWrapUp(agent);
        close(agent, WrapUpEnd.AGENT);
        free(agent);
    }

    public void timeOut(Agent agent) {
        close(agent, WrapUpEnd.TIME);
        free(agent);
    }

    public void extend(Command.ExtendWrapUp c) {
        Agent agent = turn.agent(c.agentId());
        WrapUp wrapUp = requireWrapUp(agent);
        Turn.require(c.byMs() > 0, Refusal.BAD_VALUE, "byMs must be above 0");
        Turn.require(
                c.byMs() <= Centre.MAX_WRAP_UP_MS
                        && turn.nowMs() + c.byMs() <= wrapUp.startedAtMs() + Centre.MAX_WRAP_UP_MS,
                Refusal.LIMIT_REACHED,
                "Wrap-up lasts at most " + Centre.MAX_WRAP_UP_MS + " ms in all");
        turn.emit(new Event.WrapUpExtended(wrapUp.contactId(), c.agentId(), turn.nowMs() + c.byMs()));
    }

    /** Says that wrap-up is over; what the agent does now is the caller's to say. */
    void close(Agent agent, WrapUpEnd by) {
        turn.emit(agent.firmId(), new Event.WrapUpEnded(agent.contactId(), agent.agentId(), by));
    }

    private static WrapUp requireWrapUp(Agent agent) {
        WrapUp wrapUp = agent.wrapUp();
        if (wrapUp == null) {
            throw agent.notNow("is not in wrap-up");
        }
        return wrapUp;
    }

    private Agent now(int agentId) {
        return Objects.requireNonNull(turn.centre().agent(agentId));
    }
}
