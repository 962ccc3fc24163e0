package org.switchroom.simulator;

import org.junit.jupiter.api.Test;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Choice;
import org.switchroom.engine.Command;
import org.switchroom.engine.ConsultEnd;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Requirements;

/** The checkers of transfers notice: each story below has one thing wrong in it. */
class TransferCheckersTest extends Story {
    private static final String NUMBER = "+4940123456";

    /** Contact 100 talks to agent 1; agent 2 is available. */
    private void talking() {
        ask(new Command.EnqueueContact(100, 7, 0));
        tell(queued(100, 1), state(1, AgentState.AVAILABLE, 0), offered(100, 1), state(1, AgentState.OFFERED, 100));
        tell(new Event.ContactConnected(100, 7, 1, 4_000), state(1, AgentState.ON_CONTACT, 100));
        tell(state(2, AgentState.AVAILABLE, 0));
    }

    private void consulting(Event.ConsultStarted asks) {
        talking();
        ask(new Command.ConsultAgent(100, 1, asks.toAgentId()));
        tell(new Event.ContactHeld(100, 1), state(1, AgentState.HELD, 100), asks);
    }

    private static Event.ConsultStarted asking(int agentId) {
        return new Event.ConsultStarted(100, 1, 0, agentId, "");
    }

    private void together() {
        consulting(asking(2));
        tell(offered(100, 2), state(2, AgentState.OFFERED, 100));
        tell(new Event.ConsultConnected(100, 1, 2), state(2, AgentState.ON_CONTACT, 100));
    }

    /** Out of {@link #talking}. */
    private static Event parted(ConversationEnd why) {
        return new Event.ConversationEnded(100, 1, why, 3_000, 0);
    }

    /** Out of {@link #together}. */
    private static Event leaves() {
        return new Event.ConversationEnded(100, 1, ConversationEnd.TRANSFERRED, 3_000, 7_000);
    }

    @Test
    void nobodyIsAskedWhileTheCallerIsNotHeld() {
        talking();
        tell(asking(2));
        isNoticed("Consulted about though");
        isNoticed("Is TALKING instead of HELD");
    }

    @Test
    void anotherThanTheOneNamedIsRung() {
        consulting(asking(9));
        tell(offered(100, 2));
        isNoticed("Agent 2 is rung instead of");
        isNoticed("Rings agent 2 instead of agent 9, who was named");
    }

    @Test
    void theOneNamedIsNotRung() {
        consulting(asking(2));
        isNoticed("Agent 2 was named and is not rung");
        isNoticed("Neither queued nor offered");
    }

    @Test
    void aReasonIsToldThoughSomebodyWasNamed() {
        tell(new Event.VersionActivated(2));
        consulting(asking(2));
        Choice choice = new Choice(Choice.UNKNOWN.strategy(), 1, 0, 1, 1, 1, 1, 1, 0, 1);
        tell(new Event.ContactOffered(100, 7, 2, "d2", 1_000_000, choice));
        isNoticed("Told a choice of who was named");
    }

    @Test
    void twoConsultsAtATime() {
        together();
        tell(asking(2));
        isNoticed("Two consults at a time");
    }

    @Test
    void allThreeTalkWhileTheCallerIsHeld() {
        together();
        tell(new Event.ConsultJoined(100, 1));
        isNoticed("All three talk while the caller is held");
    }

    @Test
    void heldWhileAllThreeTalk() {
        together();
        tell(new Event.ContactResumed(100, 1), state(1, AgentState.ON_CONTACT, 100));
        tell(new Event.ConsultJoined(100, 1), new Event.ContactHeld(100, 1));
        isNoticed("Held while all three talk");
    }

    @Test
    void thePartnerIsForgotten() {
        together();
        tell(new Event.ConsultEnded(100, 1, 0, ConsultEnd.TAKEN_BACK));
        isNoticed("Consult with agent 2, not 0");
    }

    @Test
    void takenBackAndStillHeld() {
        together();
        tell(new Event.ConsultEnded(100, 1, 2, ConsultEnd.TAKEN_BACK), state(2, AgentState.AVAILABLE, 0));
        isNoticed("Taken back, but still held");
    }

    @Test
    void aPhoneRingsOnForAConsultThatIsOver() {
        consulting(asking(2));
        tell(offered(100, 2), state(2, AgentState.OFFERED, 100));
        tell(new Event.ConsultEnded(100, 1, 0, ConsultEnd.TAKEN_BACK));
        isNoticed("Over while a phone rings for it");
    }

    @Test
    void theCallerIsLeftAlone() {
        together();
        tell(leaves(), state(1, AgentState.AVAILABLE, 0));
        isNoticed("Left PARTED");
        isNoticed("Parted from the agent, and not handed over");
    }

    @Test
    void handedOverToAnother() {
        together();
        tell(leaves(), new Event.ContactHandedOver(100, 7, 1, 3));
        isNoticed("Consult with agent 2, not 3");
    }

    @Test
    void handedOverThroughAnotherQueue() {
        together();
        tell(leaves(), new Event.ContactHandedOver(100, 8, 1, 2));
        isNoticed("Counts through queue 8");
    }

    @Test
    void thePartnerWrapsUp() {
        together();
        tell(new Event.ConsultEnded(100, 1, 2, ConsultEnd.TAKEN_BACK));
        tell(new Event.WrapUpStarted(100, 2, 7, 9_000_000), state(2, AgentState.WRAP_UP, 100));
        isNoticed("instead of 0");
    }

    @Test
    void endedInTheMiddleOfAConsult() {
        together();
        tell(new Event.ContactEnded(100, Outcome.ANSWERED, EndedBy.CALLER, EndCause.HANG_UP));
        isNoticed("Ended in a consult");
        isNoticed("Ended in HELD");
    }

    @Test
    void whoWasNamedDoesNotAnswerAndTheConsultGoesOn() {
        consulting(asking(2));
        tell(offered(100, 2), state(2, AgentState.OFFERED, 100), new Event.OfferEnded(100, 7, 2, OfferEnd.DECLINED));
        isNoticed("Nobody is sought, and the consult goes on");
    }

    @Test
    void theOneOutsideIsLostAndTheCallerWithHim() {
        talking();
        tell(parted(ConversationEnd.TRANSFERRED), new Event.ContactDialled(100, 1, NUMBER));
        tell(new Event.OutsideLost(100, NUMBER, OutsideEnd.BUSY));
        isNoticed("Left OUTSIDE_LOST");
    }

    @Test
    void endedThoughNobodyAnsweredOutside() {
        talking();
        tell(parted(ConversationEnd.TRANSFERRED), new Event.ContactDialled(100, 1, NUMBER));
        tell(new Event.OutsideLost(100, NUMBER, OutsideEnd.BUSY));
        tell(new Event.ContactEnded(100, Outcome.ANSWERED, EndedBy.OUTSIDE, EndCause.HANG_UP));
        isNoticed("Ended by OUTSIDE when nobody answered outside");
    }

    @Test
    void backToAnotherQueueThanTheOneItCameThrough() {
        talking();
        tell(new Event.QueueDefined(8, new QueueRules(10, 0, 9)));
        tell(parted(ConversationEnd.DEVICE_LOST));
        tell(new Event.ContactQueued(100, 8, 0, 1, 0, QueuedCause.AGENT_LOST, Requirements.NONE));
        isNoticed("Comes with [");
    }

    @Test
    void priorityForgottenOnTheWayBack() {
        talking();
        tell(parted(ConversationEnd.DEVICE_LOST));
        tell(new Event.ContactQueued(100, 7, 2, 1, 0, QueuedCause.AGENT_LOST, Requirements.NONE));
        isNoticed("Comes with [");
    }

    @Test
    void aConsultThatNeverEnds() {
        together();
        isNoticed("1 consults never ended");
    }
}
