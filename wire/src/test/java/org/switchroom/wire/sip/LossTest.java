package org.switchroom.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the network loses, both ends come to the same end and keep nothing. */
class LossTest extends TwoParties {
    /** Loses the first messages that a party sends and whose first line begins so. */
    private static AtomicInteger loseFirst(Party sender, String start, int count) {
        AtomicInteger lost = new AtomicInteger();
        sender.loss = (outgoing, message) ->
                outgoing && Party.startLine(message).startsWith(start) && lost.getAndIncrement() < count;
        return lost;
    }

    @ParameterizedTest
    @CsvSource({
        "caller, INVITE, 2",
        "caller, ACK, 1",
        "caller, ACK, 3",
        "caller, BYE, 2",
        "callee, SIP/2.0 100, 1",
        "callee, SIP/2.0 1, 9",
        "callee, SIP/2.0 200, 2",
        "callee, SIP/2.0, 5",
    })
    void aCallSurvives(String who, String what, int howMany) {
        AtomicInteger lost = loseFirst(who.equals("caller") ? caller : callee, what, howMany);
        caller.invite(callee);
        caller.awaitEvent("answered");
        callee.awaitEvent("confirmed");
        caller.dialogs.getFirst().hangUp("done");
        callee.awaitEvent("ended BYE");
        assertThat(lost.get()).isPositive();
        assertThat(callee.invites).hasSize(1);
        assertThat(callee.events).containsOnlyOnce("confirmed").containsOnlyOnce("ended BYE");
        assertThat(caller.events).containsOnlyOnce("answered");
    }

    @ParameterizedTest
    @CsvSource({"callee, SIP/2.0 486, 2", "caller, ACK, 2"})
    void aRejectionArrives(String who, String what, int howMany) {
        AtomicInteger lost = loseFirst(who.equals("caller") ? caller : callee, what, howMany);
        callee.onInvite = invite -> invite.reject(486, "Busy Here");
        caller.invite(callee);
        caller.awaitEvent("failed 486");
        caller.awaitIdle();
        callee.awaitIdle();
        assertThat(lost.get()).isGreaterThanOrEqualTo(howMany);
        assertThat(caller.events).containsExactly("failed 486");
    }

    @Test
    void anAnswerThatIsNeverAcknowledgedEndsTheCall() {
        caller.loss =
                (outgoing, message) -> outgoing && Party.startLine(message).startsWith("ACK");
        caller.invite(callee);
        callee.awaitEvent("ended LOST");
        caller.awaitEvent("ended BYE");
        assertThat(callee.events).containsExactly("ended LOST");
    }

    @Test
    void aHangUpWaitsForTheAcknowledgement() {
        AtomicInteger lost = loseFirst(caller, "ACK", 2);
        caller.invite(callee);
        Party.until(() -> !callee.dialogs.isEmpty());
        callee.dialogs.getFirst().hangUp("");
        caller.awaitEvent("ended BYE");
        assertThat(lost.get()).isGreaterThanOrEqualTo(2);
        assertThat(callee.events).isEmpty();
    }

    @Test
    void aByeThatNobodyHearsIsForgotten() {
        caller.invite(callee);
        callee.awaitEvent("confirmed");
        caller.loss =
                (outgoing, message) -> outgoing && Party.startLine(message).startsWith("BYE");
        caller.dialogs.getFirst().hangUp("");
        caller.awaitIdle();
        assertThat(callee.events).containsExactly("confirmed");
        callee.dialogs.getFirst().hangUp("");
    }

    @Test
    void theAnswerToAByeIsRepeated() {
        caller.invite(callee);
        callee.awaitEvent("confirmed");
        AtomicInteger lost = loseFirst(callee, "SIP/2.0 200", 2);
        caller.dialogs.getFirst().hangUp("");
        caller.awaitIdle();
        assertThat(lost.get()).isGreaterThan(2);
        assertThat(callee.events).containsExactly("confirmed", "ended BYE");
    }

    @Test
    void aDeadNetworkMeansRequestTimeout() {
        caller.loss = (outgoing, message) -> !outgoing;
        caller.invite(callee);
        caller.awaitEvent("failed 408");
        caller.loss = PacketLoss.NONE;
        // the callee has answered in vain
        callee.awaitEvent("ended LOST");
    }

    @Test
    void aRepeatedInviteIsOneCall() {
        callee.onInvite = invite -> {};
        AtomicInteger sent = new AtomicInteger();
        callee.loss = (outgoing, message) -> {
            if (outgoing) {
                return true; // nothing comes back, so the caller repeats itself
            }
            sent.incrementAndGet();
            return false;
        };
        caller.invite(callee);
        Party.until(() -> sent.get() >= 3);
        callee.loss = PacketLoss.NONE;
        caller.loss = PacketLoss.NONE;
        callee.answer(callee.invites.getFirst());
        caller.awaitEvent("answered");
        assertThat(callee.invites).hasSize(1);
        caller.dialogs.getFirst().hangUp("");
        assertThat(List.copyOf(callee.invites)).hasSize(1);
    }
}
