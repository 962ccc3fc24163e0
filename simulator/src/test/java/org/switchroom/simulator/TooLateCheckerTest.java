package org.switchroom.simulator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.Event;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.RejectCause;
import org.switchroom.engine.Requirements;

/** The checker of what comes too late notices: each story below has one thing wrong in it. */
class TooLateCheckerTest extends Story {
    private long ring;

    @BeforeEach
    void rings() {
        ask(new Command.EnqueueContact(100, 7, 0));
        tell(queued(100, 1));
        ask(new Command.SetAvailable(1));
        tell(state(1, AgentState.AVAILABLE, 0), offered(100, 1), state(1, AgentState.OFFERED, 100));
        ring = story.size() - 1;
    }

    private void talks() {
        ask(new Command.AcceptOffer(100, 1, ring));
        tell(new Event.ContactConnected(100, 7, 1, 4_000), state(1, AgentState.ON_CONTACT, 100));
    }

    @Test
    void answeredByAnEarlierRing() {
        ask(new Command.AcceptOffer(100, 1, ring - 1));
        tell(new Event.ContactConnected(100, 7, 1, 4_000));
        isNoticed("What was told of ring " + (ring - 1) + " counted for");
    }

    @Test
    void refusedByAnEarlierRing() {
        ask(new Command.RejectOffer(100, 1, RejectCause.BUSY, ring - 1));
        tell(new Event.OfferEnded(100, 7, 1, OfferEnd.BUSY));
        isNoticed("What was told of ring " + (ring - 1) + " counted for");
    }

    @Test
    void turnedAwayThoughItRings() {
        ask(new Command.AcceptOffer(100, 1, ring));
        tell(new Event.Refused(Refusal.NOT_IN_THIS_STATE, ""));
        isNoticed("Turned away though it is the present ring");
    }

    @Test
    void lostByAnEarlierCall() {
        talks();
        ask(new Command.TransferOutside(100, 1, "+4940123"));
        tell(new Event.ConversationEnded(100, 1, ConversationEnd.TRANSFERRED, 2_000, 0));
        tell(new Event.ContactDialled(100, 1, "+4940123"), state(1, AgentState.AVAILABLE, 0));
        ask(new Command.OutsideEnded(100, OutsideEnd.BUSY, 5));
        tell(new Event.OutsideLost(100, "+4940123", OutsideEnd.BUSY));
        isNoticed("What was told of call 5 counted for call");
    }

    @Test
    void givenAwayByAnother() {
        talks();
        ask(new Command.TransferToQueue(100, 2, 7, 0, Requirements.NONE));
        tell(new Event.ConversationEnded(100, 1, ConversationEnd.TRANSFERRED, 2_000, 0));
        isNoticed("Given away by another than agent 1");
    }
}
