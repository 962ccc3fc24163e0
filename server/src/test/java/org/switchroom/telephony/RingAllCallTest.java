package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.telephony.CallCentre.patience;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Event.ContactConnected;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.Event.OfferEnded;
import org.switchroom.engine.OfferEnd;
import org.switchroom.telephony.TestPhone.TestCall;
import org.switchroom.wire.audio.Tone;

/** Three desk phones ring for one caller, one of them a bare socket of which every word is seen. */
class RingAllCallTest extends OnTheTelephone {
    private static final String ELSEWHERE = "SIP;cause=200;text=\"Call completed elsewhere\"";
    private static final int CALLER_HZ = 1900;
    private static final int AGENT_HZ = 1000;

    private RawPhone third;
    private TestCall call;
    private String invite;

    @BeforeEach
    void threeRing() {
        third = new RawPhone();
        centre.ringAll(editor, third.address());
        centre.seats.forEach(centre::available);
        call = trunk.dial(centre.number, CALLER).answered();
        call.press('1');
        invite = third.await("INVITE");
        third.answer(invite, "180 Ringing");
        patience().until(() -> centre.count(ContactOffered.class) == 3);
    }

    @AfterEach
    void closeThird() {
        third.close();
    }

    private void othersAreFreeAgain(int... seats) {
        for (int seat : seats) {
            centre.awaitState(centre.seat(seat), AgentState.AVAILABLE);
        }
        assertThat(centre.all(OfferEnded.class)).hasSize(2).allMatch(end -> end.why() == OfferEnd.TAKEN);
    }

    @Test
    void whoAnswersFirstHasTheCallerAndTheOthersAreToldSo() {
        var ring = first.awaitRing();
        var answered = second.awaitRing().answer();
        ring.awaitCancel();
        var cancel = third.await("CANCEL");
        assertThat(RawPhone.header(cancel, "Reason")).isEqualTo(ELSEWHERE);
        third.answer(cancel, "200 OK");
        third.answer(invite, "487 Request Terminated");
        third.await("ACK");
        othersAreFreeAgain(0, 2);
        assertThat(telephony.gauges().idle()).isFalse();
        call.leg.play(Tone.steady(-10, CALLER_HZ), true, () -> {});
        answered.leg.play(Tone.steady(-10, AGENT_HZ), true, () -> {});
        ears.awaitTone(trunk, call.leg, AGENT_HZ);
        ears.awaitTone(second, answered.leg, CALLER_HZ);
        answered.hangUp();
        call.awaitEnd();
    }

    @Test
    void anAnswerThatCrossesTheCancelIsEnded() {
        var answered = first.awaitRing().answer();
        second.awaitRing().awaitCancel();
        var cancel = third.await("CANCEL");
        third.answer(invite, "200 OK", third.sdp());
        third.answer(cancel, "200 OK");
        third.await("ACK");
        var bye = third.await("BYE");
        assertThat(RawPhone.header(bye, "Reason")).isEqualTo(ELSEWHERE);
        third.answer(bye, "200 OK");
        othersAreFreeAgain(1, 2);
        assertThat(centre.count(ContactConnected.class)).isEqualTo(1);
        answered.hangUp();
        call.awaitEnd();
    }

    @Test
    void ofTwoWhoAnswerAtOnceOneHasTheCaller() {
        third.answer(invite, "486 Busy Here");
        third.await("ACK");
        var one = first.awaitRing();
        var other = second.awaitRing();
        one.answer();
        other.answer();
        centre.awaitEvent(ContactConnected.class);
        boolean firstHas =
                centre.last(ContactConnected.class).agentId() == centre.seat(0).agentId();
        (firstHas ? other : one).awaitEnd();
        centre.awaitState(centre.seat(firstHas ? 1 : 0), AgentState.AVAILABLE);
        assertThat(centre.count(ContactConnected.class)).isEqualTo(1);
        (firstHas ? one : other).hangUp();
        call.awaitEnd();
    }

    @Test
    void whenAllDeclineTheCallerWaitsOn() {
        first.awaitRing().reject(603);
        second.awaitRing().reject(486);
        third.answer(invite, "480 Temporarily Unavailable");
        third.await("ACK");
        centre.seats.forEach(seat -> centre.awaitState(seat, AgentState.NOT_READY));
        Ears.hears(call.leg, "music");
        centre.available(centre.seat(1));
        var answered = second.awaitRing().answer();
        centre.awaitEvent(ContactConnected.class);
        answered.hangUp();
        call.awaitEnd();
    }

    @Test
    void allPhonesStopWhenTheCallerHangsUp() {
        var one = first.awaitRing();
        var other = second.awaitRing();
        call.hangUp();
        one.awaitCancel();
        other.awaitCancel();
        third.answer(third.await("CANCEL"), "200 OK");
        third.answer(invite, "487 Request Terminated");
        centre.seats.forEach(seat -> centre.awaitState(seat, AgentState.AVAILABLE));
    }
}
