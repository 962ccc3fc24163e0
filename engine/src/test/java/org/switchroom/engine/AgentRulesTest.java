package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Command.DefineAgent;
import org.switchroom.engine.Command.ExtendWrapUp;
import org.switchroom.engine.Command.FinishWrapUp;
import org.switchroom.engine.Command.LoseDevice;
import org.switchroom.engine.Command.RemoveAgent;
import org.switchroom.engine.Command.SetAvailable;
import org.switchroom.engine.Command.SetNotReady;
import org.switchroom.engine.Command.SignIn;
import org.switchroom.engine.Command.SignOut;
import org.switchroom.engine.Event.AgentStateChanged;
import org.switchroom.engine.Event.WrapUpEnded;

class AgentRulesTest {
    private final Room room = Room.withWrapUp();

    private void agentInWrapUp() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        room.callerHangsUp(100);
    }

    @Test
    void signingInIsNotYetBeingAvailable() {
        room.does(new DefineAgent(1, List.of(7)));
        assertThat(room.does(new SignIn(1, "desk-12")))
                .containsExactly(new AgentStateChanged(1, AgentState.NOT_READY, Reasons.SIGNED_IN, 0, "desk-12", ""));
    }

    @Test
    void aDeviceIsUsedByOneAgentAtATime() {
        room.agentSignsIn(1, 7);
        room.does(new DefineAgent(2, List.of(7)));
        assertThat(room.does(new SignIn(2, "d1")))
                .containsExactly(new Event.Refused(Refusal.DEVICE_IN_USE, "Agent 1 is signed in on d1"));
        room.does(new SignOut(1));
        assertThat(room.does(new SignIn(2, "d1"))).hasSize(1).doesNotHaveAnyElementsOfTypes(Event.Refused.class);
    }

    @Test
    void twoFirmsMayNameTheirDevicesAlike() {
        room.agentSignsIn(1, 7);
        room.does(2, new DefineAgent(2, List.of()));
        assertThat(room.does(2, new SignIn(2, "d1"))).hasSize(1).doesNotHaveAnyElementsOfTypes(Event.Refused.class);
    }

    @Test
    void signingInAgainOnTheSameDeviceChangesNothing() {
        room.agentAvailable(1, 7);
        assertThat(room.does(new SignIn(1, "d1"))).isEmpty();
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void signingInElsewhereMovesTheAgentAndFreesTheOldDevice() {
        room.agentAvailable(1, 7);
        room.does(new SignIn(1, "page"));
        assertThat(room.agent(1).deviceId()).isEqualTo("page");
        assertThat(room.state(1)).isEqualTo(AgentState.NOT_READY);
        room.does(new DefineAgent(2, List.of(7)));
        assertThat(room.does(new SignIn(2, "d1"))).doesNotHaveAnyElementsOfTypes(Event.Refused.class);
    }

    @Test
    void nobodyMovesAwayFromARingingPhoneOrAConversation() {
        room.agentAvailable(1, 7);
        room.callerWaits(100, 7);
        assertThat(room.does(new SignIn(1, "page"))).singleElement().isInstanceOf(Event.Refused.class);
        room.does(new Command.AcceptOffer(100, 1));
        assertThat(room.does(new SignIn(1, "page"))).singleElement().isInstanceOf(Event.Refused.class);
        room.callerHangsUp(100);
        assertThat(room.does(new SignIn(1, "page")))
                .containsExactly(new AgentStateChanged(1, AgentState.WRAP_UP, "", 100, "page", ""));
    }

    @Test
    void notReadyDuringACallFollowsAfterWrapUp() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        assertThat(room.does(new SetNotReady(1, "LUNCH")))
                .containsExactly(new AgentStateChanged(1, AgentState.ON_CONTACT, "", 100, "d1", "LUNCH"));
        room.callerHangsUp(100);
        assertThat(room.agent(1).pendingReason()).isEqualTo("LUNCH");
        assertThat(room.ticksAfter(Room.WRAP_UP_MS))
                .containsExactly(
                        new WrapUpEnded(100, 1, WrapUpEnd.TIME),
                        new AgentStateChanged(1, AgentState.NOT_READY, "LUNCH", 0, "d1", ""));
    }

    @Test
    void notReadyAskedForDuringACallCanBeTakenBack() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        room.does(new SetNotReady(1, "LUNCH"));
        room.does(new SetAvailable(1));
        room.callerHangsUp(100);
        room.does(new FinishWrapUp(1));
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void notReadyAskedForDuringAnOfferFollowsWhenTheCallerIsGone() {
        room.agentAvailable(1, 7);
        room.callerWaits(100, 7);
        room.does(new SetNotReady(1, "LUNCH"));
        room.callerHangsUp(100);
        assertThat(room.agent(1).reasonCode()).isEqualTo("LUNCH");
    }

    @Test
    void wrapUpEndsByItselfAndTheNextCallerComesAtOnce() {
        agentInWrapUp();
        room.callerWaits(101, 7);
        assertThat(room.engine.nextDeadlineMs()).isEqualTo(room.nowMs - 1 + Room.WRAP_UP_MS);
        assertThat(room.ticksAfter(Room.WRAP_UP_MS - 1))
                .startsWith(
                        new WrapUpEnded(100, 1, WrapUpEnd.TIME),
                        new AgentStateChanged(1, AgentState.AVAILABLE, "", 0, "d1", ""));
        assertThat(room.offeredTo(101)).isEqualTo(1);
    }

    @Test
    void wrapUpIsFinishedByTheAgent() {
        agentInWrapUp();
        assertThat(room.does(new FinishWrapUp(1)))
                .containsExactly(
                        new WrapUpEnded(100, 1, WrapUpEnd.AGENT),
                        new AgentStateChanged(1, AgentState.AVAILABLE, "", 0, "d1", ""));
        assertThat(room.engine.nextDeadlineMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void sayingAvailableEndsWrapUpToo() {
        agentInWrapUp();
        room.does(new SetNotReady(1, "LUNCH"));
        assertThat(room.does(new SetAvailable(1)))
                .containsExactly(
                        new WrapUpEnded(100, 1, WrapUpEnd.AGENT),
                        new AgentStateChanged(1, AgentState.AVAILABLE, "", 0, "d1", ""));
    }

    @Test
    void wrapUpIsExtendedFromNow() {
        agentInWrapUp();
        room.nowMs += 10_000;
        assertThat(room.does(new ExtendWrapUp(1, 60_000)))
                .containsExactly(new Event.WrapUpExtended(100, 1, room.nowMs + 60_000));
        assertThat(room.ticksAfter(Room.WRAP_UP_MS)).isEmpty();
        assertThat(room.ticksAfter(60_000)).isNotEmpty();
    }

    @Test
    void wrapUpCannotBeExtendedForEver() {
        agentInWrapUp();
        assertThat(room.does(new ExtendWrapUp(1, Centre.MAX_WRAP_UP_MS + 1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.Refused.class, r -> assertThat(r.reason()).isEqualTo(Refusal.LIMIT_REACHED));
        assertThat(room.does(new ExtendWrapUp(1, Long.MAX_VALUE)))
                .singleElement()
                .isInstanceOf(Event.Refused.class);
    }

    @Test
    void signingOutAndLosingTheDeviceEndWrapUp() {
        agentInWrapUp();
        assertThat(room.does(new SignOut(1)))
                .containsExactly(
                        new WrapUpEnded(100, 1, WrapUpEnd.SIGNED_OUT),
                        new AgentStateChanged(1, AgentState.OFFLINE, "", 0, "", ""));
        Room other = Room.withWrapUp();
        other.agentAvailable(1, 7);
        other.callerTalks(100, 7, 1);
        other.callerHangsUp(100);
        assertThat(other.does(new LoseDevice(1))).startsWith(new WrapUpEnded(100, 1, WrapUpEnd.DEVICE_LOST));
    }

    @Test
    void anAgentIsRemovedOnlyAfterTheConversation() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        assertThat(room.does(new RemoveAgent(1))).singleElement().isInstanceOf(Event.Refused.class);
        room.callerHangsUp(100);
        assertThat(room.does(new RemoveAgent(1)))
                .containsExactly(
                        new WrapUpEnded(100, 1, WrapUpEnd.SIGNED_OUT),
                        new AgentStateChanged(1, AgentState.OFFLINE, "", 0, "", ""),
                        new Event.AgentRemoved(1));
        assertThat(room.engine.view().agent(1)).isNull();
        assertThat(room.engine.nextDeadlineMs()).isEqualTo(Long.MAX_VALUE);
    }
}
