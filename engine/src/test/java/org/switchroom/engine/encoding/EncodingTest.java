package org.switchroom.engine.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.AtEnd;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Choice;
import org.switchroom.engine.Command;
import org.switchroom.engine.ConsultEnd;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.ReasonRules;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.RejectCause;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.ReturnRules;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;
import org.switchroom.engine.Skill;
import org.switchroom.engine.Strategy;
import org.switchroom.engine.Submission;
import org.switchroom.engine.WrapUpEnd;

class EncodingTest {
    private static final RoutingProfile PROFILE =
            new RoutingProfile(List.of(Service.of(7), new Service(8, 2, 1, 50, 3)), List.of(new Skill(4, 10)));
    private static final Requirements REQUIREMENTS = new Requirements(
            List.of(
                    new Requirements.Step(0, List.of(new Requirements.Need(4, 8))),
                    new Requirements.Step(30_000, List.of())),
            List.of(5));

    private static final Grounds GROUNDS =
            new Grounds(3, "Best ☎", List.of(new Grounds.Passed(2, "TIME")), List.of("SKILL_GONE"));

    private static final QueueRules OVERFLOWING = new QueueRules(20_000, 30_000, 1_000)
            .overflowing(List.of(
                    OverflowStep.after(60_000, OverflowTarget.queue(8, -2)),
                    new OverflowStep(OverflowTrigger.KEY, 0, "*", OverflowTarget.to(OverflowTarget.Kind.VOICEMAIL))));

    private static final QueueRules CALLING = new QueueRules(20_000, 30_000, 1_000)
            .overflowing(List.of(OverflowStep.after(60_000, OverflowTarget.number("+4940123"))));

    private static final List<Command> COMMANDS = List.of(
            new Command.DefineQueue(7, new QueueRules(20_000, 30_000, 1_000)),
            new Command.RemoveQueue(7),
            new Command.DefineAgent(1, List.of(7, 8, Integer.MAX_VALUE)),
            new Command.RemoveAgent(Integer.MIN_VALUE),
            new Command.SignIn(1, "sip:büro@desk"),
            new Command.SignOut(1),
            new Command.SetAvailable(1),
            new Command.SetNotReady(1, "LUNCH"),
            new Command.LoseDevice(1),
            new Command.FinishWrapUp(1),
            new Command.ExtendWrapUp(1, Long.MAX_VALUE),
            new Command.OpenContact(Long.MIN_VALUE, "", "+4989123456"),
            new Command.EnqueueContact(100, 7, -5),
            new Command.AcceptOffer(100, 1),
            new Command.PlaceCall(100, 1, ContactKind.INTERNAL, "21", "22"),
            new Command.RingColleague(100, 2),
            new Command.CallOutside(100, "+4989123456"),
            new Command.RejectOffer(100, 1, RejectCause.UNREACHABLE),
            new Command.AcceptOffer(100, 1, 7_000),
            new Command.RejectOffer(100, 1, RejectCause.BUSY, 7_000),
            new Command.HoldContact(100, 1),
            new Command.ResumeContact(100, 1),
            new Command.EndContact(100, EndedBy.SYSTEM, EndCause.ERROR),
            new Command.Tick(),
            new Command.Restart(),
            new Command.ActivateVersion(2),
            new Command.DefineQueue(7, new QueueRules(20_000, 30_000, 1_000, Strategy.CIRCULAR, 60_000, 0)),
            new Command.DefineAgent(1, PROFILE),
            new Command.EnqueueContact(100, 7, 5, REQUIREMENTS),
            new Command.EnqueueContact(100, 7, 5, REQUIREMENTS, GROUNDS),
            new Command.EnqueueContact(100, 7, 5, Requirements.NONE, GROUNDS),
            new Command.StartDay(),
            new Command.DefineQueue(7, OVERFLOWING),
            new Command.LeaveQueue(100, "#"),
            new Command.ForceState(1, AgentState.NOT_READY, "LUNCH", 9),
            new Command.PauseQueue(1, 7, 9),
            new Command.ResumeQueue(1, 7, 9),
            new Command.DefineReason("LUNCH", new ReasonRules(1_800_000, AtEnd.AVAILABLE)),
            new Command.ChangePriority(100, -5, 9),
            new Command.MoveContact(100, 7, 9),
            new Command.TransferToQueue(100, 1, 8, 3, REQUIREMENTS),
            new Command.TransferToAgent(100, 1, 2),
            new Command.TransferOutside(100, 1, "+4940123"),
            new Command.ConsultAgent(100, 1, 2),
            new Command.ConsultQueue(100, 1, 8, 3, REQUIREMENTS),
            new Command.ConsultOutside(100, 1, "+4940123"),
            new Command.EndConsult(100, 1),
            new Command.CompleteTransfer(100, 1),
            new Command.JoinConsult(100, 1),
            new Command.LeaveContact(100, 1),
            new Command.OutsideAnswered(100),
            new Command.OutsideEnded(100, OutsideEnd.LOST),
            new Command.OutsideAnswered(100, 7_000),
            new Command.OutsideEnded(100, OutsideEnd.LOST, 7_000),
            new Command.DefineQueue(7, CALLING),
            new Command.LeaveMessage(101, 100, "+4989123456", "+4940123", 7, -3, REQUIREMENTS, 12_000),
            new Command.DiscardMessage(101, 9),
            new Command.RequestCallback(100, "+4940123"),
            new Command.CancelCallback(100, 9),
            new Command.HoldCallbacks(7, Long.MAX_VALUE),
            new Command.EnqueueContact(100, 7, 0, REQUIREMENTS, Grounds.NONE, 99),
            new Command.EnqueueContact(100, 7, 0, REQUIREMENTS, GROUNDS, 99, true),
            new Command.EnqueueContact(100, 7, 0, Requirements.NONE, Grounds.NONE, 0, true),
            new Command.EnqueueContact(100, 7, 0, Requirements.NONE, Grounds.NONE, 99),
            new Command.DefineQueue(7, OVERFLOWING.returning(new ReturnRules(60_000, 2, 120_000))));

    private static final List<Event> EVENTS = List.of(
            new Event.QueueDefined(7, new QueueRules(20_000, 30_000, 1_000)),
            new Event.QueueRemoved(7),
            new Event.AgentDefined(1, List.of()),
            new Event.AgentRemoved(1),
            new Event.AgentStateChanged(1, AgentState.WRAP_UP, "R", 100, "d", "LUNCH"),
            new Event.WrapUpStarted(100, 1, 7, 1_700_000_000_000L),
            new Event.WrapUpExtended(100, 1, 1_700_000_000_000L),
            new Event.WrapUpEnded(100, 1, WrapUpEnd.RESTART),
            new Event.ContactOpened(100, "+45 ☎", ""),
            new Event.CallPlaced(100, 1, ContactKind.OUTBOUND, "+4989123457", "+4989123456"),
            new Event.ContactQueued(100, 7, -3, 12, 90_000, QueuedCause.TRANSFER),
            new Event.ContactOffered(100, 7, 1, "d", 1_700_000_000_000L),
            new Event.OfferEnded(100, 7, 1, OfferEnd.AGENT_GONE),
            new Event.ContactConnected(100, 7, 1, 4_000),
            new Event.ContactHeld(100, 1),
            new Event.ContactResumed(100, 1),
            new Event.ConversationEnded(100, 1, ConversationEnd.SYSTEM, 5, 6),
            new Event.ContactEnded(100, Outcome.ANSWERED, EndedBy.AGENT, EndCause.HANG_UP),
            new Event.VersionActivated(2),
            new Event.Refused(Refusal.STALE_SEQUENCE, "why"),
            new Event.QueueDefined(7, new QueueRules(20_000, 30_000, 1_000, Strategy.LONGEST_IDLE, 0, 10_000)),
            new Event.AgentDefined(1, PROFILE),
            new Event.ContactQueued(100, 7, -3, 12, 90_000, QueuedCause.TRANSFER, REQUIREMENTS),
            new Event.ContactOffered(
                    100, 7, 1, "d", 1_700_000_000_000L, new Choice(Strategy.RANDOM, 2, 17, 3, 2, 4, 5, 6, 0, 1)),
            new Event.ContactWidened(100, 7, 1),
            new Event.DayStarted(),
            new Event.QueueDefined(7, OVERFLOWING),
            new Event.ContactOverflowed(100, 7, 8, 2, OverflowTrigger.KEY, OverflowTarget.Kind.QUEUE, 9),
            new Event.OverflowPassed(100, 7, 1),
            new Event.AgentForced(1, AgentState.OFFLINE, "", 9),
            new Event.QueuePaused(1, 7, 9),
            new Event.QueueResumed(1, 7, 9),
            new Event.ReasonDefined("LUNCH", ReasonRules.UNTIMED),
            new Event.ReasonExceeded(1, "LUNCH"),
            new Event.PriorityChanged(100, 7, 1_000, 9),
            new Event.ContactMoved(100, 7, 8, 9),
            new Event.ContactRouted(100, 7, GROUNDS),
            new Event.ContactDialled(100, 1, "+4940123"),
            new Event.OutsideConnected(100, "+4940123"),
            new Event.OutsideLost(100, "+4940123", OutsideEnd.BUSY),
            new Event.ConsultStarted(100, 1, 0, 2, ""),
            new Event.ConsultQueued(100, 8, 3, 2, 90_000, REQUIREMENTS),
            new Event.ConsultConnected(100, 1, 2),
            new Event.ConsultJoined(100, 1),
            new Event.ConsultEnded(100, 1, 2, ConsultEnd.PARTNER_LEFT),
            new Event.ContactHandedOver(100, 8, 1, 2),
            new Event.QueueDefined(7, CALLING),
            new Event.MessageLeft(101, 100, "+4989123456", "+4940123", 12_000),
            new Event.MessageDiscarded(101, 7, 9),
            new Event.WrapUpStarted(101, 1, 7, 1_700_000_000_000L, ContactKind.VOICEMAIL),
            new Event.QueueDefined(7, new QueueRules(20_000, 0, 9).returning(new ReturnRules(60_000, 2, 120_000))),
            new Event.CallbackRequested(100, 7, "+4940123"),
            new Event.CallbackRested(100, 7, 1_700_000_000_000L),
            new Event.CallbackReturned(100, 7),
            new Event.CallbackDialled(100, 7, 1, "+4940123", 2),
            new Event.CallbackAttempted(100, 7, 1, 2, OutsideEnd.BUSY, 1_700_000_000_000L),
            new Event.CallbackCancelled(100, 9),
            new Event.CallbacksHeld(7, 1_700_000_000_000L),
            new Event.PlaceTakenUp(100, 99, 7, 1_700_000_000_000L));

    private static Stream<LoggedEvent> logged() {
        return EVENTS.stream().map(e -> new LoggedEvent(Long.MAX_VALUE, 1_700_000_000_123L, 3, e));
    }

    private static Stream<Submission> submitted() {
        return COMMANDS.stream().map(c -> new Submission(4, 1_234_567, 3, c));
    }

    @Test
    void everyKindOfCommandAndEventIsTriedHere() {
        assertThat(COMMANDS.stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
        assertThat(EVENTS.stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    @Test
    void whatWasWrittenIsRead() {
        submitted()
                .forEach(s -> assertThat(Encoding.decodeSubmission(Encoding.encode(s)))
                        .isEqualTo(s));
        logged().forEach(e ->
                assertThat(Encoding.decodeEvent(Encoding.encode(e))).isEqualTo(e));
    }

    @Test
    void recordsAreSmall() {
        assertThat(logged().map(Encoding::encode))
                .allSatisfy(bytes -> assertThat(bytes).hasSizeLessThan(64));
    }

    @Test
    void aCutRecordIsMalformedAndSoIsOneThatGoesOn() {
        submitted().map(Encoding::encode).forEach(bytes -> {
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThatThrownBy(() -> Encoding.decodeSubmission(cut)).isInstanceOf(Malformed.class);
            }
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
            assertThatThrownBy(() -> Encoding.decodeSubmission(longer)).isInstanceOf(Malformed.class);
        });
    }

    /** A changed byte either is noticed or makes another record that would be written just so. */
    @Test
    void noTwoRunsOfBytesMeanTheSame() {
        logged().map(Encoding::encode).forEach(bytes -> {
            for (int at = 0; at < bytes.length; at++) {
                for (int value = 0; value < 256; value++) {
                    byte[] changed = bytes.clone();
                    changed[at] = (byte) value;
                    try {
                        assertThat(Encoding.encode(Encoding.decodeEvent(changed)))
                                .isEqualTo(changed);
                    } catch (Malformed noticed) {
                        assertThat(noticed).hasMessageMatching(".+");
                    }
                }
            }
        });
    }

    @Test
    void nothingOverTheLimitIsWrittenOrRead() {
        String huge = "x".repeat(Centre.MAX_RECORD_BYTES);
        Submission submission = new Submission(1, 1, 1, new Command.SignIn(1, huge));
        assertThatThrownBy(() -> Encoding.encode(submission)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Encoding.decodeSubmission(new byte[Centre.MAX_RECORD_BYTES + 1]))
                .isInstanceOf(Malformed.class);
    }

    /** Journals hold ordinals: a constant may be added at the end, never moved, renamed to mean something else or removed. */
    @Test
    void constantsStayInTheirPlaces() {
        assertThat(names(AgentState.values())).isEqualTo("OFFLINE NOT_READY AVAILABLE OFFERED ON_CONTACT HELD WRAP_UP");
        assertThat(names(AtEnd.values())).isEqualTo("WARN AVAILABLE");
        assertThat(names(ConversationEnd.values()))
                .isEqualTo("CALLER_HUNG_UP AGENT_HUNG_UP DEVICE_LOST TRANSFERRED SYSTEM");
        assertThat(names(EndCause.values()))
                .isEqualTo("HANG_UP CLOSED_HOURS MENU_FINISHED MEDIA_LOST DEVICE_LOST QUEUE_FULL SERVER_RESTART ERROR"
                        + " OVERFLOW VOICEMAIL DISCARDED NO_ANSWER BUSY NOT_REACHED CALLBACK");
        assertThat(names(EndedBy.values())).isEqualTo("CALLER AGENT SYSTEM OUTSIDE");
        assertThat(names(OfferEnd.values()))
                .isEqualTo("EXPIRED DECLINED BUSY UNREACHABLE CALLER_GONE AGENT_GONE WITHDRAWN TAKEN");
        assertThat(names(Outcome.values()))
                .isEqualTo("IN_MENU ABANDONED ANSWERED OVERFLOWED VOICEMAIL DISCARDED NOT_REACHED"
                        + " CALLBACK_FAILED CALLBACK_CANCELLED CALLBACK_TAKEN_UP");
        assertThat(names(ContactKind.values())).isEqualTo("CALL VOICEMAIL INTERNAL OUTBOUND");
        assertThat(names(QueuedCause.values()))
                .isEqualTo("FROM_MENU AGENT_LOST TRANSFER TO_AGENT RETURNED MOVED OVERFLOW MESSAGE NOT_REACHED"
                        + " TAKEN_UP");
        assertThat(names(OverflowTrigger.values())).isEqualTo("FULL ESTIMATE NOBODY WAITED KEY CLOSED");
        assertThat(names(OverflowTarget.Kind.values()))
                .isEqualTo("QUEUE ANNOUNCEMENT HANG_UP VOICEMAIL NUMBER CALLBACK");
        assertThat(names(ConsultEnd.values()))
                .isEqualTo("TAKEN_BACK NOT_REACHED PARTNER_LEFT PARTNER_LOST CALLER_GONE AGENT_GONE SYSTEM");
        assertThat(names(OutsideEnd.values()))
                .isEqualTo("HUNG_UP BUSY NO_ANSWER DECLINED NO_SUCH_NUMBER NOT_POSSIBLE LOST");
        assertThat(names(Refusal.values()))
                .isEqualTo("UNKNOWN_QUEUE UNKNOWN_AGENT UNKNOWN_CONTACT OTHER_FIRM DUPLICATE_CONTACT"
                        + " NOT_IN_THIS_STATE DEVICE_IN_USE QUEUE_FULL LIMIT_REACHED BAD_VALUE STALE_SEQUENCE");
        assertThat(names(RejectCause.values())).isEqualTo("DECLINED BUSY UNREACHABLE");
        assertThat(names(WrapUpEnd.values())).isEqualTo("AGENT TIME SIGNED_OUT DEVICE_LOST RESTART");
    }

    private static String names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(" "));
    }
}
