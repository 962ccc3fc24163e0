package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Command.ActivateVersion;
import org.switchroom.engine.Command.OpenContact;
import org.switchroom.engine.Command.Restart;
import org.switchroom.engine.Command.SetAvailable;
import org.switchroom.engine.Command.Tick;
import org.switchroom.engine.Event.AgentStateChanged;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.Event.Refused;

/** Restart, repeats, client firms and the log. */
class CentreLifeTest {
    private final Room room = Room.withWrapUp();

    @Test
    void aRestartEndsEveryContactAndSignsEveryAgentOut() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 10));
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        room.agentAvailable(2, 7);
        room.callerWaits(101, 7);
        room.agentAvailable(3, 7);
        room.callerTalks(102, 7, 3);
        room.callerHangsUp(102);
        room.agentAvailable(4, 7);
        room.callerWaits(103, 8);
        room.does(new OpenContact(104, "", "+4989123456"));
        room.nowMs += 10 * Room.RING_MS;

        assertThat(room.does(0, new Restart()))
                .containsExactly(
                        new Event.ConversationEnded(100, 1, ConversationEnd.SYSTEM, room.nowMs - connectedAt(100), 0),
                        new ContactEnded(100, Outcome.ANSWERED, EndedBy.SYSTEM, EndCause.SERVER_RESTART),
                        offline(1),
                        new Event.OfferEnded(101, 7, 2, OfferEnd.AGENT_GONE),
                        offline(2),
                        new Event.WrapUpEnded(102, 3, WrapUpEnd.RESTART),
                        offline(3),
                        offline(4),
                        new ContactEnded(101, Outcome.ABANDONED, EndedBy.SYSTEM, EndCause.SERVER_RESTART),
                        new ContactEnded(103, Outcome.ABANDONED, EndedBy.SYSTEM, EndCause.SERVER_RESTART),
                        new ContactEnded(104, Outcome.IN_MENU, EndedBy.SYSTEM, EndCause.SERVER_RESTART));
        assertThat(room.engine.nextDeadlineMs()).isEqualTo(Long.MAX_VALUE);
        assertThat(room.does(0, new Restart())).isEmpty();
    }

    private static AgentStateChanged offline(int agentId) {
        return new AgentStateChanged(agentId, AgentState.OFFLINE, "", 0, "", "");
    }

    private long connectedAt(long contactId) {
        return room.log.stream()
                .filter(e -> e.event() instanceof Event.ContactConnected c && c.contactId() == contactId)
                .findFirst()
                .orElseThrow()
                .atMs();
    }

    @Test
    void aRepeatGetsTheSameAnswerAndIsNotDoneTwice() {
        Submission open = new Submission(9, 1, Room.FIRM, new OpenContact(100, "", "+4989123456"));
        List<LoggedEvent> first = new ArrayList<>();
        List<LoggedEvent> again = new ArrayList<>();
        assertThat(room.engine.apply(open, 5, first::add)).isEqualTo(Applied.NEW);
        long hash = room.engine.view().stateHash();
        assertThat(room.engine.apply(open, Long.MAX_VALUE, again::add)).isEqualTo(Applied.REPEATED);
        assertThat(again).isEqualTo(first).hasSize(1);
        assertThat(room.engine.view().stateHash()).isEqualTo(hash);
        assertThat(room.engine.view().lastClientSeq(9)).isEqualTo(1);
    }

    @Test
    void aRefusalIsRepeatedToo() {
        Submission unknown = new Submission(9, 1, Room.FIRM, new SetAvailable(5));
        List<Event> refused = room.submits(unknown);
        room.does(new Command.DefineAgent(5, List.of()));
        assertThat(room.submits(unknown)).isEqualTo(refused).hasSize(1);
    }

    @Test
    void anOlderSubmissionThanTheLastIsRefused() {
        room.submits(new Submission(9, 2, Room.FIRM, new OpenContact(100, "", "")));
        assertThat(room.submits(new Submission(9, 1, Room.FIRM, new OpenContact(101, "", ""))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.reason()).isEqualTo(Refusal.STALE_SEQUENCE));
        assertThat(room.engine.view().lastClientSeq(9)).isEqualTo(2);
    }

    @Test
    void theClientNotHeardOfForTheLongestTimeIsForgottenFirst() {
        for (int client = 10; client < 10 + Centre.MAX_CLIENTS; client++) {
            room.submits(new Submission(client, 1, 0, new Tick()));
        }
        CentreView view = room.engine.view();
        assertThat(view.lastClientSeq(1)).isZero();
        assertThat(view.lastClientSeq(10)).isEqualTo(1);
        room.submits(new Submission(10, 2, 0, new Tick()));
        room.submits(new Submission(1, 1, 0, new Tick()));
        assertThat(view.lastClientSeq(10)).isEqualTo(2);
        assertThat(view.lastClientSeq(11)).isZero();
    }

    @Test
    void anotherFirmsThingsCannotBeTouched() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        room.does(2, new OpenContact(200, "", ""));
        room.does(2, new Command.DefineAgent(2, List.of()));
        List<Command> trespasses = List.of(
                new Command.DefineQueue(7, new QueueRules(1, 1, 1)),
                new Command.RemoveQueue(7),
                new Command.DefineAgent(1, List.of()),
                new Command.DefineAgent(3, List.of(7)),
                new Command.RemoveAgent(1),
                new Command.SignIn(1, "x"),
                new Command.SignOut(1),
                new SetAvailable(1),
                new Command.SetNotReady(1, "X"),
                new Command.LoseDevice(1),
                new Command.FinishWrapUp(1),
                new Command.ExtendWrapUp(1, 1),
                new Command.EnqueueContact(100, 7, 0),
                new Command.EnqueueContact(200, 7, 0),
                new Command.AcceptOffer(100, 1),
                new Command.RejectOffer(100, 1, RejectCause.BUSY),
                new Command.HoldContact(100, 1),
                new Command.HoldContact(200, 1),
                new Command.ResumeContact(100, 1),
                new Command.EndContact(100, EndedBy.CALLER, EndCause.HANG_UP));
        for (Command trespass : trespasses) {
            assertThat(room.does(2, trespass))
                    .as("%s", trespass)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.reason()).isEqualTo(Refusal.OTHER_FIRM));
        }
        assertThat(room.state(1)).isEqualTo(AgentState.ON_CONTACT);
    }

    @Test
    void whatBelongsToAFirmNeedsOneAndWhatDoesNotHasNone() {
        assertThat(room.does(0, new OpenContact(100, "", ""))).singleElement().isInstanceOf(Refused.class);
        assertThat(room.does(1, new Tick())).singleElement().isInstanceOf(Refused.class);
        assertThat(room.does(1, new Restart())).singleElement().isInstanceOf(Refused.class);
    }

    @Test
    void eventsAreNumberedWithoutGapsAndTimeNeverGoesBack() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        room.nowMs = 0;
        room.callerHangsUp(100);
        room.does(new SetAvailable(99));
        for (int i = 0; i < room.log.size(); i++) {
            assertThat(room.log.get(i).eventSeq()).isEqualTo(i + 1L);
            assertThat(room.log.get(i).atMs())
                    .isGreaterThanOrEqualTo(room.log.get(Math.max(0, i - 1)).atMs());
        }
        assertThat(room.engine.view().lastEventSeq()).isEqualTo(room.log.size());
    }

    @Test
    void theVersionInForceCanOnlyBeOneThatIsKnown() {
        room.callerWaits(100, 7);
        assertThat(room.does(0, new ActivateVersion(Engine.NEWEST_VERSION)))
                .as("while a contact is open")
                .singleElement()
                .isInstanceOf(Refused.class);
        room.callerHangsUp(100);
        assertThat(room.does(0, new ActivateVersion(Engine.NEWEST_VERSION)))
                .containsExactly(new Event.VersionActivated(Engine.NEWEST_VERSION));
        assertThat(room.does(0, new ActivateVersion(Engine.NEWEST_VERSION))).isEmpty();
        assertThat(room.does(0, new ActivateVersion(Engine.NEWEST_VERSION + 1)))
                .singleElement()
                .isInstanceOf(Refused.class);
        assertThat(room.does(0, new ActivateVersion(0))).singleElement().isInstanceOf(Refused.class);
    }

    @Test
    void whatIsOverALimitIsRefused() {
        String tooLong = "x".repeat(Centre.MAX_TEXT + 1);
        room.agentSignsIn(1, 7);
        room.does(new OpenContact(100, "", ""));
        List<Integer> tooMany = new ArrayList<>();
        for (int id = 1; id <= Centre.MAX_QUEUES_PER_AGENT + 1; id++) {
            tooMany.add(id);
        }
        List<Command> excesses = List.of(
                new OpenContact(101, tooLong, ""),
                new OpenContact(101, "", tooLong),
                new OpenContact(0, "", ""),
                new Command.SignIn(1, tooLong),
                new Command.SignIn(1, ""),
                new Command.SetNotReady(1, tooLong),
                new Command.SetNotReady(1, ""),
                new Command.DefineAgent(1, tooMany),
                new Command.DefineAgent(1, List.of(7, 7)),
                new Command.DefineAgent(0, List.of()),
                new Command.EnqueueContact(100, 7, Centre.MAX_PRIORITY + 1),
                new Command.EnqueueContact(100, 7, Integer.MIN_VALUE),
                new Command.DefineQueue(9, new QueueRules(0, 0, 1)),
                new Command.DefineQueue(9, new QueueRules(Centre.MAX_RING_MS + 1, 0, 1)),
                new Command.DefineQueue(9, new QueueRules(1, -1, 1)),
                new Command.DefineQueue(9, new QueueRules(1, Centre.MAX_WRAP_UP_MS + 1, 1)),
                new Command.DefineQueue(9, new QueueRules(1, 0, 0)),
                new Command.DefineQueue(9, new QueueRules(1, 0, Centre.MAX_WAITING_PER_QUEUE + 1)));
        for (Command excess : excesses) {
            assertThat(room.does(excess))
                    .as("%s", excess)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.reason()).isIn(Refusal.BAD_VALUE, Refusal.LIMIT_REACHED));
        }
    }
}
