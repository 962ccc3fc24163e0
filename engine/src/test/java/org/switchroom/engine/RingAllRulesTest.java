package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Command.AcceptOffer;
import org.switchroom.engine.Command.RejectOffer;
import org.switchroom.engine.Event.AgentStateChanged;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.Event.OfferEnded;
import org.switchroom.engine.Event.Refused;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.Requirements.Step;

/** Queue 7 rings all; queue 8 picks one. */
class RingAllRulesTest {
    private final Room room = Room.newest(Room.picking(Strategy.RING_ALL));

    private void agents(int count) {
        IntStream.rangeClosed(1, count).forEach(agentId -> room.agentAvailable(agentId, 7));
    }

    private List<Integer> rung(long contactId) {
        return IntStream.rangeClosed(1, 30)
                .filter(agentId -> room.engine.view().agent(agentId) != null)
                .filter(agentId -> room.state(agentId) == AgentState.OFFERED
                        && room.agent(agentId).contactId() == contactId)
                .boxed()
                .toList();
    }

    private List<Integer> offers(List<Event> events) {
        return events.stream()
                .filter(ContactOffered.class::isInstance)
                .map(event -> ((ContactOffered) event).agentId())
                .toList();
    }

    @Test
    void everybodyWhoIsFreeIsRungTheLongestIdleFirst() {
        agents(3);
        room.agentSignsIn(4, 7);
        assertThat(offers(room.callerWaits(100, 7))).containsExactly(1, 2, 3);
        assertThat(room.agent(2).deadlineMs()).isEqualTo(room.nowMs + Room.RING_MS);
    }

    @Test
    void whoeverAnswersFirstHasItAndTheOthersAreFreeAgain() {
        agents(3);
        room.callerWaits(100, 7);
        room.nowMs += 4_000;
        assertThat(room.does(new AcceptOffer(100, 2)))
                .containsExactly(
                        new Event.ContactConnected(100, 7, 2, 4_000),
                        new AgentStateChanged(2, AgentState.ON_CONTACT, "", 100, "d2", ""),
                        new OfferEnded(100, 7, 1, OfferEnd.TAKEN),
                        new OfferEnded(100, 7, 3, OfferEnd.TAKEN),
                        new AgentStateChanged(1, AgentState.AVAILABLE, "", 0, "d1", ""),
                        new AgentStateChanged(3, AgentState.AVAILABLE, "", 0, "d3", ""));
        assertThat(room.engine.nextDeadlineMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aSecondAnswerIsTooLate() {
        agents(2);
        room.callerWaits(100, 7);
        room.does(new AcceptOffer(100, 2));
        assertThat(room.does(new AcceptOffer(100, 1)))
                .singleElement()
                .isEqualTo(new Refused(Refusal.NOT_IN_THIS_STATE, "Contact 100 is not offered to agent 1"));
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void whoWasRungForSomebodyElsesCallKeepsHisTurn() {
        room.queue(8, Room.picking(Strategy.LONGEST_IDLE));
        room.agentAvailable(1, 7, 8);
        room.agentAvailable(2, 8);
        room.agentAvailable(3, 7);
        room.callerWaits(100, 7);
        room.does(new AcceptOffer(100, 3));
        assertThat(offers(room.callerWaits(101, 8))).containsExactly(1);
    }

    @Test
    void whatOthersDidMeanwhileElsewhereWasNotMissed() {
        room.queue(8, Room.picking(Strategy.PRODUCTIVITY));
        room.agentAvailable(2, 8);
        room.callerServed(100, 8, agentId -> 10_000);
        room.agentAvailable(1, 7, 8);
        room.agentAvailable(3, 7);
        room.callerWaits(101, 7);
        room.callerServed(102, 8, agentId -> 10_000);
        room.does(new AcceptOffer(101, 3));
        assertThat(room.callerServed(103, 8, agentId -> 10_000)).isEqualTo(1);
        assertThat(room.callerServed(104, 8, agentId -> 10_000))
                .as("2 has had two, 1 one")
                .isEqualTo(1);
    }

    @Test
    void aWishForNotReadyTakesEffectWhenAnotherAnswers() {
        agents(2);
        room.callerWaits(100, 7);
        room.does(new Command.SetNotReady(1, "LUNCH"));
        room.does(new AcceptOffer(100, 2));
        assertThat(room.agent(1).reasonCode()).isEqualTo("LUNCH");
    }

    @Test
    void whoDeclinesEndsOnlyTheOwnOffer() {
        agents(2);
        room.callerWaits(100, 7);
        assertThat(room.does(new RejectOffer(100, 1, RejectCause.DECLINED)))
                .containsExactly(
                        new OfferEnded(100, 7, 1, OfferEnd.DECLINED),
                        new AgentStateChanged(1, AgentState.NOT_READY, Reasons.PHONE_REFUSED, 0, "d1", ""));
        assertThat(rung(100)).containsExactly(2);
    }

    @Test
    void whoLosesTheDeviceEndsOnlyTheOwnOffer() {
        agents(2);
        room.callerWaits(100, 7);
        assertThat(room.does(new Command.LoseDevice(2)))
                .hasSize(2)
                .contains(new OfferEnded(100, 7, 2, OfferEnd.AGENT_GONE));
        assertThat(rung(100)).containsExactly(1);
    }

    @Test
    void whenNobodyAnswersTheCallerWaitsOnAtThePlace() {
        agents(2);
        room.callerWaits(100, 7);
        room.callerWaits(101, 7);
        room.ticksAfter(Room.RING_MS);
        assertThat(room.agent(1).reasonCode()).isEqualTo(Reasons.RNA);
        assertThat(room.agent(2).reasonCode()).isEqualTo(Reasons.RNA);
        assertThat(room.position(100)).isEqualTo(1);
        assertThat(room.position(101)).isEqualTo(2);
        room.does(new Command.SetAvailable(2));
        assertThat(rung(100)).containsExactly(2);
    }

    @Test
    void eachPhoneRingsForItsOwnTime() {
        agents(1);
        room.callerWaits(100, 7);
        room.nowMs += 5_000;
        room.agentAvailable(2, 7);
        room.ticksAfter(Room.RING_MS - 5_001);
        assertThat(rung(100)).containsExactly(2);
    }

    @Test
    void whoBecomesFreeJoins() {
        agents(1);
        room.callerWaits(100, 7);
        room.agentSignsIn(2, 7);
        assertThat(offers(room.does(new Command.SetAvailable(2)))).containsExactly(2);
        room.does(new AcceptOffer(100, 2));
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void whoeverComesFirstRingsAtAllAndTheNextWaits() {
        agents(4);
        room.callerWaits(100, 7);
        room.callerWaits(101, 7);
        assertThat(rung(100)).containsExactly(1, 2, 3, 4);
        assertThat(rung(101)).isEmpty();
        room.does(new AcceptOffer(100, 3));
        assertThat(rung(101)).containsExactly(1, 2, 4);
    }

    @Test
    void whoBecomesFreeTakesTheEarlierOfOneWhoRingsAndOneWhoWaits() {
        room.queue(8, Room.picking(Strategy.LONGEST_IDLE));
        room.callerWaits(99, 8);
        agents(1);
        room.callerWaits(100, 7);
        room.callerWaits(101, 8);
        room.agentAvailable(2, 7, 8);
        room.agentAvailable(3, 7, 8);
        assertThat(rung(99)).containsExactly(2);
        assertThat(rung(100)).containsExactly(1, 3);
        assertThat(rung(101)).isEmpty();
    }

    @Test
    void atMostSoManyAreRungAndAnotherTakesTheRest() {
        agents(Centre.MAX_RING_ALL + 3);
        room.callerWaits(100, 7);
        room.callerWaits(101, 7);
        assertThat(rung(100)).hasSize(Centre.MAX_RING_ALL).doesNotContain(21, 22, 23);
        assertThat(rung(101)).containsExactly(21, 22, 23);
    }

    @Test
    void whoIsFreeBeyondTheLimitFillsAGap() {
        agents(Centre.MAX_RING_ALL + 2);
        room.callerWaits(100, 7);
        assertThat(offers(room.does(new RejectOffer(100, 5, RejectCause.BUSY)))).containsExactly(21);
        room.agentAvailable(23, 7);
        assertThat(room.state(23)).isEqualTo(AgentState.AVAILABLE);
        assertThat(offers(room.does(new Command.LoseDevice(6)))).containsExactly(22);
    }

    @Test
    void skillsAndTiersSayWhoIsRungAndWhoJoinsWhenLessIsAsked() {
        room.agentAvailable(1, new RoutingProfile(List.of(new Service(7, 1, 0, 1, 0)), List.of(new Skill(5, 8))));
        room.agentAvailable(2, new RoutingProfile(List.of(new Service(7, 1, 0, 1, 0)), List.of(new Skill(5, 3))));
        Requirements asked = new Requirements(
                List.of(new Step(0, List.of(new Need(5, 6))), new Step(4_000, List.of(new Need(5, 2)))), List.of());
        room.callerAsks(100, 7, asked);
        assertThat(rung(100)).containsExactly(1);
        assertThat(offers(room.ticksAfter(4_000))).containsExactly(2);
        assertThat(rung(100)).containsExactly(1, 2);
    }

    @Test
    void whileOneIsWaitedForAloneOnlyThatPhoneRings() {
        agents(3);
        Requirements personal =
                new Requirements(List.of(new Step(0, List.of(), 2), new Step(30_000, List.of())), List.of());
        assertThat(offers(room.callerAsks(100, 7, personal))).containsExactly(2);
        room.does(new RejectOffer(100, 2, RejectCause.DECLINED));
        assertThat(rung(100)).isEmpty();
        assertThat(offers(room.ticksAfter(30_000))).containsExactly(1, 3);
    }

    @Test
    void aCallerWhoHangsUpStopsAllPhonesAndCostsNobodyAnything() {
        agents(2);
        room.callerWaits(100, 7);
        assertThat(room.callerHangsUp(100))
                .containsExactly(
                        new OfferEnded(100, 7, 1, OfferEnd.CALLER_GONE),
                        new OfferEnded(100, 7, 2, OfferEnd.CALLER_GONE),
                        new Event.ContactEnded(100, Outcome.ABANDONED, EndedBy.CALLER, EndCause.HANG_UP),
                        new AgentStateChanged(1, AgentState.AVAILABLE, "", 0, "d1", ""),
                        new AgentStateChanged(2, AgentState.AVAILABLE, "", 0, "d2", ""));
    }

    @Test
    void movedElsewhereItStopsAllPhones() {
        room.queue(8, Room.picking(Strategy.LONGEST_IDLE));
        agents(2);
        room.callerWaits(100, 7);
        assertThat(room.does(new Command.MoveContact(100, 8, 99)))
                .startsWith(
                        new OfferEnded(100, 7, 1, OfferEnd.WITHDRAWN),
                        new OfferEnded(100, 7, 2, OfferEnd.WITHDRAWN),
                        new Event.ContactMoved(100, 7, 8, 99));
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void overflowByWaitComesWhileItRings() {
        room.queue(
                7,
                new QueueRules(
                        Room.RING_MS,
                        0,
                        1_000,
                        Strategy.RING_ALL,
                        0,
                        0,
                        List.of(
                                new OverflowStep(
                                        OverflowTrigger.WAITED,
                                        3_000,
                                        "",
                                        OverflowTarget.to(OverflowTarget.Kind.ANNOUNCEMENT)),
                                new OverflowStep(
                                        OverflowTrigger.WAITED,
                                        6_000,
                                        "",
                                        OverflowTarget.to(OverflowTarget.Kind.VOICEMAIL)))));
        agents(2);
        room.callerWaits(100, 7);
        assertThat(room.ticksAfter(3_000)).hasSize(1);
        assertThat(rung(100)).as("told something, and rings on").containsExactly(1, 2);
        room.ticksAfter(3_000);
        assertThat(rung(100)).isEmpty();
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void theStrategyMayChangeWhileItRings() {
        agents(2);
        room.callerWaits(100, 7);
        room.queue(7, Room.picking(Strategy.LONGEST_IDLE));
        room.agentAvailable(3, 7);
        assertThat(rung(100)).containsExactly(1, 2, 3);
        room.callerWaits(101, 7);
        room.does(new AcceptOffer(100, 2));
        assertThat(rung(101)).containsExactly(1);
    }

    @Test
    void oneWhoRingsAloneRingsOnAloneWhenTheQueueComesToRingAll() {
        room.queue(7, Room.picking(Strategy.LONGEST_IDLE));
        agents(2);
        room.callerWaits(100, 7);
        room.queue(7, Room.picking(Strategy.RING_ALL));
        room.agentAvailable(3, 7);
        assertThat(rung(100)).containsExactly(1);
        assertThat(offers(room.does(new RejectOffer(100, 1, RejectCause.BUSY)))).containsExactly(2, 3);
    }

    @Test
    void aConsultRingsAtOneOnly() {
        room.queue(8, Room.picking(Strategy.LONGEST_IDLE));
        room.agentAvailable(9, 8);
        room.callerTalks(100, 8, 9);
        agents(3);
        assertThat(offers(room.does(new Command.ConsultQueue(100, 9, 7, 0, Requirements.NONE))))
                .containsExactly(1);
        room.agentAvailable(4, 7);
        assertThat(rung(100)).containsExactly(1);
    }

    @Test
    void aMessageRingsAtOneOnly() {
        agents(3);
        assertThat(offers(room.does(new Command.LeaveMessage(
                        200, 100, "+4930123456", "+4989123456", 7, 0, Requirements.NONE, 5_000))))
                .containsExactly(1);
    }

    @Test
    void eachOfferSaysHowManyCouldHaveBeenRungWithIt() {
        agents(2);
        assertThat(room.callerWaits(100, 7).stream()
                        .filter(ContactOffered.class::isInstance)
                        .map(event -> ((ContactOffered) event).choice()))
                .containsExactly(
                        new Choice(Strategy.RING_ALL, 1, 0, 2, 2, 2, 2, 2, 0, 1),
                        new Choice(Strategy.RING_ALL, 1, 0, 1, 1, 1, 2, 2, 0, 1));
    }

    @Test
    void theQueueCountsItOnceAndTheViewSaysWhereItIs() {
        agents(2);
        room.callerWaits(100, 7);
        CentreView.QueueStatus queue = room.engine.view().queue(7);
        assertThat(queue).isNotNull();
        assertThat(queue.offered()).isEqualTo(1);
        assertThat(queue.waiting()).isZero();
        assertThat(room.offeredTo(100)).isEqualTo(1);
        assertThat(room.position(100)).isEqualTo(1);
    }

    @Test
    void afterARestartNobodyRings() {
        agents(2);
        room.callerWaits(100, 7);
        room.does(0, new Command.Restart());
        assertThat(room.engine.view().openContacts()).isZero();
        assertThat(room.state(1)).isEqualTo(AgentState.OFFLINE);
        assertThat(room.engine.nextDeadlineMs()).isEqualTo(Long.MAX_VALUE);
    }
}
