package org.switchroom.ivr.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.OpeningHours.DateException;
import org.switchroom.directory.OpeningHours.DaySpan;
import org.switchroom.directory.OpeningHours.WeeklySpan;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.Refusal;
import org.switchroom.ivr.CallMedia.Taken;
import org.switchroom.ivr.Prompt;
import org.switchroom.ivr.Script;
import org.switchroom.ivr.Sentences;

/** Every way through the flow, without a call. */
class FlowTest {
    private static final int SUPPORT = 1;
    private static final int BILLING = 2;
    private static final int GENERAL = 3;
    private static final long ANSWER_TIMEOUT_MS = 5_000;
    private static final long ANNOUNCE_EVERY_MS = 30_000;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant ANY_TIME = Instant.EPOCH;

    private static final Action LEAVE_MESSAGE =
            new Action.Play(List.of(Sentences.in("en").leaveMessage()));
    private static final Menu MENU = menu(List.of(new Menu.Choice("1", SUPPORT), new Menu.Choice("2", BILLING)));
    private static final Action.Play GREETING = play("Welcome");
    private static final Action.Play QUESTION = play("Support 1, billing 2");
    private static final Action.Play WRONG_KEY_QUESTION =
            new Action.Play(List.of(Sentences.in("en").wrongKey(), new Prompt("en", "Support 1, billing 2")));
    private static final Action.StartTimer ANSWER_TIMER = new Action.StartTimer(ANSWER_TIMEOUT_MS);
    private static final Action.StartTimer ANNOUNCE_TIMER = new Action.StartTimer(ANNOUNCE_EVERY_MS);

    @Test
    void greetsAsksAndPutsIntoTheQueueChosen() {
        var caller = new Caller(open(MENU));
        assertThat(caller.did()).containsExactly(GREETING);
        assertThat(caller.then(new Input.Played())).containsExactly(QUESTION);
        assertThat(caller.then(new Input.Played())).containsExactly(ANSWER_TIMER);
        assertThat(caller.then(new Input.Key('2')))
                .containsExactly(new Action.StopTimer(), new Action.StopPlaying(), new Action.PutInQueue(BILLING));
    }

    @Test
    void aKeyDuringTheGreetingIsTheAnswer() {
        var caller = new Caller(open(MENU));
        assertThat(caller.then(new Input.Key('1')))
                .containsExactly(new Action.StopPlaying(), new Action.PutInQueue(SUPPORT));
    }

    @Test
    void aKeyDuringTheQuestionCutsItShort() {
        var caller = new Caller(open(MENU)).after(new Input.Played());
        assertThat(caller.then(new Input.Key('1')))
                .containsExactly(new Action.StopPlaying(), new Action.PutInQueue(SUPPORT));
    }

    @Test
    void aWrongKeyIsAskedAgainThenGoesToTheDefaultQueue() {
        var caller = new Caller(open(MENU)).after(new Input.Played(), new Input.Played());
        assertThat(caller.then(new Input.Key('9')))
                .containsExactly(new Action.StopTimer(), new Action.StopPlaying(), WRONG_KEY_QUESTION);
        assertThat(caller.then(new Input.Key('*'))).containsExactly(new Action.StopPlaying(), WRONG_KEY_QUESTION);
        assertThat(caller.then(new Input.Key('#')))
                .containsExactly(new Action.StopPlaying(), new Action.PutInQueue(GENERAL));
    }

    @Test
    void silenceIsAskedAgainThenGoesToTheDefaultQueue() {
        var caller = new Caller(open(MENU)).after(new Input.Played(), new Input.Played());
        assertThat(caller.then(new Input.TimedOut())).containsExactly(QUESTION);
        assertThat(caller.then(new Input.Played())).containsExactly(ANSWER_TIMER);
        assertThat(caller.then(new Input.TimedOut())).containsExactly(QUESTION);
        assertThat(caller.then(new Input.Played())).containsExactly(ANSWER_TIMER);
        assertThat(caller.then(new Input.TimedOut())).containsExactly(new Action.PutInQueue(GENERAL));
    }

    @Test
    void wrongKeysAndSilencesCountTogether() {
        var caller = new Caller(open(MENU)).after(new Input.Key('7'), new Input.Played(), new Input.TimedOut());
        assertThat(caller.then(new Input.Key('8')))
                .containsExactly(new Action.StopPlaying(), new Action.PutInQueue(GENERAL));
    }

    @Test
    void aRightKeyAfterAWrongOneCounts() {
        var caller = new Caller(open(MENU)).after(new Input.Key('7'));
        assertThat(caller.then(new Input.Key('1')))
                .containsExactly(new Action.StopPlaying(), new Action.PutInQueue(SUPPORT));
    }

    @Test
    void withoutChoicesTheGreetingLeadsToTheDefaultQueue() {
        var caller = new Caller(open(menu(List.of())));
        assertThat(caller.then(new Input.Key('1'))).isEmpty();
        assertThat(caller.then(new Input.Played())).containsExactly(new Action.PutInQueue(GENERAL));
    }

    @Test
    void musicAndAnnouncementsTakeTurnsInTheQueue() {
        var caller = new Caller(open(MENU)).after(new Input.Key('1'));
        assertThat(caller.then(new Input.Queued())).containsExactly(new Action.PlayMusic(), ANNOUNCE_TIMER);
        assertThat(caller.then(new Input.TimedOut())).containsExactly(new Action.AskPlace());
        assertThat(caller.then(new Input.Place(3, 200_000, List.of())))
                .containsExactly(new Action.Play(List.of(
                        new Prompt("en", "You are number 3 in line."),
                        new Prompt("en", "The estimated wait is about 4 minutes."))));
        assertThat(caller.then(new Input.Played())).containsExactly(new Action.PlayMusic(), ANNOUNCE_TIMER);
    }

    @Test
    void musicGoesOnWhenThereIsNoPlaceToTell() {
        var caller = new Caller(open(MENU)).after(new Input.Key('1'), new Input.Queued(), new Input.TimedOut());
        assertThat(caller.then(new Input.NoPlace())).containsExactly(new Action.PlayMusic(), ANNOUNCE_TIMER);
    }

    @Test
    void keysInTheQueueMayLeadOutOfIt() {
        var caller = new Caller(open(MENU)).after(new Input.Key('1'), new Input.Queued());
        assertThat(caller.then(new Input.Key('2'))).containsExactly(new Action.LeaveQueue('2'));
        caller.after(new Input.TimedOut());
        assertThat(caller.then(new Input.Place(1, 0, List.of("Press 5 for billing"))))
                .containsExactly(new Action.Play(List.of(
                        Sentences.in("en").position(1),
                        Sentences.in("en").estimatedWait(0),
                        new Prompt("en", "Press 5 for billing"))));
        assertThat(caller.then(new Input.Key('5'))).containsExactly(new Action.LeaveQueue('5'));
    }

    @Test
    void anOverflowSaysSomethingAndGoesOnOrEnds() {
        var caller = new Caller(open(MENU)).after(new Input.Key('1'), new Input.Queued());
        assertThat(caller.then(new Input.Overflowed(OverflowTarget.Kind.ANNOUNCEMENT, "Please be patient", SUPPORT)))
                .containsExactly(new Action.StopTimer(), play("Please be patient"));
        assertThat(caller.then(new Input.Played())).containsExactly(new Action.PlayMusic(), ANNOUNCE_TIMER);
        assertThat(caller.then(new Input.Overflowed(OverflowTarget.Kind.HANG_UP, "Call again tomorrow", SUPPORT)))
                .containsExactly(new Action.StopTimer(), play("Call again tomorrow"));
        assertThat(caller.then(new Input.Played())).containsExactly(new Action.End(EndCause.OVERFLOW));
    }

    @Test
    void whoComesBackIntoTheQueueHearsMusicAgain() {
        var caller = new Caller(open(MENU)).after(new Input.Key('1'), new Input.Queued(), new Input.TimedOut());
        assertThat(caller.then(new Input.Queued())).containsExactly(new Action.PlayMusic(), ANNOUNCE_TIMER);
    }

    @Test
    void aFullQueueIsSaidAndEndsTheCall() {
        var caller = new Caller(open(MENU)).after(new Input.Key('1'));
        assertThat(caller.then(new Input.QueueRefused(Refusal.QUEUE_FULL)))
                .containsExactly(new Action.Play(List.of(Sentences.in("en").queueFull())));
        assertThat(caller.then(new Input.Played())).containsExactly(new Action.End(EndCause.QUEUE_FULL));
    }

    @Test
    void aQueueThatHasGoneIsReplacedByTheDefaultOne() {
        var caller = new Caller(open(MENU)).after(new Input.Key('1'));
        assertThat(caller.then(new Input.QueueRefused(Refusal.UNKNOWN_QUEUE)))
                .containsExactly(new Action.PutInQueue(GENERAL));
        assertThat(caller.then(new Input.QueueRefused(Refusal.UNKNOWN_QUEUE)))
                .containsExactly(new Action.End(EndCause.ERROR));
    }

    @Test
    void outsideHoursTheClosedMessageEndsTheCall() {
        var closed = new Caller(new Script(MENU, berlinOfficeHours(), ANNOUNCE_EVERY_MS), berlin("2026-11-23T18:00"));
        assertThat(closed.did()).containsExactly(play("We are closed"));
        assertThat(closed.then(new Input.Key('1'))).isEmpty();
        assertThat(closed.then(new Input.Played())).containsExactly(new Action.End(EndCause.CLOSED_HOURS));
    }

    @Test
    void outsideHoursTheClosedMessageMayLeadToAQueue() {
        var menu = new Menu(
                7,
                1,
                "Main",
                "en",
                "Welcome",
                "?",
                "We are closed",
                List.of(),
                GENERAL,
                3,
                ANSWER_TIMEOUT_MS,
                BILLING,
                false);
        var closed = new Caller(new Script(menu, berlinOfficeHours(), ANNOUNCE_EVERY_MS), berlin("2026-12-25T10:00"));
        assertThat(closed.did()).containsExactly(play("We are closed"));
        assertThat(closed.then(new Input.Played())).containsExactly(new Action.PutInQueue(BILLING));
        assertThat(closed.then(new Input.Queued())).containsExactly(new Action.PlayMusic(), ANNOUNCE_TIMER);
    }

    @Test
    void outsideHoursTheClosedMessageMayAskForAMessage() {
        var menu = new Menu(
                7,
                1,
                "Main",
                "en",
                "Welcome",
                "?",
                "We are closed",
                List.of(),
                GENERAL,
                3,
                ANSWER_TIMEOUT_MS,
                BILLING,
                true);
        var closed = new Caller(new Script(menu, berlinOfficeHours(), ANNOUNCE_EVERY_MS), berlin("2026-12-25T10:00"));
        assertThat(closed.then(new Input.Played())).containsExactly(new Action.StopTimer(), LEAVE_MESSAGE);
        assertThat(closed.then(new Input.Played())).containsExactly(new Action.TakeMessage(BILLING));
    }

    @Test
    void aMessageIsAskedForRecordedAndThankedFor() {
        var caller = new Caller(open(menu(List.of(new Menu.Choice("9", BILLING, true)))));
        assertThat(caller.then(new Input.Key('9'))).endsWith(LEAVE_MESSAGE);
        assertThat(caller.then(new Input.Key('1'))).isEmpty();
        assertThat(caller.then(new Input.Played())).containsExactly(new Action.TakeMessage(BILLING));
        assertThat(caller.then(new Input.Key('#'))).containsExactly(new Action.EndMessage());
        assertThat(caller.then(new Input.Recorded(Taken.SAVED)))
                .containsExactly(new Action.Play(List.of(Sentences.in("en").messageSaved())));
        assertThat(caller.then(new Input.Played())).containsExactly(new Action.End(EndCause.VOICEMAIL));
    }

    @Test
    void aMessageThatIsNotTakenIsNotThankedFor() {
        var caller = new Caller(open(menu(List.of(new Menu.Choice("9", BILLING, true)))));
        caller.then(new Input.Key('9'));
        caller.then(new Input.Played());
        assertThat(caller.then(new Input.Recorded(Taken.REFUSED)))
                .endsWith(new Action.Play(List.of(Sentences.in("en").messageNotSaved())));
        assertThat(caller.then(new Input.Played())).containsExactly(new Action.End(EndCause.OVERFLOW));
    }

    @Test
    void whoIsToBeCalledBackAlreadyIsToldSoAndAskedForAnotherNumber() {
        var caller = new Caller(open(MENU)).after(new Input.Key('1'), new Input.Queued());
        caller.then(new Input.CallbackOffered("", true));
        assertThat(caller.then(new Input.CallbackRefused(Input.NoCallback.ALREADY_ASKED)))
                .endsWith(new Action.Play(List.of(
                        Sentences.in("en").callbackAlready(), Sentences.in("en").askCallback(true))));
    }

    @Test
    void whoSaysNothingIsNotThanked() {
        var caller = new Caller(open(MENU)).after(new Input.Key('1'), new Input.Queued());
        assertThat(caller.then(new Input.Overflowed(OverflowTarget.Kind.VOICEMAIL, "Speak now", SUPPORT)))
                .containsExactly(new Action.StopTimer(), play("Speak now"));
        assertThat(caller.then(new Input.Key('#')))
                .as("who cannot wait for the tone")
                .containsExactly(new Action.StopPlaying(), new Action.TakeMessage(SUPPORT));
        assertThat(caller.then(new Input.Recorded(Taken.NOTHING))).containsExactly(new Action.End(EndCause.OVERFLOW));
    }

    @Test
    void hoursAreMeantInTheSitesOwnZone() {
        var script = new Script(MENU, berlinOfficeHours(), ANNOUNCE_EVERY_MS);
        assertThat(new Caller(script, Instant.parse("2026-11-23T08:00:00Z")).did())
                .containsExactly(GREETING);
        assertThat(new Caller(script, Instant.parse("2026-11-23T07:59:59Z")).did())
                .containsExactly(play("We are closed"));
        // In summer Berlin is two hours ahead.
        assertThat(new Caller(script, Instant.parse("2026-07-06T07:00:00Z")).did())
                .containsExactly(GREETING);
    }

    @Test
    void aHolidayIsClosedAllDay() {
        var script = new Script(MENU, berlinOfficeHours(), ANNOUNCE_EVERY_MS);
        assertThat(new Caller(script, berlin("2026-12-24T10:30")).did()).containsExactly(GREETING);
        assertThat(new Caller(script, berlin("2026-12-24T12:00")).did()).containsExactly(play("We are closed"));
        assertThat(new Caller(script, berlin("2026-12-25T10:30")).did()).containsExactly(play("We are closed"));
    }

    @Test
    void theStateIsPlainDataAndCanBeTakenUpAgain() {
        var script = open(MENU);
        var state = Flow.start(script, ANY_TIME).state();
        state = Flow.step(script, state, new Input.Key('9')).state();
        var stored = new FlowState(StepId.valueOf(state.step().name()), state.variables());
        assertThat(Flow.step(script, stored, new Input.Key('1')))
                .isEqualTo(Flow.step(script, state, new Input.Key('1')));
    }

    /** Somebody on the way through the flow. */
    private static final class Caller {
        private final Script script;
        private Next next;

        Caller(Script script) {
            this(script, ANY_TIME);
        }

        Caller(Script script, Instant at) {
            this.script = script;
            this.next = Flow.start(script, at);
        }

        List<Action> did() {
            return next.actions();
        }

        List<Action> then(Input input) {
            next = Flow.step(script, next.state(), input);
            return next.actions();
        }

        Caller after(Input... inputs) {
            for (var input : inputs) {
                then(input);
            }
            return this;
        }
    }

    private static Action.Play play(String text) {
        return new Action.Play(List.of(new Prompt("en", text)));
    }

    private static Script open(Menu menu) {
        return new Script(menu, null, ANNOUNCE_EVERY_MS);
    }

    private static Menu menu(List<Menu.Choice> choices) {
        return new Menu(
                7,
                1,
                "Main",
                "en",
                "Welcome",
                "Support 1, billing 2",
                "We are closed",
                choices,
                GENERAL,
                3,
                ANSWER_TIMEOUT_MS);
    }

    private static OpeningHours berlinOfficeHours() {
        var week = new ArrayList<WeeklySpan>();
        for (var day : List.of(
                DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)) {
            week.add(new WeeklySpan(day, LocalTime.of(9, 0), LocalTime.of(18, 0)));
        }
        var exceptions = List.of(
                new DateException(
                        LocalDate.of(2026, 12, 24),
                        "Christmas Eve",
                        List.of(new DaySpan(LocalTime.of(9, 0), LocalTime.NOON))),
                new DateException(LocalDate.of(2026, 12, 25), "Christmas", List.of()));
        return new OpeningHours(1, 1, "Office", BERLIN, week, exceptions);
    }

    private static Instant berlin(String local) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(local), BERLIN).toInstant();
    }
}
