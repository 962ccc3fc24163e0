package org.switchroom.engine.contact;

import java.util.Objects;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Reasons;
import org.switchroom.engine.RejectCause;
import org.switchroom.engine.Turn;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.agent.WrapUps;
import org.switchroom.engine.contact.ContactState.Asked;
import org.switchroom.engine.contact.ContactState.Offered;
import org.switchroom.engine.contact.ContactState.Ringing;
import org.switchroom.engine.contact.ContactState.Waiting;

/**
 * How an offer ends: answered, expired, rejected, or with one of the two gone. The contact keeps its place and is tried
 * with the next agent at once; while other phones ring for it, they ring on. An agent who let it ring or refused is not ready until saying otherwise, so the same
 * contact does not come back to the same deaf phone.
 */
public final class Offers {
    private final Turn turn;
    private final QueueEntry entry;
    private final WrapUps wrapUps;
    private final Consults consults;
    private final Rings rings;

    public Offers(Turn turn, QueueEntry entry, WrapUps wrapUps, Consults consults, Rings rings) {
        this.turn = turn;
        this.entry = entry;
        this.wrapUps = wrapUps;
        this.consults = consults;
        this.rings = rings;
    }

    public void accept(Command.AcceptOffer c) {
        Contact contact = offered(c.contactId(), c.agentId(), c.offerSeq());
        switch (contact.state()) {
            case Offered offer
            when contact.callback() != null -> {
                turn.emit(Callbacks.dialled(contact, offer));
                turn.emit(now(c.agentId()).becomes(AgentState.ON_CONTACT, c.contactId()));
            }
            case Offered offer ->
                connect(c, offer.place().queueId(), turn.nowMs() - offer.place().queuedAtMs());
            case Asked asked -> connect(c, 0, turn.nowMs() + Centre.COLLEAGUE_RING_MS - asked.deadlineMs());
            case Ringing ringing -> {
                connect(
                        c,
                        ringing.place().queueId(),
                        turn.nowMs() - ringing.place().queuedAtMs());
                rings.taken(contact, ringing, c.agentId());
            }
            default -> consults.answered(contact, c.agentId());
        }
    }

    private void connect(Command.AcceptOffer c, int queueId, long waitedMs) {
        turn.emit(new Event.ContactConnected(c.contactId(), queueId, c.agentId(), waitedMs));
        turn.emit(now(c.agentId()).becomes(AgentState.ON_CONTACT, c.contactId()));
    }

    public void reject(Command.RejectOffer c) {
        offered(c.contactId(), c.agentId(), c.offerSeq());
        turnDown(now(c.agentId()), ended(c.cause()), Reasons.PHONE_REFUSED);
    }

    /** Ring no answer. */
    public void expire(Agent agent) {
        turnDown(agent, OfferEnd.EXPIRED, Reasons.RNA);
    }

    /** Who lets a colleague's call ring, or refuses it, is what he was before. */
    private void turnDown(Agent agent, OfferEnd why, String reason) {
        Contact contact = now(agent.contactId());
        end(agent, why);
        if (contact.state() instanceof Asked) {
            turn.emit(contact.firmId(), contact.ends(EndedBy.SYSTEM, endOf(why)));
            wrapUps.free(agent);
            return;
        }
        turn.emit(agent.firmId(), agent.becomesNotReady(reason));
        seekAnother(agent.contactId());
    }

    /** Signed out or cut off while the phone rang. */
    public void agentGone(Agent agent) {
        restart(agent);
        seekAnother(agent.contactId());
    }

    private void seekAnother(long contactId) {
        Contact contact = now(contactId);
        switch (contact.state()) {
            case Waiting place -> entry.seek(contactId);
            case Ringing ringing -> entry.seekMore(contactId);
            case ContactState.InMenu s ->
                turn.emit(contact.firmId(), contact.ends(EndedBy.SYSTEM, EndCause.NOT_REACHED));
            default -> consults.notReached(contact);
        }
    }

    private static EndCause endOf(OfferEnd why) {
        return switch (why) {
            case EXPIRED -> EndCause.NO_ANSWER;
            case DECLINED, BUSY -> EndCause.BUSY;
            default -> EndCause.NOT_REACHED;
        };
    }

    /** As {@link #agentGone}, but nobody else is tried, since nobody is left. */
    public void restart(Agent agent) {
        end(agent, OfferEnd.AGENT_GONE);
        turn.emit(agent.firmId(), agent.becomesOffline());
    }

    /** The contact has ended too, between the offer and the agent's next one. */
    void callerGone(int agentId, Runnable contactEnds) {
        end(now(agentId), OfferEnd.CALLER_GONE);
        contactEnds.run();
        wrapUps.free(now(agentId));
    }

    void callerGone(Contact contact, Ringing ringing, Runnable contactEnds) {
        rings.withdraw(contact, ringing, OfferEnd.CALLER_GONE, contactEnds);
    }

    private void end(Agent agent, OfferEnd why) {
        Contact contact = now(agent.contactId());
        int queueId = contact.search() instanceof Asked
                ? contact.conversation() == null ? 0 : contact.conversation().queueId()
                : contact.place().queueId();
        turn.emit(agent.firmId(), new Event.OfferEnded(contact.contactId(), queueId, agent.agentId(), why));
    }

    private Contact offered(long contactId, int agentId, long offerSeq) {
        Contact contact = turn.contact(contactId);
        turn.agent(agentId);
        if (contact.offeredTo(agentId) && turn.centre().tries().isRing(agentId, offerSeq)) {
            return contact;
        }
        throw contact.notNow("is not offered to agent " + agentId);
    }

    private Contact now(long contactId) {
        return Objects.requireNonNull(turn.centre().contact(contactId));
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
