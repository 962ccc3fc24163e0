package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.switchroom.engine.Command.EndContact;
import org.switchroom.engine.Command.EnqueueContact;
import org.switchroom.engine.Command.HoldContact;
import org.switchroom.engine.Command.LoseDevice;
import org.switchroom.engine.Command.ResumeContact;
import org.switchroom.engine.Command.SignOut;
import org.switchroom.engine.Event.AgentStateChanged;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.Event.ConversationEnded;

class ConversationRulesTest {
    private final Room room = Room.withWrapUp();

    @Test
    void hangingUpEndsTheContactAndBeginsWrapUp() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        room.nowMs += 5_000;
        assertThat(room.callerHangsUp(100))
                .containsExactly(
                        new ConversationEnded(100, 1, ConversationEnd.CALLER_HUNG_UP, 5_000, 0),
                        new ContactEnded(100, Outcome.ANSWERED, EndedBy.CALLER, EndCause.HANG_UP),
                        new Event.WrapUpStarted(100, 1, 7, room.nowMs + Room.WRAP_UP_MS),
                        new AgentStateChanged(1, AgentState.WRAP_UP, "", 100, "d1", ""));
    }

    @Test
    void whoHungUpIsKept() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        assertThat(room.does(new EndContact(100, EndedBy.AGENT, EndCause.HANG_UP)))
                .contains(new ConversationEnded(100, 1, ConversationEnd.AGENT_HUNG_UP, 0, 0));
    }

    @Test
    void holdIsAStateOfTheAgentAndIsCountedApart() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        room.nowMs += 1_000;
        assertThat(room.does(new HoldContact(100, 1)))
                .containsExactly(
                        new Event.ContactHeld(100, 1), new AgentStateChanged(1, AgentState.HELD, "", 100, "d1", ""));
        room.nowMs += 2_000;
        assertThat(room.does(new ResumeContact(100, 1)))
                .containsExactly(
                        new Event.ContactResumed(100, 1),
                        new AgentStateChanged(1, AgentState.ON_CONTACT, "", 100, "d1", ""));
        room.nowMs += 4_000;
        room.does(new HoldContact(100, 1));
        room.nowMs += 8_000;
        assertThat(room.callerHangsUp(100))
                .startsWith(new ConversationEnded(100, 1, ConversationEnd.CALLER_HUNG_UP, 5_000, 10_000));
    }

    @Test
    void holdTwiceAndResumeTwiceAreRefused() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        assertThat(room.does(new ResumeContact(100, 1))).singleElement().isInstanceOf(Event.Refused.class);
        room.does(new HoldContact(100, 1));
        assertThat(room.does(new HoldContact(100, 1))).singleElement().isInstanceOf(Event.Refused.class);
    }

    @Test
    void aTransferQueuesTheCallerElsewhereAndTheAgentWrapsUp() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 10));
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        assertThat(room.does(new EnqueueContact(100, 8, 0)))
                .containsExactly(
                        new ConversationEnded(100, 1, ConversationEnd.TRANSFERRED, 0, 0),
                        new Event.ContactQueued(100, 8, 0, 1, 180_000, QueuedCause.TRANSFER),
                        new Event.WrapUpStarted(100, 1, 7, room.nowMs + Room.WRAP_UP_MS),
                        new AgentStateChanged(1, AgentState.WRAP_UP, "", 100, "d1", ""));
    }

    @Test
    void aContactTransferredAndThenAbandonedWasAnswered() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 10));
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        room.does(new EnqueueContact(100, 8, 0));
        assertThat(room.callerHangsUp(100))
                .containsExactly(new ContactEnded(100, Outcome.ANSWERED, EndedBy.CALLER, EndCause.HANG_UP));
    }

    @Test
    void aTransferIntoAFullQueueLeavesTheConversationAsItIs() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 1));
        room.callerWaits(99, 8);
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        assertThat(room.does(new EnqueueContact(100, 8, 0)))
                .containsExactly(new Event.Refused(Refusal.QUEUE_FULL, "Queue 8 is full"));
        assertThat(room.state(1)).isEqualTo(AgentState.ON_CONTACT);
    }

    @Test
    void aLostDeviceSendsTheCallerBackToTheFrontPastHigherPriorities() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        room.callerWaits(101, 7, 9);
        assertThat(room.does(new LoseDevice(1)))
                .containsExactly(
                        new ConversationEnded(100, 1, ConversationEnd.DEVICE_LOST, 1, 0),
                        new Event.ContactQueued(100, 7, 0, 1, 180_000, QueuedCause.AGENT_LOST),
                        new AgentStateChanged(1, AgentState.OFFLINE, "", 0, "", ""));
        assertThat(room.position(101)).isEqualTo(2);
    }

    @Test
    void twoWhoLostTheirAgentsStandInTheOrderOfTheirArrival() {
        room.agentAvailable(1, 7);
        room.agentAvailable(2, 7);
        room.callerTalks(100, 7, 1);
        room.callerTalks(101, 7, 2);
        room.does(new LoseDevice(2));
        room.does(new LoseDevice(1));
        assertThat(room.position(100)).isEqualTo(1);
        assertThat(room.position(101)).isEqualTo(2);
    }

    @Test
    void aLostDeviceGivesTheCallerToAnIdleAgentAtOnce() {
        room.agentAvailable(1, 7);
        room.agentAvailable(2, 7);
        room.callerTalks(100, 7, 1);
        room.does(new LoseDevice(1));
        assertThat(room.offeredTo(100)).isEqualTo(2);
    }

    @Test
    void signingOutDuringAConversationIsRefused() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        assertThat(room.does(new SignOut(1))).singleElement().isInstanceOf(Event.Refused.class);
        assertThat(room.state(1)).isEqualTo(AgentState.ON_CONTACT);
    }

    @Test
    void aContactEndsOnceFromEveryState() {
        room.does(new Command.OpenContact(90, "", "+4989123456"));
        assertThat(room.callerHangsUp(90))
                .containsExactly(new ContactEnded(90, Outcome.IN_MENU, EndedBy.CALLER, EndCause.HANG_UP));
        room.callerWaits(91, 7);
        assertThat(room.callerHangsUp(91))
                .containsExactly(new ContactEnded(91, Outcome.ABANDONED, EndedBy.CALLER, EndCause.HANG_UP));
        assertThat(room.callerHangsUp(91))
                .containsExactly(new Event.Refused(Refusal.UNKNOWN_CONTACT, "No open contact 91"));
        assertThat(room.engine.view().openContacts()).isZero();
    }
}
