package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.switchroom.cti.CallControlPort.CallTarget;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event.CallPlaced;
import org.switchroom.engine.Event.ContactConnected;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.Event.ContactQueued;
import org.switchroom.engine.Reasons;
import org.switchroom.wire.audio.Tone;

/** Emergency calls of agents: they go out whatever stands against it, and nothing disturbs them. With real telephones. */
class EmergencyCallTest extends CallingAgents {

    @Test
    void goesOutThoughNobodyIsSignedInAndTheTrunkIsFull() {
        callsOut();
        centre.submit(new Command.SignOut(me()));
        var busy = Stream.generate(() -> telephony.outside().route(centre.firmId, OUTSIDE, centre.number))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
        var call = dial("112");
        var service = trunk.awaitRing();
        assertThat(service.invite.requestUri().user()).isEqualTo("112");
        speaking(service.answer());
        speaking(call.answered());
        ears.awaitTone(first, call.leg, OTHER_HZ);
        ears.awaitTone(trunk, service.leg, CALLER_HZ);
        call.hangUp();
        service.awaitEnd();
        assertThat(centre.count(CallPlaced.class)).isZero();
        busy.forEach(route -> route.over().run());
    }

    @Test
    void goesFirstOverTheTrunkThatIsForItAndThenOverAnyOther() {
        try (var forHelp =
                centre.carriesEmergencies(editor, telephony.endpoint().udpPort())) {
            callsOut();
            var call = dial("112");
            forHelp.awaitRing().reject(503);
            var service = trunk.awaitRing();
            assertThat(service.invite.requestUri().user()).isEqualTo("112");
            service.answer();
            call.answered().hangUp();
            service.awaitEnd();
            var usual = dial("040123456");
            trunk.awaitRing().reject(486);
            assertThat(usual.status()).isEqualTo(486);
            assertThat(forHelp.silent()).isTrue();
        }
    }

    @Test
    void whoIsInOneIsOfferedNoOtherCall() {
        callsOut();
        var call = dial("112");
        var service = trunk.awaitRing();
        speaking(service.answer());
        call.answered();
        centre.awaitState(centre.seat(0), AgentState.NOT_READY);
        centre.submit(new Command.SetNotReady(colleague(), "BREAK"));
        var caller = trunk.dial(centre.number, CALLER).answered();
        caller.press('1');
        centre.awaitEvent(ContactQueued.class);
        assertThat(centre.count(ContactOffered.class)).isZero();
        call.hangUp();
        service.awaitEnd();
        first.awaitRing().answer();
        centre.awaitEvent(ContactConnected.class);
        caller.hangUp();
    }

    @Test
    void fromThePageTheOwnTelephoneRingsAndTheCallGoesOut() {
        callsOut();
        var placed = page.placeCall(centre.firmId, me(), new CallTarget.Written(" 112 "));
        var own = first.awaitRing();
        assertThat(own.invite.header("X-Own-Call")).hasValue("1");
        assertThat(trunk.silent()).isTrue();
        own.answer().leg.play(Tone.steady(-10, CALLER_HZ), true, () -> {});
        assertThat(placed.join()).isZero();
        centre.awaitState(centre.seat(0), AgentState.NOT_READY);
        assertThat(centre.reason(centre.seat(0))).isEqualTo(Reasons.EMERGENCY);
        var service = trunk.awaitRing();
        assertThat(service.invite.requestUri().user()).isEqualTo("112");
        speaking(service.answer());
        ears.awaitTone(first, own.leg, OTHER_HZ);
        ears.awaitTone(trunk, service.leg, CALLER_HZ);
        service.hangUp();
        own.awaitEnd();
        centre.awaitState(centre.seat(0), AgentState.AVAILABLE);
        assertThat(centre.count(CallPlaced.class)).isZero();
    }

    @Test
    void isRefusedPlainlyWhereTheOwnTelephoneIsBusy() {
        callsOut();
        var placed = page.placeCall(centre.firmId, me(), new CallTarget.Written("112"));
        first.awaitRing().reject(486);
        assertThatThrownBy(placed::join).hasMessageContaining("Your telephone is in a call");
        assertThat(trunk.silent()).isTrue();
    }

    @Test
    void withoutAnyTrunkIsRefusedPlainly() {
        assertThatThrownBy(() -> page.placeCall(centre.firmId, me(), new CallTarget.Written("112"))
                        .join())
                .hasMessageContaining("Take another telephone");
    }
}
