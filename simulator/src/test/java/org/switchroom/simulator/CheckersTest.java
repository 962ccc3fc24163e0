package org.switchroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.Requirements.Step;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;
import org.switchroom.engine.Skill;
import org.switchroom.engine.Strategy;
import org.switchroom.simulator.checks.Violation;

/** The checkers notice: each story below has one thing wrong in it. */
class CheckersTest extends Story {
    @Test
    void anOfferToSomebodyNotReady() {
        tell(queued(100, 1), offered(100, 1));
        isNoticed("Offered a contact while NOT_READY");
    }

    @Test
    void anOfferOutOfTurn() {
        tell(queued(100, 1), queued(101, 2), state(1, AgentState.AVAILABLE, 0), offered(101, 1));
        isNoticed("Served before");
    }

    @Test
    void anOfferPastTheLongestIdle() {
        tell(state(1, AgentState.AVAILABLE, 0), state(2, AgentState.AVAILABLE, 0), queued(100, 1), offered(100, 2));
        isNoticed("Rung before");
    }

    @Test
    void aContactOfferedTwiceAtOnce() {
        tell(queued(100, 1), state(1, AgentState.AVAILABLE, 0), offered(100, 1), state(1, AgentState.OFFERED, 100));
        tell(state(2, AgentState.AVAILABLE, 0), offered(100, 2));
        isNoticed("Offered to two");
    }

    /** Agents 1 and 2 are free, and the queue rings all. */
    private void allAreToBeRung() {
        tell(new Event.QueueDefined(7, new QueueRules(10, 0, 9, Strategy.RING_ALL, 0, 0)));
        tell(state(1, AgentState.AVAILABLE, 0), state(2, AgentState.AVAILABLE, 0), queued(100, 1), offered(100, 1));
        tell(state(1, AgentState.OFFERED, 100));
    }

    @Test
    void somebodyWhoIsNotRungThoughAllAreToBe() {
        allAreToBeRung();
        isNoticed("Waits in vain though agent 2 is free");
    }

    @Test
    void aPhoneThatRingsOnWhenAnotherHasAnswered() {
        allAreToBeRung();
        tell(offered(100, 2), state(2, AgentState.OFFERED, 100), new Event.ContactConnected(100, 7, 1, 0));
        isNoticed("Rings on at agent 2 though another has it");
    }

    @Test
    void anAnswerAfterTheFirst() {
        allAreToBeRung();
        tell(offered(100, 2), state(2, AgentState.OFFERED, 100), new Event.ContactConnected(100, 7, 1, 5_000));
        tell(new Event.OfferEnded(100, 7, 2, OfferEnd.TAKEN), new Event.ContactConnected(100, 7, 2, 7_000));
        isNoticed("Is TALKING instead of OFFERED");
    }

    @Test
    void somebodyRungForTheSecondWhenTheFirstIsNotRungAtAll() {
        allAreToBeRung();
        tell(queued(101, 1), offered(101, 2));
        isNoticed("Served before contact 100");
    }

    @Test
    void aCallerLeftWaitingThoughSomebodyIsFree() {
        tell(state(1, AgentState.AVAILABLE, 0), queued(100, 1));
        isNoticed("Waits in vain though agent 1 is free");
    }

    @Test
    void aContactThatNeverEnds() {
        isNoticed("2 contacts never ended");
    }

    @Test
    void aContactThatEndsTwice() {
        Event end = new Event.ContactEnded(100, Outcome.IN_MENU, EndedBy.CALLER, EndCause.HANG_UP);
        tell(end, end);
        isNoticed("Heard of after its end");
    }

    @Test
    void aWrongOutcome() {
        tell(queued(100, 1), new Event.ContactEnded(100, Outcome.IN_MENU, EndedBy.CALLER, EndCause.HANG_UP));
        isNoticed("IN_MENU instead of ABANDONED");
    }

    @Test
    void aWrongPosition() {
        tell(queued(100, 1), queued(101, 1));
        isNoticed("Told position 1 of 1");
    }

    @Test
    void anAgentStuckInAState() {
        tell(queued(100, 1), state(1, AgentState.AVAILABLE, 0), offered(100, 1), state(1, AgentState.OFFERED, 100));
        tell(new Event.OfferEnded(100, 7, 1, OfferEnd.CALLER_GONE));
        isNoticed("Is OFFERED but NO");
    }

    @Test
    void anAgentAvailableAgainAfterNotAnswering() {
        tell(queued(100, 1), state(1, AgentState.AVAILABLE, 0), offered(100, 1), state(1, AgentState.OFFERED, 100));
        story.add(new LoggedEvent(story.size() + 1L, 2_000_000, 1, new Event.OfferEnded(100, 7, 1, OfferEnd.EXPIRED)));
        story.add(new LoggedEvent(story.size() + 1L, 2_000_000, 1, state(1, AgentState.AVAILABLE, 0)));
        isNoticed("instead of RNA");
    }

    @Test
    void anAgentAvailableOfHimself() {
        tell(state(1, AgentState.AVAILABLE, 0));
        isNoticed("Became AVAILABLE by Tick");
    }

    @Test
    void anAgentMovedByAnothersWish() {
        ask(new Command.SetAvailable(2));
        tell(state(1, AgentState.AVAILABLE, 0));
        isNoticed("Became AVAILABLE by SetAvailable");
    }

    @Test
    void anAgentGoneHomeForAnOffer() {
        tell(queued(100, 1), offered(100, 1), state(1, AgentState.OFFLINE, 0));
        isNoticed("Became OFFLINE by ContactOffered");
    }

    @Test
    void anOfferOfWhichTheAgentIsNotAware() {
        tell(queued(100, 1), offered(100, 1));
        isNoticed("ContactOffered changed nothing for the agent");
    }

    @Test
    void aPhoneThatRingsTooLong() {
        tell(queued(100, 1), offered(100, 1));
        isNoticed("instead of 10");
    }

    @Test
    void whatWasAskedForMeanwhileIsForgotten() {
        ask(new Command.SetAvailable(1));
        tell(state(1, AgentState.AVAILABLE, 0), queued(100, 1), offered(100, 1), state(1, AgentState.OFFERED, 100));
        ask(new Command.SetNotReady(1, "TEA"));
        tell(new Event.AgentStateChanged(1, AgentState.OFFERED, "", 100, "d1", "LUNCH"));
        isNoticed("Is to be [LUNCH] instead of [TEA] afterwards");
    }

    @Test
    void whoCameLaterIsConnectedBefore() {
        tell(queued(100, 1), queued(101, 2), offered(101, 1), new Event.ContactConnected(101, 7, 1, 1_000));
        isNoticed("Overtook who came at event 8");
    }

    @Test
    void aCountThatIsNotWhatIsShown() {
        isNoticed("contacts opened, and ended or open: 2 and 0");
    }

    @Test
    void anAgentOtherThanShown() {
        isNoticed("Is NOT_READY and shown as [null]");
    }

    @Test
    void aGapInTheNumbers() {
        story.add(new LoggedEvent(story.size() + 2L, 1_000_000, 1, new Event.ContactOpened(102, "", "")));
        isNoticed("Event 9 after 7");
    }

    @Test
    void twoAgentsOnOneDevice() {
        tell(new Event.AgentStateChanged(1, AgentState.NOT_READY, "SIGNED_IN", 0, "d2", ""));
        isNoticed("Shares device d2");
    }

    @Test
    void anotherFirmsEvent() {
        Event end = new Event.ContactEnded(100, Outcome.IN_MENU, EndedBy.CALLER, EndCause.HANG_UP);
        story.add(new LoggedEvent(story.size() + 1L, 1_000_000, 2, end));
        isNoticed("Logged for firm 2");
    }

    // ---- whom, and when

    private static QueueRules rules(Strategy strategy, long headStartMs, long tierWaitMs) {
        return new QueueRules(10, 0, 9, strategy, headStartMs, tierWaitMs);
    }

    private static Event.AgentDefined serving(int agentId, int tier, int order, Skill... skills) {
        return new Event.AgentDefined(
                agentId, new RoutingProfile(List.of(new Service(7, tier, 0, 100, order)), List.of(skills)));
    }

    private static Event.ContactQueued asking(long contactId, int queueId, Requirements requirements) {
        return new Event.ContactQueued(contactId, queueId, 0, 1, 0, QueuedCause.FROM_MENU, requirements);
    }

    @Test
    void anOfferWithoutTheSkill() {
        tell(serving(1, 1, 0, new Skill(3, 4)), asking(100, 7, Requirements.always(new Need(3, 5))));
        tell(state(1, AgentState.AVAILABLE, 0), offered(100, 1));
        isNoticed("Rung without the skills for contact 100");
    }

    @Test
    void anOfferToATierThatIsNotOpenYet() {
        tell(new Event.QueueDefined(7, rules(Strategy.LONGEST_IDLE, 0, 60_000)), serving(2, 2, 0), queued(100, 1));
        tell(state(2, AgentState.AVAILABLE, 0), offered(100, 2));
        isNoticed("Rung though tier 2 is not open yet");
    }

    @Test
    void anOfferPastTheStrategysChoice() {
        tell(new Event.QueueDefined(7, rules(Strategy.LINEAR, 0, 0)), serving(1, 1, 6), serving(2, 1, 5));
        tell(state(1, AgentState.AVAILABLE, 0), state(2, AgentState.AVAILABLE, 0), queued(100, 1), offered(100, 1));
        isNoticed("Rung before agent 2 by LINEAR");
    }

    @Test
    void anOfferPastTheBestMatch() {
        tell(serving(1, 1, 0, new Skill(3, 4)), serving(2, 1, 0, new Skill(3, 9)));
        tell(state(1, AgentState.AVAILABLE, 0), state(2, AgentState.AVAILABLE, 0));
        tell(asking(100, 7, Requirements.always(new Need(3, 2))), offered(100, 1));
        isNoticed("Rung before agent 2 by LONGEST_IDLE");
    }

    @Test
    void chanceThatIsNone() {
        tell(new Event.QueueDefined(7, rules(Strategy.RANDOM, 0, 0)), state(2, AgentState.AVAILABLE, 0));
        for (long contactId = 200; contactId < 400; contactId++) {
            tell(new Event.ContactOpened(contactId, "", ""), state(1, AgentState.AVAILABLE, 0), queued(contactId, 1));
            tell(offered(contactId, 1), state(1, AgentState.OFFERED, contactId));
            tell(new Event.OfferEnded(contactId, 7, 1, OfferEnd.CALLER_GONE));
            tell(new Event.ContactEnded(contactId, Outcome.ABANDONED, EndedBy.CALLER, EndCause.HANG_UP));
        }
        isNoticed("RANDOM strays");
    }

    @Test
    void anotherQueuesHeadStartForgotten() {
        tell(new Event.QueueDefined(8, rules(Strategy.LONGEST_IDLE, 60_000, 0)));
        tell(new Event.AgentDefined(1, RoutingProfile.plain(List.of(7, 8))));
        tell(queued(100, 1), asking(101, 8, Requirements.NONE), state(1, AgentState.AVAILABLE, 0), offered(100, 1));
        isNoticed("Served before contact 101 of queue 8");
    }

    @Test
    void aCallerWhoStarves() {
        tell(queued(100, 1));
        for (int i = 0; i < 100; i++) {
            tell(new Event.DayStarted());
        }
        tell(queued(101, 2), state(1, AgentState.AVAILABLE, 0), offered(101, 1));
        isNoticed("Starves: contact 101 of queue 7 at stage 0 came 101000 ms later");
    }

    @Test
    void moreAgentsTooEarly() {
        Requirements steps =
                new Requirements(List.of(new Step(0, List.of(new Need(3, 5))), new Step(60_000, List.of())), List.of());
        tell(asking(100, 7, steps), new Event.ContactWidened(100, 7, 1));
        isNoticed("Widened at 8000 though the next stage begins at 67000");
    }

    @Test
    void moreAgentsNeverTried() {
        Requirements steps =
                new Requirements(List.of(new Step(0, List.of(new Need(3, 5))), new Step(1_000, List.of())), List.of());
        tell(asking(100, 7, steps), new Event.DayStarted(), new Event.DayStarted());
        isNoticed("Was to be widened at 8000, and it is 9000");
    }

    @Test
    void aChoiceExplainedWrongly() {
        tell(new Event.VersionActivated(2), state(1, AgentState.AVAILABLE, 0), queued(100, 1), offered(100, 1));
        isNoticed("candidates=0, peers=0, free=0, atWork=0, serving=0, runnerUp=0, waiting=0] instead of Choice[");
    }

    @Test
    void aWaitForetoldWrongly() {
        tell(queued(100, 1));
        isNoticed("Told a wait of 0 ms instead of 180000");
    }

    @Test
    void aFailureSaysWhatHappenedAndHowToSeeItAgain() {
        History history = new History();
        for (long contactId = 1; contactId <= 1_000; contactId++) {
            history.add(new Event.ContactOpened(contactId % 10, "", ""));
        }
        SimulationFailed failed = new SimulationFailed(7, 500, history.about(3), new Violation(3, "Ended twice"));
        assertThat(failed.getMessage().lines())
                .hasSizeLessThan(50)
                .startsWith("Seed 7: org.switchroom.simulator.checks.Violation: Ended twice")
                .contains("  ContactOpened[contactId=3, caller=, dialled=]")
                .endsWith("Again: ./switchroom simulate --seed 7 --contacts 500");
    }
}
