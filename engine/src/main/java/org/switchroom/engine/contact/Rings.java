package org.switchroom.engine.contact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.switchroom.engine.Event;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Turn;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.agent.WrapUps;
import org.switchroom.engine.contact.ContactState.Ring;
import org.switchroom.engine.contact.ContactState.Ringing;

/**
 * Phones that stop ringing because of what others did: somebody has answered, or the caller is gone or led elsewhere. Those
 * who were rung go on being free as if nothing had been, the longest idle first to take what waits.
 */
public final class Rings {
    private final Turn turn;
    private final WrapUps wrapUps;

    public Rings(Turn turn, WrapUps wrapUps) {
        this.turn = turn;
        this.wrapUps = wrapUps;
    }

    /** This agent has the contact; the others' phones stop. */
    void taken(Contact contact, Ringing ringing, int byAgentId) {
        if (ringing.rings().size() == 1) {
            return;
        }
        List<Ring> others = ringing.rings().stream()
                .filter(ring -> ring.agentId() != byAgentId)
                .toList();
        stop(contact, ringing, others, OfferEnd.TAKEN);
        free(others);
    }

    /** The contact waits, and is led elsewhere by {@code then}, before anybody who was rung takes another. */
    void withdraw(Contact contact, Ringing ringing, OfferEnd why, Runnable then) {
        stop(contact, ringing, ringing.rings(), why);
        then.run();
        free(ringing.rings());
    }

    private void stop(Contact contact, Ringing ringing, List<Ring> rings, OfferEnd why) {
        int queueId = ringing.place().queueId();
        rings.forEach(ring ->
                turn.emit(contact.firmId(), new Event.OfferEnded(contact.contactId(), queueId, ring.agentId(), why)));
    }

    private void free(List<Ring> rings) {
        List<Agent> freed = new ArrayList<>();
        for (Ring ring : rings) {
            freed.add(Objects.requireNonNull(turn.centre().agent(ring.agentId())));
        }
        freed.sort(Comparator.comparingLong(Agent::availableSeq));
        freed.forEach(wrapUps::free);
    }
}
