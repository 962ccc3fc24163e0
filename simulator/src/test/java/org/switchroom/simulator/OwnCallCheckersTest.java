package org.switchroom.simulator;

import org.junit.jupiter.api.Test;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.RejectCause;
import org.switchroom.engine.WrapUpEnd;

/** The checkers of agents' own calls notice: each story below has one thing wrong in it. */
class OwnCallCheckersTest extends Story {
    private static final long OWN = 300;
    private static final String NUMBER = "+4940123456";

    private void calls(ContactKind kind) {
        ask(new Command.PlaceCall(OWN, 1, kind, "21", "22"));
        tell(new Event.CallPlaced(OWN, 1, kind, "21", "22"), busy(1, AgentState.ON_CONTACT));
    }

    /** Of one who was not ready since he has signed in. */
    private static Event busy(int agentId, AgentState state) {
        return new Event.AgentStateChanged(agentId, state, "", OWN, "d" + agentId, "SIGNED_IN");
    }

    private Event rings(int agentId) {
        return new Event.ContactOffered(OWN, 0, agentId, "d" + agentId, story.size() * 1_000L + 30_000);
    }

    private void calls2() {
        calls(ContactKind.INTERNAL);
        ask(new Command.RingColleague(OWN, 2));
        tell(rings(2), busy(2, AgentState.OFFERED));
    }

    private void talksTo2() {
        calls2();
        ask(new Command.AcceptOffer(OWN, 2));
        tell(new Event.ContactConnected(OWN, 0, 2, 2_000), busy(2, AgentState.ON_CONTACT));
    }

    private static Event ends(Outcome outcome, EndCause cause) {
        return new Event.ContactEnded(OWN, outcome, EndedBy.SYSTEM, cause);
    }

    @Test
    void nobodyHasPlacedIt() {
        ask(new Command.PlaceCall(OWN, 2, ContactKind.INTERNAL, "21", "22"));
        tell(new Event.CallPlaced(OWN, 1, ContactKind.INTERNAL, "21", "22"));
        isNoticed("Placed by PlaceCall");
    }

    @Test
    void placedInTheMiddleOfAnother() {
        calls(ContactKind.INTERNAL);
        ask(new Command.PlaceCall(OWN + 1, 1, ContactKind.OUTBOUND, "21", "22"));
        tell(new Event.CallPlaced(OWN + 1, 1, ContactKind.OUTBOUND, "21", "22"));
        isNoticed("Calls somebody while ON_CONTACT");
    }

    @Test
    void whoMayCallIsTurnedAway() {
        ask(new Command.PlaceCall(OWN, 1, ContactKind.INTERNAL, "21", "22"));
        tell(new Event.Refused(Refusal.NOT_IN_THIS_STATE, ""));
        isNoticed("May not call, though NOT_READY");
    }

    @Test
    void anotherColleagueIsRung() {
        calls(ContactKind.INTERNAL);
        ask(new Command.RingColleague(OWN, 9));
        tell(rings(2));
        isNoticed("Rings agent 2 by RingColleague");
    }

    @Test
    void aColleagueOnABreakIsNotRung() {
        calls(ContactKind.INTERNAL);
        ask(new Command.RingColleague(OWN, 2));
        tell(new Event.Refused(Refusal.NOT_IN_THIS_STATE, ""));
        isNoticed("Cannot ring agent 2, who is free or on a break");
    }

    @Test
    void ringsForAQueueOnABreak() {
        tell(queued(100, 1), offered(100, 2));
        isNoticed("Offered a contact while NOT_READY");
    }

    @Test
    void ringsForTooLong() {
        calls(ContactKind.INTERNAL);
        ask(new Command.RingColleague(OWN, 2));
        tell(new Event.ContactOffered(OWN, 0, 2, "d2", 1_000_000));
        isNoticed("instead of 30000");
    }

    @Test
    void theBreakIsForgotten() {
        calls(ContactKind.INTERNAL);
        ask(new Command.RingColleague(OWN, 2));
        tell(rings(2), new Event.AgentStateChanged(2, AgentState.OFFERED, "", OWN, "d2", ""));
        isNoticed("Is to be [] instead of [SIGNED_IN] afterwards");
    }

    @Test
    void isAvailableAfterACallInTheBreak() {
        calls(ContactKind.INTERNAL);
        ask(new Command.LeaveContact(OWN, 1));
        tell(ends(Outcome.NOT_REACHED, EndCause.HANG_UP), state(1, AgentState.AVAILABLE, 0));
        isNoticed("Is [] instead of [SIGNED_IN] after the contact");
    }

    @Test
    void isTakenForDeafByAColleague() {
        calls2();
        ask(new Command.RejectOffer(OWN, 2, RejectCause.BUSY));
        tell(new Event.OfferEnded(OWN, 0, 2, OfferEnd.BUSY), ends(Outcome.NOT_REACHED, EndCause.BUSY));
        tell(new Event.AgentStateChanged(2, AgentState.NOT_READY, "PHONE_REFUSED", 0, "d2", ""));
        isNoticed("Is [PHONE_REFUSED] instead of [SIGNED_IN] after the contact");
    }

    @Test
    void goesOnThoughNobodyHasAnswered() {
        calls2();
        tell(new Event.OfferEnded(OWN, 0, 2, OfferEnd.DECLINED), state(2, AgentState.NOT_READY, 0));
        isNoticed("Is over for BUSY and goes on");
        isNoticed("Left NOT_ANSWERED");
    }

    @Test
    void endsForAnotherReason() {
        calls2();
        tell(new Event.OfferEnded(OWN, 0, 2, OfferEnd.DECLINED), ends(Outcome.NOT_REACHED, EndCause.NO_ANSWER));
        isNoticed("Over for NO_ANSWER instead of BUSY");
    }

    @Test
    void whoHasPlacedItIsLeftBehind() {
        talksTo2();
        ask(new Command.LeaveContact(OWN, 2));
        tell(new Event.ConversationEnded(OWN, 2, ConversationEnd.AGENT_HUNG_UP, 2_000, 0));
        tell(ends(Outcome.ANSWERED, EndCause.HANG_UP), state(2, AgentState.NOT_READY, 0));
        isNoticed("ContactEnded changed nothing for the agent");
    }

    @Test
    void wrapsUpAColleaguesCall() {
        tell(new Event.QueueDefined(7, new QueueRules(10, 5_000, 9)));
        talksTo2();
        ask(new Command.LeaveContact(OWN, 2));
        tell(new Event.ConversationEnded(OWN, 2, ConversationEnd.AGENT_HUNG_UP, 2_000, 0));
        tell(new Event.WrapUpStarted(OWN + 1, 2, 7, story.size() * 1_000L + 5_000));
        isNoticed("Wraps up what was no conversation");
    }

    @Test
    void wrapsUpAColleaguesCallThroughAQueue() {
        calls(ContactKind.INTERNAL);
        tell(new Event.WrapUpStarted(OWN, 2, 7, story.size() * 1_000L + 5_000));
        isNoticed("Wraps up a call between colleagues");
    }

    /** Agent 1 has 5 s for the notes about contact 100, and calls somebody in the third. */
    private void callsWhileWrappingUp() {
        tell(new Event.QueueDefined(7, new QueueRules(10_000, 5_000, 9)), state(1, AgentState.AVAILABLE, 0));
        ask(new Command.EnqueueContact(100, 7, 0));
        tell(queued(100, 1), new Event.ContactOffered(100, 7, 1, "d1", story.size() * 1_000L + 11_000));
        tell(state(1, AgentState.OFFERED, 100), new Event.ContactConnected(100, 7, 1, 3_000));
        tell(state(1, AgentState.ON_CONTACT, 100));
        ask(new Command.EndContact(100, EndedBy.CALLER, EndCause.HANG_UP));
        tell(new Event.ConversationEnded(100, 1, ConversationEnd.CALLER_HUNG_UP, 2_000, 0));
        tell(new Event.ContactEnded(100, Outcome.ANSWERED, EndedBy.CALLER, EndCause.HANG_UP));
        tell(new Event.WrapUpStarted(100, 1, 7, story.size() * 1_000L + 5_000), state(1, AgentState.WRAP_UP, 100));
        ask(new Command.PlaceCall(OWN, 1, ContactKind.INTERNAL, "21", "22"));
        tell(new Event.CallPlaced(OWN, 1, ContactKind.INTERNAL, "21", "22"));
        tell(new Event.WrapUpEnded(100, 1, WrapUpEnd.AGENT), state(1, AgentState.ON_CONTACT, OWN));
        ask(new Command.LeaveContact(OWN, 1));
        tell(ends(Outcome.NOT_REACHED, EndCause.HANG_UP));
    }

    @Test
    void theNotesAreForgotten() {
        callsWhileWrappingUp();
        tell(state(1, AgentState.AVAILABLE, 0));
        isNoticed("Does not go on with Left[agentId=1, contactId=100, queueId=7, ms=3000]");
    }

    @Test
    void theTimeForTheNotesBeginsAnew() {
        callsWhileWrappingUp();
        tell(new Event.WrapUpStarted(100, 1, 7, story.size() * 1_000L + 5_000), state(1, AgentState.WRAP_UP, 100));
        isNoticed("Lasts 5000 ms instead of 3000");
    }

    @Test
    void anotherNumberIsCalledThanTheOneNamed() {
        calls(ContactKind.OUTBOUND);
        ask(new Command.CallOutside(OWN, NUMBER));
        tell(new Event.ContactDialled(OWN, 1, "+49401"));
        isNoticed("Calls +49401 by CallOutside");
    }

    @Test
    void aCallToAColleagueGoesOut() {
        calls(ContactKind.INTERNAL);
        ask(new Command.CallOutside(OWN, NUMBER));
        tell(new Event.ContactDialled(OWN, 1, NUMBER));
        isNoticed("Calls " + NUMBER + " by CallOutside");
    }

    @Test
    void isAnsweredOutsideAndCountsAsNotReached() {
        calls(ContactKind.OUTBOUND);
        ask(new Command.CallOutside(OWN, NUMBER));
        tell(new Event.ContactDialled(OWN, 1, NUMBER), new Event.OutsideConnected(OWN, NUMBER));
        tell(new Event.OutsideLost(OWN, NUMBER, OutsideEnd.HUNG_UP));
        tell(new Event.ContactEnded(OWN, Outcome.NOT_REACHED, EndedBy.OUTSIDE, EndCause.HANG_UP));
        isNoticed("NOT_REACHED instead of ANSWERED");
    }

    @Test
    void neverEnds() {
        calls(ContactKind.INTERNAL);
        isNoticed("1 own calls never ended");
    }
}
