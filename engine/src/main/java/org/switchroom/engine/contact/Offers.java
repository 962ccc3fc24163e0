package org.switchroom.engine.contact;

import java.util.Objects;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Reasons;
import org.switchroom.engine.RejectCause;
import org.switchroom.engine.Turn;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.agent.WrapUps;
import org.switchroom.engine.contact.ContactState.Offered;

/**
 * How an offer ends: answered, expired, rejected, or with one of the two gone. The contact keeps its place and is tried
 * with the next agent at once. An agent who let it ring or refused is not ready until saying otherwise, so the same
 * contact does not come back to the same deaf phone.
 */
public final class Offers {
    private final Turn turn;
    private final QueueEntry entry;
    private final WrapUps wrapUps;

    public Offers(Turn turn, QueueEntry entry, WrapUps wrapUps) {
        this.turn = turn;
        this.entry = entry;
        this.wrapUps = wrapUps;
    }

    public void accept(Command.AcceptOffer c) {
        Offered offer = offer(c.contactId(), c.agentId());
        long waitedMs = turn.nowMs() - offer.place().queuedAtMs();
        turn.emit(new Event.ContactConnected(c.contactId(), offer.place().queueId(), c.agentId(), waitedMs));
        turn.emit(now(c.agentId()).becomes(AgentState.ON_CONTACT, c.contactId()));
    }

    public void reject(Command.RejectOffer c) {
        Offered offer = offer(c.contactId(), c.agentId());
        turnDown(now(c.agentId()), offer, ended(c.cause()), Reasons.PHONE_REFUSED);
    }

    /** Ring no answer. */
    public void expire(Agent agent) {
        turnDown(agent, offerTo(agent), OfferEnd.EXPIRED, Reasons.RNA);
    }

    private void turnDown(Agent agent, Offered offer, OfferEnd why, String reason) {
        end(agent.contactId(), offer, why, agent.firmId());
        turn.emit(agent.firmId(), agent.becomesNotReady(reason));
        entry.seek(agent.contactId());
    }

    /** Signed out or cut off while the phone rang. */
    public void agentGone(Agent agent) {
        restart(agent);
        entry.seek(agent.contactId());
    }

    /** As {@link #agentGone}, but nobody else is tried, since nobody is left. */
    public void restart(Agent agent) {
        end(agent.contactId(), offerTo(agent), OfferEnd.AGENT_GONE, agent.firmId());
        turn.emit(agent.firmId(), agent.becomesOffline());
    }

    /** The contact has ended too, between the offer and the agent's next one. */
    void callerGone(long contactId, Offered offer, Runnable contactEnds) {
        end(contactId, offer, OfferEnd.CALLER_GONE, turn.firmId());
        contactEnds.run();
        wrapUps.free(now(offer.agentId()));
    }

    private void end(long contactId, Offered offer, OfferEnd why, int firmId) {
        turn.emit(firmId, new Event.OfferEnded(contactId, offer.place().queueId(), offer.agentId(), why));
    }

    private Offered offer(long contactId, int agentId) {
        Contact contact = turn.contact(contactId);
        turn.agent(agentId);
        if (contact.state() instanceof Offered offer && offer.agentId() == agentId) {
            return offer;
        }
        throw contact.notNow("is not offered to agent " + agentId);
    }

    private Offered offerTo(Agent agent) {
        Contact contact = Objects.requireNonNull(turn.centre().contact(agent.contactId()));
        return (Offered) contact.state();
    }

    private Agent now(int agentId) {
        return Objects.requireNonNull(turn.centre().agent(agentId));
    }

    private static OfferEnd ended(RejectCause cause) {
        return switch (cause) {
            case DECLINED -> OfferEnd.DECLINED;
            case BUSY -> OfferEnd.BUSY;
            case UNREACHABLE -> OfferEnd.UNREACHABLE;
        };
    }
}
