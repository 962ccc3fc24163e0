package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.Event.OutsideConnected;
import org.switchroom.engine.Outcome;
import org.switchroom.telephony.TestPhone.TestCall;
import org.switchroom.wire.audio.Tone;
import org.switchroom.wire.sip.Credentials;

/** Calls out by way of a carrier at whom the firm registers, and who challenges each of them. */
class RegisteredTrunkTest extends OnTheTelephone {
    private static final int AGENT_HZ = 1900;
    private static final int OTHER_HZ = 600;

    private TestPhone carrier;

    @BeforeEach
    void register() {
        carrier = centre.registersAtCarrier(editor, telephony.endpoint().udpPort());
        awaitWayOut();
        centre.available(centre.seat(0));
    }

    @AfterEach
    void leaveCarrier() {
        carrier.close();
    }

    @Test
    void anAgentsCallGoesOutByTheCredentialsOfTheRegistration() {
        var call = dial();
        var outside = carrier.awaitRing();
        assertThat(outside.invite.requestUri().user()).isEqualTo("040123456");
        assertThat(outside.invite.header("Authorization"))
                .hasValueSatisfying(proof -> assertThat(proof).contains("username=\"line\""));
        outside.answer().leg.play(Tone.steady(-10, OTHER_HZ), true, () -> {});
        call.answered().leg.play(Tone.steady(-10, AGENT_HZ), true, () -> {});
        centre.awaitEvent(OutsideConnected.class);
        ears.awaitTone(first, call.leg, OTHER_HZ);
        ears.awaitTone(carrier, outside.leg, AGENT_HZ);
        outside.hangUp();
        call.awaitEnd();
        assertThat(centre.awaitEvent(ContactEnded.class).outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void whereTheCarrierDoesNotTakeThemNobodyIsReached() {
        carrier.carrierOf("line", "another password");
        assertThat(dial().status()).isGreaterThanOrEqualTo(400);
        assertThat(carrier.silent()).isTrue();
        assertThat(centre.awaitEvent(ContactEnded.class).outcome()).isEqualTo(Outcome.NOT_REACHED);
    }

    private TestCall dial() {
        var seat = centre.seat(0);
        return first.dial("040123456", seat.sipUser(), Map.of(), new Credentials(seat.sipUser(), CallCentre.SECRET));
    }
}
