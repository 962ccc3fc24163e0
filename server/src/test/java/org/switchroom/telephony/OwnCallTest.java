package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.telephony.CallCentre.patience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.switchroom.cti.CallControlPort.CallTarget;
import org.switchroom.directory.Directory;
import org.switchroom.directory.ShortNumber;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event.CallPlaced;
import org.switchroom.engine.Event.ContactConnected;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.Event.ContactQueued;
import org.switchroom.engine.Event.OutsideConnected;
import org.switchroom.engine.Outcome;
import org.switchroom.wire.audio.Tone;
import org.switchroom.wire.sip.Credentials;

/** Agents call: each other, a queue, a menu, the outside, from desk phones and from the page. With real telephones. */
class OwnCallTest extends CallingAgents {
    private static final int RING_HZ = 425;

    @Autowired
    private Directory directory;

    @Value("${switchroom.data-dir}")
    private Path dataDir;

    @BeforeEach
    void giveNumbers() {
        number("300", ShortNumber.Kind.QUEUE, centre.queueId);
        number(
                "400",
                ShortNumber.Kind.MENU,
                directory.menus(centre.firmId).getFirst().id());
    }

    // ---- a colleague, from the desk phone

    @Test
    void aColleagueIsRungAndBothTalkAndAreWhatTheyWere() {
        centre.submit(new Command.SetNotReady(colleague(), "BREAK"));
        var call = dial("22");
        var ringing = second.awaitRing();
        assertThat(ringing.invite.from().displayName()).startsWith("Agent a");
        assertThat(ringing.invite.from().uri().user()).isEqualTo("21");
        centre.awaitState(centre.seat(0), AgentState.ON_CONTACT);
        var other = speaking(ringing.answer());
        speaking(call.answered());
        ears.awaitTone(first, call.leg, OTHER_HZ);
        ears.awaitTone(second, other.leg, CALLER_HZ);
        call.hangUp();
        other.awaitEnd();
        centre.awaitState(centre.seat(0), AgentState.AVAILABLE);
        centre.awaitState(centre.seat(1), AgentState.NOT_READY);
        assertThat(centre.reason(centre.seat(1))).isEqualTo("BREAK");
        assertThat(centre.count(ContactQueued.class)).isZero();
        var ended = centre.awaitEvent(ContactEnded.class);
        assertThat(ended.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(recordingsOf(ended.contactId())).as("recordings").isZero();
    }

    @Test
    void theColleagueHangsUp() {
        var call = dial("22");
        var other = second.awaitRing().answer();
        call.answered();
        centre.awaitEvent(ContactConnected.class);
        other.hangUp();
        call.awaitEnd();
        centre.awaitState(centre.seat(0), AgentState.AVAILABLE);
    }

    /** Nothing is heard of the caller's telephone before it is answered, for longer than silence is borne afterwards. */
    @Test
    void whoRingsLongIsNotTakenForLost() {
        var threeSeconds = trunk.dial(centre.number, CALLER).answered();
        var call = dial("22");
        var ringing = second.awaitRing();
        patience().until(() -> threeSeconds.leg.stats().packetsIn() > 150);
        threeSeconds.hangUp();
        ringing.answer();
        assertThat(call.status()).isEqualTo(200);
        call.hangUp();
    }

    @Test
    void aBusyColleagueIsBusy() {
        var outsider = trunk.dial(centre.number, CALLER).answered();
        outsider.press('1');
        centre.awaitEvent(ContactOffered.class);
        var busy = centre.state(centre.seat(0)) == AgentState.OFFERED ? 0 : 1;
        var phone = busy == 0 ? first : second;
        phone.awaitRing().answer();
        centre.awaitEvent(ContactConnected.class);
        var caller = centre.seat(1 - busy);
        var call = (busy == 0 ? second : first)
                .dial(
                        busy == 0 ? "21" : "22",
                        caller.sipUser(),
                        Map.of(),
                        new Credentials(caller.sipUser(), CallCentre.SECRET));
        assertThat(call.status()).isEqualTo(486);
        outsider.hangUp();
    }

    @Test
    void theColleagueDeclines() {
        var call = dial("22");
        second.awaitRing().reject(603);
        assertThat(call.status()).isEqualTo(486);
        assertThat(centre.awaitEvent(ContactEnded.class).outcome()).isEqualTo(Outcome.NOT_REACHED);
        centre.awaitState(centre.seat(1), AgentState.AVAILABLE);
    }

    @Test
    void whoSignsOutMeanwhileCannotBeReached() {
        var call = dial("22");
        var ringing = second.awaitRing();
        centre.submit(new Command.SignOut(colleague()));
        ringing.awaitCancel();
        assertThat(call.status()).isEqualTo(480);
    }

    @Test
    void whoGivesUpStopsTheRinging() {
        var call = dial("22");
        var ringing = second.awaitRing();
        call.invite.cancel("");
        ringing.awaitCancel();
        assertThat(centre.awaitEvent(ContactEnded.class).by()).isEqualTo(EndedBy.CALLER);
        assertThat(call.status()).isEqualTo(487);
    }

    @Test
    void anUnknownNumberIsUnknownAndAColleagueWhoIsAwayCannotBeReached() {
        assertThat(dial("99").status()).isEqualTo(404);
        assertThat(dial("21").status()).as("oneself").isEqualTo(404);
        centre.submit(new Command.SignOut(colleague()));
        centre.awaitState(centre.seat(1), AgentState.OFFLINE);
        patience().until(() -> dial("22").status() == 480);
        centre.submit(new Command.SignOut(me()));
        centre.awaitState(centre.seat(0), AgentState.OFFLINE);
        patience().until(() -> dial("22").status() == 403);
        assertThat(centre.count(CallPlaced.class)).isZero();
    }

    // ---- a queue, a menu

    @Test
    void aQueueAnswersLikeAnyCaller() {
        var call = speaking(dial("300").answered());
        var other = speaking(second.awaitRing().answer());
        ears.awaitTone(second, other.leg, CALLER_HZ);
        ears.awaitTone(first, call.leg, OTHER_HZ);
        assertThat(centre.last(CallPlaced.class).kind()).isEqualTo(ContactKind.INTERNAL);
        assertThat(centre.last(ContactQueued.class).queueId()).isEqualTo(centre.queueId);
        other.hangUp();
        call.awaitEnd();
        centre.awaitState(centre.seat(0), AgentState.AVAILABLE);
    }

    @Test
    void whoWaitsInAQueueHearsMusic() {
        centre.submit(new Command.SetNotReady(colleague(), "BREAK"));
        var call = dial("300").answered();
        Ears.hears(call.leg, "music");
        assertThat(centre.state(centre.seat(0))).isEqualTo(AgentState.ON_CONTACT);
        call.hangUp();
        assertThat(centre.awaitEvent(ContactEnded.class).outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void aMenuAsksTheColleagueToo() {
        var call = dial("400").answered();
        call.press('1');
        var other = second.awaitRing().answer();
        centre.awaitEvent(ContactConnected.class);
        other.hangUp();
        call.awaitEnd();
    }

    // ---- the outside

    @Test
    void somebodyOutsideIsCalledWithTheFirmsNumberAndRecorded() {
        callsOut();
        var call = dial("040123456");
        var outside = trunk.awaitRing();
        assertThat(outside.invite.from().uri().user()).isEqualTo(centre.number);
        speaking(outside.answer());
        speaking(call.answered());
        centre.awaitEvent(OutsideConnected.class);
        ears.awaitTone(first, call.leg, OTHER_HZ);
        ears.awaitTone(trunk, outside.leg, CALLER_HZ);
        call.hangUp();
        outside.awaitEnd();
        var ended = centre.awaitEvent(ContactEnded.class);
        assertThat(ended.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(ended.by()).isEqualTo(EndedBy.AGENT);
        assertThat(centre.last(CallPlaced.class).kind()).isEqualTo(ContactKind.OUTBOUND);
        patience().until(() -> recordingsOf(ended.contactId()) == 1);
    }

    @Test
    void aBusyTelephoneOutsideIsBusy() {
        callsOut();
        var call = dial("040123456");
        trunk.awaitRing().reject(486);
        assertThat(call.status()).isEqualTo(486);
        assertThat(centre.awaitEvent(ContactEnded.class).cause()).isEqualTo(EndCause.BUSY);
    }

    @Test
    void whatMayNotBeCalledIsRefused() {
        assertThat(dial("040123456").status()).isEqualTo(403);
        assertThat(centre.count(CallPlaced.class)).isZero();
    }

    // ---- from the page

    @Test
    void fromThePageTheOwnTelephoneRingsFirst() {
        long contact = page.placeCall(centre.firmId, me(), new CallTarget.Colleague(colleague()))
                .join();
        var own = first.awaitRing();
        assertThat(own.invite.header("X-Own-Call")).hasValue("1");
        assertThat(own.invite.header("X-Contact-Id")).hasValue(Long.toString(contact));
        assertThat(second.silent()).isTrue();
        own.answer();
        var ringing = second.awaitRing();
        ears.awaitTone(first, own.leg, RING_HZ);
        var other = speaking(ringing.answer());
        own.leg.play(Tone.steady(-10, CALLER_HZ), true, () -> {});
        ears.awaitTone(first, own.leg, OTHER_HZ);
        ears.awaitTone(second, other.leg, CALLER_HZ);
        centre.submit(new Command.LeaveContact(contact, me()));
        own.awaitEnd();
        other.awaitEnd();
    }

    @Test
    void fromThePageTheOwnTelephoneIsToldToAnswerIfItCanBe() {
        page.placeCall(centre.firmId, me(), new CallTarget.Colleague(colleague()))
                .join();
        var own = first.awaitRingToBeTold();
        var other = speaking(second.awaitRing().answer());
        centre.awaitEvent(ContactConnected.class);
        ears.awaitTone(first, own.leg, OTHER_HZ);
        other.hangUp();
        own.awaitEnd();
    }

    @Test
    void fromThePageToTheOutside() {
        callsOut();
        page.placeCall(centre.firmId, me(), new CallTarget.Written("040 123456"))
                .join();
        var own = first.awaitRing().answer();
        var outside = speaking(trunk.awaitRing().answer());
        ears.awaitTone(first, own.leg, OTHER_HZ);
        outside.hangUp();
        own.awaitEnd();
        assertThat(centre.awaitEvent(ContactEnded.class).by()).isEqualTo(EndedBy.OUTSIDE);
    }

    @Test
    void whoDoesNotTakeUpTheOwnTelephoneCallsNobody() {
        page.placeCall(centre.firmId, me(), new CallTarget.Written("22")).join();
        first.awaitRing().reject(486);
        assertThat(centre.awaitEvent(ContactEnded.class).outcome()).isEqualTo(Outcome.NOT_REACHED);
        assertThat(second.silent()).isTrue();
    }

    @Test
    void thePageIsToldWhyNot() {
        assertThat(page.placeCall(centre.firmId, me(), new CallTarget.Written("99")))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withMessageContaining("Nobody here has this number");
    }

    private long recordingsOf(long contactId) {
        var firm = dataDir.resolve("recordings").resolve(Integer.toString(centre.firmId));
        if (!Files.isDirectory(firm)) {
            return 0;
        }
        try (var files = Files.walk(firm)) {
            return files.filter(file -> file.getFileName().toString().contains("-" + contactId + "-"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
