package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.telephony.CallCentre.patience;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Choice;
import org.switchroom.engine.Command;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.Event.ContactConnected;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.Event.ContactHeld;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.Event.ContactQueued;
import org.switchroom.engine.Event.ContactResumed;
import org.switchroom.engine.Event.ConversationEnded;
import org.switchroom.engine.Event.OfferEnded;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.Reasons;
import org.switchroom.telephony.TestPhone.Ringing;
import org.switchroom.telephony.TestPhone.TestCall;
import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.Goertzel;
import org.switchroom.wire.audio.Tone;
import org.switchroom.wire.sip.Credentials;

/** Whole calls through the whole server: trunk, menu, queue, desk phone; and each way in which they go wrong. */
class CallTest extends OnTheTelephone {
    private static final AudioClip TONE_1000 = Tone.steady(-10, 1000);
    private static final AudioClip TONE_1900 = Tone.steady(-10, 1900);

    @Value("${switchroom.data-dir}")
    private Path dataDir;

    // ---- as it should be

    @Test
    void thePhoneRingsOfWhoCanDoWhatTheQueueAsksFor() throws Exception {
        centre.available(centre.seat(0));
        centre.available(centre.seat(1));
        centre.askForWhatOnlyOneCanDo(editor, centre.seat(1));
        var call = trunk.dial(centre.number, CALLER).answered();
        call.press('1');
        second.awaitRing();
        assertThat(centre.awaitEvent(ContactOffered.class).choice())
                .returns(7, Choice::score)
                .returns(1, Choice::candidates)
                .returns(2, Choice::free);
        call.hangUp();
    }

    @Test
    void aCallFromTheTrunkToTheAgentAndBack() throws Exception {
        centre.available(centre.seat(0));
        var call = trunk.dial(centre.number, CALLER).answered();
        Ears.hears(call.leg, "the greeting");
        call.press('1');
        var ringing = first.awaitRing();
        assertThat(ringing.invite.header("X-Contact-Id"))
                .hasValue(Long.toString(centre.awaitEvent(ContactOffered.class).contactId()));
        assertThat(ringing.invite.from().uri().user()).isEqualTo("+491711234567");
        ringing.answer();
        centre.awaitEvent(ContactConnected.class);

        ringing.leg.play(TONE_1000, true, () -> {});
        call.leg.play(TONE_1900, true, () -> {});
        ears.awaitTone(trunk, call.leg, 1000);
        ears.awaitTone(first, ringing.leg, 1900);

        centre.submit(new Command.HoldContact(contact(), centre.seat(0).agentId()));
        centre.awaitEvent(ContactHeld.class);
        ears.awaitNoTone(trunk, call.leg, 1000);
        Ears.hears(call.leg, "music");
        centre.submit(new Command.ResumeContact(contact(), centre.seat(0).agentId()));
        centre.awaitEvent(ContactResumed.class);
        ears.awaitTone(trunk, call.leg, 1000);

        ringing.hangUp();
        call.awaitEnd();
        assertThat(centre.awaitEvent(ContactEnded.class))
                .isEqualTo(new ContactEnded(contact(), Outcome.ANSWERED, EndedBy.AGENT, EndCause.HANG_UP));
        centre.awaitState(centre.seat(0), AgentState.AVAILABLE);
        assertRecorded(1900, 1000);
    }

    @Test
    void theNextAgentIsRungWhenTheFirstIsBusyOnACall() {
        centre.available(centre.seat(0));
        var one = talking(first);
        centre.available(centre.seat(1));
        var two = talking(second);
        one.call().hangUp();
        two.call().hangUp();
        one.ringing().awaitEnd();
        two.ringing().awaitEnd();
    }

    @Test
    void aKeyArrivesOnceHoweverItWasSent() {
        centre.available(centre.seat(0));
        var talk = talking(first);
        hearEachOther(talk);
        var atAgent = Ears.keys(talk.ringing().leg);
        var atCaller = Ears.keys(talk.call().leg);
        talk.call().press('4');
        talk.ringing().leg.sendDigit('7', 100);
        patience()
                .until(() ->
                        atAgent.toString().equals("4") && atCaller.toString().equals("7"));
        talk.call().dialog.info("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n");
        talk.ringing().dialog.info("application/dtmf", "8");
        patience()
                .until(() ->
                        atAgent.toString().equals("45") && atCaller.toString().equals("78"));
        talk.call().hangUp();
        talk.ringing().awaitEnd();
    }

    /** Until the bridge is there: the event that orders it comes a moment before. */
    private void hearEachOther(Talk talk) {
        talk.ringing().leg.play(TONE_1000, true, () -> {});
        talk.call().leg.play(TONE_1900, true, () -> {});
        ears.awaitTone(trunk, talk.call().leg, 1000);
        ears.awaitTone(first, talk.ringing().leg, 1900);
        talk.ringing().leg.stopPlaying();
        talk.call().leg.stopPlaying();
    }

    @Test
    void theDeskPhonesOwnHoldIsAHold() throws Exception {
        centre.available(centre.seat(0));
        var talk = talking(first);
        var offer = talk.ringing().leg.offer();
        TestPhone.await(talk.ringing().dialog.reoffer(offer.replace("a=sendrecv", "a=sendonly")));
        centre.awaitEvent(ContactHeld.class);
        Ears.hears(talk.call().leg, "music");
        TestPhone.await(talk.ringing().dialog.reoffer(offer));
        centre.awaitEvent(ContactResumed.class);
        talk.call().hangUp();
        talk.ringing().awaitEnd();
    }

    @Test
    void anAgentSignsInAndOutByFeatureCodes() {
        var seat = centre.seat(0);
        dialled(first, "*11" + seat.loginCode()).awaitEnd();
        centre.awaitState(seat, AgentState.NOT_READY);
        assertThat(centre.reason(seat)).isEqualTo(Reasons.SIGNED_IN);
        var available = dialled(first, "*13");
        centre.awaitState(seat, AgentState.AVAILABLE);
        available.hangUp();
        var notReady = dialled(first, "*14");
        centre.awaitState(seat, AgentState.NOT_READY);
        notReady.hangUp();
        var out = dialled(first, "*12");
        centre.awaitState(seat, AgentState.OFFLINE);
        out.hangUp();
    }

    @Test
    void aWrongLoginCodeSignsNobodyIn() {
        dialled(first, "*11000").awaitEnd();
        assertThat(centre.count(Event.AgentStateChanged.class)).isZero();
    }

    @Test
    void aDeskPhoneReachesNothingElse() {
        var seat = centre.seat(0);
        assertThat(first.dial("*99", seat.sipUser(), Map.of(), credentials(seat))
                        .status())
                .as("nobody is signed in there")
                .isEqualTo(403);
        var in = dialled(first, "*11" + seat.loginCode());
        centre.awaitState(seat, AgentState.NOT_READY);
        in.hangUp();
        assertThat(first.dial("*99", seat.sipUser(), Map.of(), credentials(seat))
                        .status())
                .as("there is no such number")
                .isEqualTo(404);
    }

    // ---- the caller goes

    @Test
    void theCallerHangsUpInTheMenu() {
        var call = trunk.dial(centre.number, CALLER).answered();
        call.hangUp();
        assertThat(centre.awaitEvent(ContactEnded.class).outcome()).isEqualTo(Outcome.IN_MENU);
    }

    @Test
    void theCallerGivesUpBeforeTheAnswer() {
        var call = trunk.dial(centre.number, CALLER);
        call.invite.cancel("");
        if (call.status() == 200) {
            call.hangUp();
        }
        patience().until(() -> centre.openContacts() == 0);
    }

    @Test
    void theCallerHangsUpInTheQueue() {
        var call = trunk.dial(centre.number, CALLER).answered();
        call.press('1');
        centre.awaitEvent(ContactQueued.class);
        Ears.hears(call.leg, "music");
        call.hangUp();
        assertThat(centre.awaitEvent(ContactEnded.class).outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void theCallerHangsUpWhileThePhoneRings() {
        centre.available(centre.seat(0));
        var call = queued();
        var ringing = first.awaitRing();
        call.hangUp();
        ringing.awaitCancel();
        assertThat(centre.awaitEvent(OfferEnded.class).why()).isEqualTo(OfferEnd.CALLER_GONE);
        centre.awaitState(centre.seat(0), AgentState.AVAILABLE);
    }

    @Test
    void theCallerHangsUpAtTheVeryMomentOfTheAnswer() {
        centre.available(centre.seat(0));
        for (int i = 0; i < 5; i++) {
            var call = queued();
            var ringing = first.awaitRing();
            var answering = CompletableFuture.runAsync(() -> {
                try {
                    ringing.answer();
                } catch (IllegalStateException cancelled) {
                    // The caller was quicker.
                }
            });
            call.hangUp();
            answering.join();
            patience().until(() -> centre.openContacts() == 0);
            centre.awaitState(centre.seat(0), AgentState.AVAILABLE);
        }
    }

    @Test
    void theCallersSoundStops() {
        centre.available(centre.seat(0));
        var talk = talking(first);
        talk.ringing().leg.play(TONE_1000, true, () -> {});
        talk.call().leg.close();
        assertThat(centre.awaitEvent(ContactEnded.class).cause()).isEqualTo(EndCause.MEDIA_LOST);
        talk.ringing().awaitEnd();
    }

    // ---- the agent's phone does not take it

    @Test
    void aBusyPhoneSendsTheCallerOn() {
        refusedBy(486, OfferEnd.BUSY);
    }

    @Test
    void aDecliningPhoneSendsTheCallerOn() {
        refusedBy(603, OfferEnd.DECLINED);
    }

    @Test
    void aPhoneThatCannotSendsTheCallerOn() {
        refusedBy(480, OfferEnd.UNREACHABLE);
    }

    private void refusedBy(int status, OfferEnd why) {
        centre.available(centre.seat(0));
        var call = queued();
        first.awaitRing().reject(status);
        assertThat(centre.awaitEvent(OfferEnded.class).why()).isEqualTo(why);
        centre.awaitState(centre.seat(0), AgentState.NOT_READY);
        assertThat(centre.reason(centre.seat(0))).isEqualTo(Reasons.PHONE_REFUSED);
        centre.available(centre.seat(1));
        second.awaitRing().answer();
        centre.awaitEvent(ContactConnected.class);
        call.hangUp();
    }

    @Test
    void aPhoneThatIsNotThereSendsTheCallerOn() {
        var seat = centre.seat(0);
        centre.submit(new Command.SignIn(seat.agentId(), "desk:999999"));
        centre.submit(new Command.SetAvailable(seat.agentId()));
        var call = queued();
        assertThat(centre.awaitEvent(OfferEnded.class).why()).isEqualTo(OfferEnd.UNREACHABLE);
        call.hangUp();
    }

    @Test
    void nobodyAnswersAndTheNextAgentIsRung() {
        try (var impatient = new CallCentre(editor, desk, 3_000)) {
            int port = telephony.endpoint().udpPort();
            try (var phone = new TestPhone(port).registered(impatient.seat(0).sipUser(), CallCentre.SECRET);
                    var carrier = new TestPhone(port, InetAddress.ofLiteral(impatient.trunkAddress))) {
                impatient.available(impatient.seat(0));
                var call = carrier.dial(impatient.number, CALLER).answered();
                call.press('1');
                phone.awaitRing().awaitCancel();
                impatient.awaitState(impatient.seat(0), AgentState.NOT_READY);
                assertThat(impatient.reason(impatient.seat(0))).isEqualTo(Reasons.RNA);
                assertThat(impatient.awaitEvent(OfferEnded.class).why()).isEqualTo(OfferEnd.EXPIRED);
                call.hangUp();
                patience().until(() -> impatient.openContacts() == 0);
            }
        }
    }

    // ---- the agent goes in mid-call

    @Test
    void theAgentsSoundStopsAndTheCallerGoesToTheNextAgent() {
        centre.available(centre.seat(0));
        var talk = talking(first);
        talk.call().leg.play(TONE_1900, true, () -> {});
        talk.ringing().leg.close();
        assertThat(centre.awaitEvent(ConversationEnded.class).why()).isEqualTo(ConversationEnd.DEVICE_LOST);
        centre.awaitState(centre.seat(0), AgentState.OFFLINE);
        Ears.hears(talk.call().leg, "music");
        centre.available(centre.seat(1));
        var next = second.awaitRing().answer();
        patience().until(() -> centre.count(ContactConnected.class) == 2);
        next.hangUp();
        talk.call().awaitEnd();
    }

    @Test
    void aPhoneThatUnregistersTakesItsAgentAway() {
        var phone = new TestPhone(telephony.endpoint().udpPort());
        try (phone) {
            var registered = new CompletableFuture<Integer>();
            var registration = phone.register(centre.seat(0).sipUser(), CallCentre.SECRET, registered);
            TestPhone.await(registered);
            centre.available(centre.seat(0));
            registration.close();
            centre.awaitState(centre.seat(0), AgentState.OFFLINE);
        }
    }

    @Test
    void aWrongPasswordRegistersNobody() {
        var outcome = new CompletableFuture<Integer>();
        try (var phone = new TestPhone(telephony.endpoint().udpPort());
                var _ = phone.register(centre.seat(0).sipUser(), "wrong", outcome)) {
            assertThat(TestPhone.await(outcome)).isEqualTo(403);
        }
    }

    // ---- steps

    record Talk(TestCall call, Ringing ringing) {}

    private TestCall queued() {
        var call = trunk.dial(centre.number, CALLER).answered();
        call.press('1');
        return call;
    }

    private Talk talking(TestPhone phone) {
        long before = centre.count(ContactConnected.class);
        var call = queued();
        var ringing = phone.awaitRing().answer();
        patience().until(() -> centre.count(ContactConnected.class) == before + 1);
        return new Talk(call, ringing);
    }

    private TestCall dialled(TestPhone phone, String code) {
        var seat = centre.seat(0);
        return phone.dial(code, seat.sipUser(), Map.of(), credentials(seat)).answered();
    }

    private static Credentials credentials(CallCentre.Seat seat) {
        return new Credentials(seat.sipUser(), CallCentre.SECRET);
    }

    private long contact() {
        return centre.last(ContactOffered.class).contactId();
    }

    private void assertRecorded(int callerHertz, int agentHertz) throws Exception {
        var directory = dataDir.resolve("recordings").resolve(Integer.toString(centre.firmId));
        patience().until(() -> telephony.gauges().recordings() == 0);
        try (var files = Files.walk(directory)) {
            var file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertThat(RecordingName.of(dataDir.resolve("recordings").relativize(file)))
                    .hasValueSatisfying(name -> assertThat(name.contactId()).isEqualTo(contact()));
            assertThat(Goertzel.level(Ears.channel(file, 0), callerHertz)).isGreaterThan(-25);
            assertThat(Goertzel.level(Ears.channel(file, 1), agentHertz)).isGreaterThan(-25);
        }
    }
}
