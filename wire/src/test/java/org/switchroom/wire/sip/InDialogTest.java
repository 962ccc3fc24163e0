package org.switchroom.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Requests inside a call that stands. */
class InDialogTest extends TwoParties {

    private Dialog connect() {
        caller.invite(callee);
        caller.awaitEvent("answered");
        callee.awaitEvent("confirmed");
        return caller.dialogs.getFirst();
    }

    private void end() {
        caller.dialogs.getFirst().hangUp("");
        callee.awaitEvent("ended BYE");
    }

    @RepeatedTest(20)
    void whoIsLeftIsToldSoThoughTheEndpointStopsAtOnce() {
        try (Party leaving = new Party()) {
            leaving.invite(callee);
            leaving.awaitEvent("answered");
            callee.awaitEvent("confirmed");
            leaving.dialogs.getFirst().hangUp("");
        }
        callee.awaitEvent("ended BYE");
    }

    @Test
    void reoffersFromBothEnds() throws Exception {
        Dialog ours = connect();
        Dialog theirs = callee.dialogs.getFirst();
        assertThat(ours.reoffer(Party.OTHER_SDP).get()).isEqualTo(Party.OTHER_SDP);
        assertThat(theirs.reoffer(Party.SDP).get()).isEqualTo(Party.OTHER_SDP);
        assertThat(theirs.reoffer(Party.SDP).get()).isEqualTo(Party.OTHER_SDP);
        assertThat(callee.events).containsExactly("confirmed", "reoffer");
        assertThat(ours.state().localTag()).isEqualTo(theirs.state().remoteTag());
        assertThat(theirs.state().remoteCSeq()).isEqualTo(ours.state().localCSeq());
        end();
    }

    @Test
    void anUnacceptableOfferLeavesTheCallAsItWas() {
        Dialog ours = connect();
        assertThatThrownBy(() -> ours.reoffer("unacceptable").get())
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        InviteFailed.class, e -> assertThat(e.status()).isEqualTo(488));
        end();
    }

    @Test
    void offersThatCollideAreTriedAgain() throws Exception {
        Dialog ours = connect();
        Dialog theirs = callee.dialogs.getFirst();
        for (int i = 0; i < 5; i++) {
            CompletableFuture<String> one = ours.reoffer(Party.SDP);
            CompletableFuture<String> other = theirs.reoffer(Party.SDP);
            assertThat(one.get()).isEqualTo(Party.OTHER_SDP);
            assertThat(other.get()).isEqualTo(Party.OTHER_SDP);
        }
        end();
    }

    @Test
    void anOfferWhileOursIsOutIsRefused() {
        try (RawPeer peer = new RawPeer(callee.udp())) {
            peer.send(peer.invite("glare"));
            String tag = RawPeer.toTag(peer.await("SIP/2.0 200"));
            peer.send(peer.request("ACK", "glare", "ack", 1, tag, "", ""));
            callee.awaitEvent("confirmed");
            CompletableFuture<String> ours = callee.dialogs.getFirst().reoffer(Party.SDP);
            String offer = peer.await("INVITE");
            peer.send(peer.request("INVITE", "glare", "theirs", 2, tag, "", Party.SDP));
            peer.await("SIP/2.0 491");
            peer.send(peer.request("ACK", "glare", "theirs", 2, tag, "", ""));
            peer.send(peer.request("UPDATE", "glare", "update", 3, tag, "", Party.SDP));
            peer.await("SIP/2.0 491");
            peer.send(peer.response(offer, 491, "", ""));
            peer.await("ACK");
            String again = peer.await("INVITE");
            assertThat(RawPeer.header(again, "CSeq")).isEqualTo("2 INVITE");
            peer.send(peer.response(again, 200, "", Party.SDP));
            peer.await("ACK");
            assertThat(ours.join()).isEqualTo(Party.SDP);
            callee.dialogs.getFirst().hangUp("");
            peer.send(peer.response(peer.await("BYE"), 200, "", ""));
        }
    }

    @Test
    void requestsAreAnsweredInTheOrderOfTheirNumbers() {
        try (RawPeer peer = new RawPeer(callee.udp())) {
            peer.send(peer.invite("order"));
            String tag = RawPeer.toTag(peer.answerTo(1, 200));
            peer.send(peer.request("ACK", "order", "ack", 1, tag, "", ""));
            peer.send(peer.request("UPDATE", "order", "b5", 5, tag, "", Party.SDP));
            assertThat(peer.answerTo(5, 200)).contains("m=audio 5000");
            peer.send(peer.request("INFO", "order", "b4", 4, tag, "", ""));
            peer.answerTo(4, 500);
            peer.send(peer.request("INVITE", "order", "b6", 6, tag, "Require: x\r\n", ""));
            peer.answerTo(6, 420);
            peer.send(peer.request("ACK", "order", "b6", 6, tag, "", ""));
            peer.send(peer.request("INVITE", "order", "b7", 7, tag, "", ""));
            assertThat(peer.answerTo(7, 200)).contains("m=audio 5000");
            peer.send(peer.request("ACK", "order", "ack7", 7, tag, "", Party.SDP));
            peer.send(peer.request("REFER", "order", "b8", 8, tag, "Refer-To: <sip:4711@example.org>\r\n", ""));
            peer.answerTo(8, 202);
            peer.send(peer.request("REFER", "order", "b9", 9, tag, "", ""));
            peer.answerTo(9, 400);
            peer.send(peer.request("PRACK", "order", "b10", 10, tag, "", ""));
            peer.answerTo(10, 405);
            peer.send(peer.request("BYE", "order", "b11", 11, tag, "", ""));
            peer.answerTo(11, 200);
            peer.send(peer.request("BYE", "order", "b12", 12, tag, "", ""));
            peer.answerTo(12, 481);
        }
        callee.awaitEvent("ended BYE");
        assertThat(callee.events)
                .containsExactly("confirmed", "reoffer", "reoffer", "refer sip:4711@example.org", "ended BYE");
    }

    @Test
    void keypadDigitsComeByInfo() {
        connect().info("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n");
        callee.awaitEvent("info application/dtmf-relay Signal=5\r\nDuration=160\r\n");
        end();
    }

    @Test
    void aFarEndThatForgotTheCallEndsIt() {
        try (RawPeer peer = new RawPeer(callee.udp())) {
            peer.send(peer.invite("forgotten"));
            String tag = RawPeer.toTag(peer.await("SIP/2.0 200"));
            peer.send(peer.request("ACK", "forgotten", "ack", 1, tag, "", ""));
            callee.awaitEvent("confirmed");
            callee.dialogs.getFirst().info("application/dtmf", "5");
            peer.send(peer.response(peer.await("INFO"), 481, "", ""));
            callee.awaitEvent("ended LOST");
            peer.send(peer.response(peer.await("BYE"), 481, "", ""));
        }
    }

    @Test
    void hangingUpAtBothEndsAtOnceIsOneEnd() {
        connect();
        caller.dialogs.getFirst().hangUp("");
        callee.dialogs.getFirst().hangUp("");
        caller.dialogs.getFirst().hangUp("");
        caller.awaitQuiet();
        callee.awaitQuiet();
        assertThatThrownBy(() -> caller.dialogs.getFirst().reoffer(Party.SDP).get())
                .isInstanceOf(ExecutionException.class);
    }

    @Test
    void anOfferCanComeFromTheCalleeAndItsAnswerWithTheAck() {
        try (RawPeer peer = new RawPeer(callee.udp())) {
            peer.send(peer.request("INVITE", "late", "late", 1, "", "", ""));
            String ok = peer.await("SIP/2.0 200");
            assertThat(callee.invites.getFirst().sdpOffer()).isNull();
            assertThat(ok).contains("m=audio 4000");
            peer.send(peer.request("ACK", "late", "ack", 1, RawPeer.toTag(ok), "", Party.OTHER_SDP));
            callee.awaitEvent("confirmed");
            peer.send(peer.request("BYE", "late", "bye", 2, RawPeer.toTag(ok), "", ""));
            peer.answerTo(2, 200);
        }
    }

    @Test
    void anOfferThatTheAckDoesNotAnswerEndsTheCall() {
        try (RawPeer peer = new RawPeer(callee.udp())) {
            peer.send(peer.request("INVITE", "mute", "mute", 1, "", "", ""));
            peer.send(peer.request("ACK", "mute", "ack", 1, RawPeer.toTag(peer.await("SIP/2.0 200")), "", ""));
            peer.send(peer.response(peer.await("BYE"), 200, "", ""));
        }
        callee.awaitEvent("ended LOST");
        assertThat(callee.events).containsExactly("ended LOST");
    }
}
