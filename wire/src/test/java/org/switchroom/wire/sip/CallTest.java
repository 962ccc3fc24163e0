package org.switchroom.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two endpoints calling each other. */
class CallTest extends TwoParties {
    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void callerHangsUp(Transport transport) {
        caller.invite(caller.callTo(callee, transport));
        caller.awaitEvent("answered");
        callee.awaitEvent("confirmed");
        assertThat(caller.events).startsWith("ringing 180");
        InboundInvite invite = callee.invites.getFirst();
        assertThat(invite.from().displayName()).isEqualTo("Ann \"A\"");
        assertThat(invite.from().uri().user()).isEqualTo("+4930123");
        assertThat(invite.sdpOffer()).isEqualTo(Party.SDP);
        assertThat(invite.header("x-test")).contains("1");
        assertThat(invite.flow().transport()).isEqualTo(transport);
        assertThat(caller.endpoint.gauges().dialogs()).isEqualTo(1);
        caller.dialogs.getFirst().hangUp("done");
        callee.awaitEvent("ended BYE");
        assertThat(caller.events).noneMatch(event -> event.startsWith("ended"));
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void calleeHangsUp(Transport transport) {
        caller.invite(caller.callTo(callee, transport));
        callee.awaitEvent("confirmed");
        callee.dialogs.getFirst().hangUp("Q.850;cause=16");
        caller.awaitEvent("ended BYE");
        assertThat(callee.events).noneMatch(event -> event.startsWith("ended"));
    }

    @Test
    void answeringTwiceIsRefused() {
        caller.invite(callee);
        caller.awaitEvent("answered");
        assertThatThrownBy(() -> callee.answer(callee.invites.getFirst())).isInstanceOf(IllegalStateException.class);
        caller.dialogs.getFirst().hangUp("");
    }
}
