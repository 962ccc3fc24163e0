package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Command.AcceptOffer;
import org.switchroom.engine.Command.DiscardMessage;
import org.switchroom.engine.Command.LeaveContact;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.Event.ContactOverflowed;
import org.switchroom.engine.Event.ContactQueued;
import org.switchroom.engine.OverflowTarget.Kind;

class MessageRulesTest {
    private static final QueueRules RULES =
            new QueueRules(Room.RING_MS, Room.WRAP_UP_MS, 1, Strategy.LONGEST_IDLE, 0, 0);

    private static Command.LeaveMessage message(long contactId, long fromContactId, int priority) {
        return new Command.LeaveMessage(
                contactId, fromContactId, "+4930123456", "+4989123456", 7, priority, Requirements.NONE, 12_000);
    }

    private static Room withMessage() {
        Room room = Room.newest(RULES);
        room.agentSignsIn(1, 7);
        room.does(message(200, 100, 0));
        return room;
    }

    @Test
    void aMessageWaitsAndIsOfferedHeardAndWrappedUpLikeACall() {
        Room room = withMessage();
        room.does(new Command.SetAvailable(1));
        assertThat(room.offeredTo(200)).isEqualTo(1);
        room.does(new AcceptOffer(200, 1));
        room.nowMs += 12_000;
        assertThat(room.does(new LeaveContact(200, 1)))
                .contains(
                        new ContactEnded(200, Outcome.ANSWERED, EndedBy.AGENT, EndCause.HANG_UP),
                        new Event.WrapUpStarted(200, 1, 7, room.nowMs + Room.WRAP_UP_MS, ContactKind.VOICEMAIL));
        assertThat(room.state(1)).isEqualTo(AgentState.WRAP_UP);
        assertThat(room.engine.view().messages()).isEmpty();
    }

    @Test
    void theCallItWasLeftInEndsAsVoicemailAndOneWithoutAMessageAsAbandoned() {
        Room room = Room.newest(RULES.overflowing(
                List.of(OverflowStep.when(OverflowTrigger.NOBODY, OverflowTarget.to(Kind.VOICEMAIL)))));
        room.does(new Command.DefineAgent(1, List.of(7)));
        room.callerWaits(100, 7);
        room.callerWaits(101, 7);
        room.does(message(200, 100, 0));
        assertThat(room.does(new Command.EndContact(100, EndedBy.SYSTEM, EndCause.VOICEMAIL)))
                .containsExactly(new ContactEnded(100, Outcome.VOICEMAIL, EndedBy.SYSTEM, EndCause.VOICEMAIL));
        assertThat(room.callerHangsUp(101))
                .containsExactly(new ContactEnded(101, Outcome.ABANDONED, EndedBy.CALLER, EndCause.HANG_UP));
    }

    @Test
    void neitherARestartNorALostDeviceEndsAMessage() {
        Room room = withMessage();
        assertThat(room.does(0, new Command.Restart())).noneMatch(ContactEnded.class::isInstance);
        room.does(new Command.SignIn(1, "d1"));
        room.does(new Command.SetAvailable(1));
        room.does(0, new Command.Restart());
        assertThat(room.offeredTo(200)).isZero();
        for (Command gone : List.of(new Command.Restart(), new Command.LoseDevice(1))) {
            room.does(new Command.SignIn(1, "d1"));
            room.does(new Command.SetAvailable(1));
            room.does(new AcceptOffer(200, 1));
            assertThat(room.does(gone instanceof Command.Restart ? 0 : Room.FIRM, gone))
                    .anyMatch(e -> e instanceof ContactQueued queued && queued.cause() == QueuedCause.AGENT_LOST)
                    .noneMatch(ContactEnded.class::isInstance);
        }
        assertThat(room.engine.view().messages().get(200L).message().lengthMs()).isEqualTo(12_000);
    }

    @Test
    void figuresOfCallersLeaveMessagesOut() {
        Room room = withMessage();
        room.does(message(201, 100, 0));
        assertThat(room.callerWaits(300, 7))
                .as("the queue, for one caller at most, is not full")
                .containsExactly(new ContactQueued(300, 7, 0, 1, 180_000, QueuedCause.FROM_MENU));
        CentreView.QueueStatus queue = room.engine.view().queue(7);
        assertThat(List.of(queue.waiting(), queue.messagesWaiting())).containsExactly(1, 2);
        assertThat(queue.longestWaitSinceMs()).isEqualTo(room.nowMs);
        room.callerHangsUp(300);
        room.does(new Command.SetAvailable(1));
        room.does(new AcceptOffer(200, 1));
        room.nowMs += 5_000;
        room.does(new LeaveContact(200, 1));
        room.nowMs += 1_000;
        room.does(new Command.FinishWrapUp(1));
        room.callerWaits(301, 7);
        assertThat(room.engine.view().placeOf(301).estimatedWaitMs())
                .as("neither the message nor its wrap-up has shortened the average")
                .isEqualTo(180_000);
    }

    @Test
    void callersAndMessagesAreServedByPriorityAndArrival() {
        Room room = Room.newest(RULES);
        room.agentSignsIn(1, 7);
        room.does(message(200, 100, -5));
        room.nowMs += 60_000;
        room.callerWaits(300, 7);
        room.does(new Command.SetAvailable(1));
        assertThat(room.offeredTo(300)).isEqualTo(1);
    }

    @Test
    void aSupervisorDeletesAMessageThatWaitsAndNoOther() {
        Room room = withMessage();
        assertThat(room.does(new DiscardMessage(200, 9)))
                .containsExactly(
                        new Event.MessageDiscarded(200, 7, 9),
                        new ContactEnded(200, Outcome.DISCARDED, EndedBy.SYSTEM, EndCause.DISCARDED));
        room.does(message(201, 100, 0));
        room.does(new Command.SetAvailable(1));
        assertThat(room.does(new DiscardMessage(201, 9))).hasOnlyElementsOfType(Event.Refused.class);
        room.callerWaits(300, 7);
        assertThat(room.does(new DiscardMessage(300, 9))).hasOnlyElementsOfType(Event.Refused.class);
    }

    @Test
    void nobodyIsOnTheLineToBeHeldOrConnected() {
        Room room = withMessage();
        room.agentAvailable(2, 7);
        room.queue(8, RULES);
        room.does(new AcceptOffer(200, 2));
        List<Command> refused = List.of(
                new Command.HoldContact(200, 2),
                new Command.ConsultQueue(200, 2, 8, 0, Requirements.NONE),
                new Command.ConsultOutside(200, 2, "+4940123"),
                new Command.TransferOutside(200, 2, "+4940123"));
        assertThat(refused)
                .allSatisfy(command -> assertThat(room.does(command))
                        .containsExactly(new Event.Refused(Refusal.NOT_IN_THIS_STATE, "Contact 200 is a message")));
        assertThat(room.does(new Command.EnqueueContact(200, 8, 0)))
                .contains(new ContactQueued(200, 8, 0, 1, 0, QueuedCause.TRANSFER));
    }

    @Test
    void aQueueWithMessagesIsNotRemovedAndBehaviourCanChangeAllTheSame() {
        Room room = new Room();
        room.does(0, new Command.ActivateVersion(2));
        room.queue(7, RULES);
        room.does(message(200, 100, 0));
        assertThat(room.does(new Command.RemoveQueue(7))).hasOnlyElementsOfType(Event.Refused.class);
        assertThat(room.does(0, new Command.ActivateVersion(3))).containsExactly(new Event.VersionActivated(3));
    }

    // ---- numbers

    private static Room calling(OverflowStep... steps) {
        Room room = Room.newest(RULES.overflowing(List.of(steps)));
        room.agentSignsIn(1, 7);
        return room;
    }

    @Test
    void whoIsNotReachedOutsideComesBackToTheOldPlace() {
        Room room = calling(OverflowStep.after(60_000, OverflowTarget.number("+4940123")));
        room.callerWaits(100, 7);
        assertThat(room.ticksAfter(60_000))
                .containsExactly(
                        new ContactOverflowed(100, 7, 7, 0, OverflowTrigger.WAITED, Kind.NUMBER, 0),
                        new Event.ContactDialled(100, 0, "+4940123"));
        room.callerWaits(101, 7);
        assertThat(room.does(new Command.OutsideEnded(100, OutsideEnd.NO_ANSWER)))
                .contains(new ContactQueued(100, 7, 0, 1, 180_000, QueuedCause.NOT_REACHED));
        assertThat(room.position(101)).isEqualTo(2);
        assertThat(room.ticksAfter(600_000))
                .as("each step once")
                .doesNotContain(new Event.ContactDialled(100, 0, "+4940123"));
        assertThat(room.callerHangsUp(100))
                .containsExactly(new ContactEnded(100, Outcome.ABANDONED, EndedBy.CALLER, EndCause.HANG_UP));
    }

    @Test
    void whoIsReachedOutsideHasOverflowed() {
        Room room = calling(OverflowStep.after(60_000, OverflowTarget.number("+4940123")));
        room.callerWaits(100, 7);
        room.ticksAfter(60_000);
        room.does(new Command.OutsideAnswered(100));
        assertThat(room.does(new Command.OutsideEnded(100, OutsideEnd.HUNG_UP)))
                .contains(new ContactEnded(100, Outcome.OVERFLOWED, EndedBy.OUTSIDE, EndCause.HANG_UP));
    }

    @Test
    void whoFindsNobodyOutsideTakesTheNextStep() {
        Room room = calling(
                OverflowStep.when(OverflowTrigger.FULL, OverflowTarget.number("+4940123")),
                OverflowStep.when(OverflowTrigger.FULL, OverflowTarget.to(Kind.VOICEMAIL)));
        room.callerWaits(100, 7);
        assertThat(room.callerWaits(101, 7)).contains(new Event.ContactDialled(101, 0, "+4940123"));
        assertThat(room.does(new Command.OutsideEnded(101, OutsideEnd.BUSY)))
                .endsWith(new ContactOverflowed(101, 7, 7, 1, OverflowTrigger.FULL, Kind.VOICEMAIL, 0));
        room.callerWaits(102, 7);
        room.callerHangsUp(100);
        assertThat(room.does(new Command.OutsideEnded(102, OutsideEnd.BUSY)))
                .as("there is room now")
                .endsWith(new ContactQueued(102, 7, 0, 1, 180_000, QueuedCause.NOT_REACHED));
    }
}
