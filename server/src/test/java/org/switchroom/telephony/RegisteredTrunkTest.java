package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.Event.OutsideConnected;
import org.switchroom.engine.Outcome;

/** Calls out by way of a carrier at whom the firm registers, and who challenges each of them. */
class RegisteredTrunkTest extends CallingAgents {
    private TestPhone carrier;

    @BeforeEach
    void register() {
        carrier = centre.registersAtCarrier(editor, telephony.endpoint().udpPort());
        awaitWayOut();
    }

    @AfterEach
    void leaveCarrier() {
        carrier.close();
    }

    @Test
    void anAgentsCallGoesOutByTheCredentialsOfTheRegistration() {
        var call = dial("040123456");
        var outside = carrier.awaitRing();
        assertThat(outside.invite.requestUri().user()).isEqualTo("040123456");
        assertThat(outside.invite.header("Authorization"))
                .hasValueSatisfying(proof -> assertThat(proof).contains("username=\"line\""));
        speaking(outside.answer());
        speaking(call.answered());
        centre.awaitEvent(OutsideConnected.class);
        ears.awaitTone(first, call.leg, OTHER_HZ);
        ears.awaitTone(carrier, outside.leg, CALLER_HZ);
        outside.hangUp();
        call.awaitEnd();
        assertThat(centre.awaitEvent(ContactEnded.class).outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void whereTheCarrierDoesNotTakeThemNobodyIsReached() {
        carrier.carrierOf("line", "another password");
        assertThat(dial("040123456").status()).isGreaterThanOrEqualTo(400);
        assertThat(carrier.silent()).isTrue();
        assertThat(centre.awaitEvent(ContactEnded.class).outcome()).isEqualTo(Outcome.NOT_REACHED);
    }
}
