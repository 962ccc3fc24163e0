package org.switchroom.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Callers who give up, at any moment. */
class CancelTest extends TwoParties {
    @Test
    void whileItRings() {
        callee.onInvite = InboundInvite::ring;
        OutboundInvite invite = caller.invite(callee);
        caller.awaitEvent("ringing 180");
        invite.cancel("caller gave up");
        invite.cancel("again");
        caller.awaitEvent("failed 487");
        callee.awaitEvent("cancelled");
        assertThat(caller.events).containsExactly("ringing 180", "failed 487");
        assertThatThrownBy(() -> callee.answer(callee.invites.getFirst())).isInstanceOf(IllegalStateException.class);
        callee.invites.getFirst().reject(486, "Busy Here"); // too late, does no harm
    }

    @Test
    void beforeAnythingCameBack() {
        callee.onInvite = invite -> {};
        callee.loss = (outgoing, message) -> outgoing;
        OutboundInvite invite = caller.invite(callee);
        Party.until(() -> !callee.invites.isEmpty());
        invite.cancel("");
        caller.awaitEvent("failed 487");
        assertThat(callee.events).isEmpty(); // CANCEL must not be sent yet
        callee.loss = PacketLoss.NONE;
        callee.awaitEvent("cancelled");
    }

    @Test
    void whenCancelAndItsAnswerGetLost() {
        AtomicInteger lost = new AtomicInteger();
        caller.loss = (outgoing, message) ->
                outgoing && Party.startLine(message).startsWith("CANCEL") && lost.getAndIncrement() < 2;
        callee.loss = (outgoing, message) ->
                outgoing && Party.startLine(message).startsWith("SIP/2.0 487") && lost.getAndIncrement() < 4;
        callee.onInvite = InboundInvite::ring;
        OutboundInvite invite = caller.invite(callee);
        caller.awaitEvent("ringing 180");
        invite.cancel("");
        callee.awaitEvent("cancelled");
        assertThat(callee.events).containsExactly("cancelled");
    }

    @Test
    void whenTheAnswerCrosses() {
        callee.onInvite = InboundInvite::ring;
        caller.loss =
                (outgoing, message) -> outgoing && Party.startLine(message).startsWith("CANCEL");
        OutboundInvite invite = caller.invite(callee);
        caller.awaitEvent("ringing 180");
        invite.cancel("");
        caller.awaitEvent("failed 487");
        callee.answer(callee.invites.getFirst());
        callee.awaitEvent("ended BYE");
        assertThat(caller.events).containsExactly("ringing 180", "failed 487");
        assertThat(callee.events).containsExactly("confirmed", "ended BYE");
    }

    /** Answer and CANCEL at the same moment: whoever wins, both ends agree. */
    @RepeatedTest(20)
    void atTheMomentOfTheAnswer() throws InterruptedException {
        callee.onInvite = InboundInvite::ring;
        OutboundInvite invite = caller.invite(callee);
        caller.awaitEvent("ringing 180");
        InboundInvite ringing = callee.invites.getFirst();
        boolean[] answered = new boolean[1];
        Thread answer = Thread.ofPlatform().start(() -> {
            try {
                callee.answer(ringing);
                answered[0] = true;
            } catch (IllegalStateException e) {
                answered[0] = false;
            }
        });
        invite.cancel("");
        answer.join();
        Party.until(() -> caller.events.contains("failed 487") || caller.events.contains("answered"));
        if (caller.events.contains("answered")) { // it was there before anybody thought of cancelling
            assertThat(caller.events).doesNotContain("failed 487");
            caller.dialogs.getFirst().hangUp("");
        }
        callee.awaitEvent(answered[0] ? "ended BYE" : "cancelled");
    }

    @Test
    void byHangingUpTheEarlyDialog() {
        callee.onInvite = InboundInvite::ring;
        try (RawPeer peer = new RawPeer(callee.udp())) {
            peer.send(peer.invite("early-bye"));
            String tag = RawPeer.toTag(peer.await("SIP/2.0 180"));
            peer.send(peer.request("BYE", "early-bye", "bye", 2, tag, "", ""));
            peer.await("SIP/2.0 200");
            assertThat(RawPeer.header(peer.await("SIP/2.0 487"), "CSeq")).isEqualTo("1 INVITE");
            peer.send(peer.request("ACK", "early-bye", "early-bye", 1, tag, "", ""));
            callee.awaitEvent("cancelled");
        }
    }
}
