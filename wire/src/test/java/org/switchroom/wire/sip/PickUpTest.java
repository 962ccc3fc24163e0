package org.switchroom.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A phone that rings is told to answer. */
class PickUpTest extends TwoParties {
    private final AtomicInteger told = new AtomicInteger();

    /** From now on whoever is called rings, and answers when told to. */
    private void answerWhenTold() {
        told.set(0);
        callee.onInvite = invite -> {
            invite.onPickUp(() -> {
                told.incrementAndGet();
                callee.answer(invite);
                return 200;
            });
            invite.ring();
        };
    }

    private void refuseWhenTold(int status) {
        callee.onInvite = invite -> {
            invite.onPickUp(() -> status);
            invite.ring();
        };
    }

    private static boolean pickUp(OutboundInvite ringing) {
        return ringing.pickUp().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void hangUp() {
        caller.dialogs.getFirst().hangUp("");
        callee.awaitEvent("ended BYE");
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void aPhoneThatRingsAnswersWhenItIsToldTo(Transport transport) throws Exception {
        answerWhenTold();
        OutboundInvite ringing = caller.invite(caller.callTo(callee, transport));
        caller.awaitEvent("ringing 180, answerable");
        assertThat(pickUp(ringing)).isTrue();
        caller.awaitEvent("answered");
        callee.awaitEvent("confirmed");
        assertThat(told).hasValue(1);
        // NOTIFY had the number after that of the INVITE; what comes in the call is beyond both (RFC 3261 §12.2.2)
        Dialog ours = caller.dialogs.getFirst();
        assertThat(ours.state().localCSeq()).isEqualTo(2);
        assertThat(ours.reoffer(Party.OTHER_SDP).get()).isEqualTo(Party.OTHER_SDP);
        assertThat(callee.dialogs.getFirst().state().remoteCSeq()).isEqualTo(3);
        hangUp();
    }

    @Test
    void aPhoneBehindAConnectionOfItsOwnIsToldByThat() {
        SipEndpoint.FlowInput[] ends = new SipEndpoint.FlowInput[2];
        InetSocketAddress remote = new InetSocketAddress("127.0.0.1", 40_001);
        ends[0] = caller.endpoint.openFlow(remote, "", text -> ends[1].received(text));
        ends[1] = callee.endpoint.openFlow(remote, "", text -> ends[0].received(text));
        answerWhenTold();
        OutboundInvite ringing = caller.invite(
                Party.call(SipUri.parse("sip:h7f3@q9.invalid;transport=ws"), Transport.WS, ends[0].flow()));
        caller.awaitEvent("ringing 180, answerable");
        assertThat(pickUp(ringing)).isTrue();
        callee.awaitEvent("confirmed");
        hangUp();
        ends[0].close();
        ends[1].close();
    }

    @ParameterizedTest
    @CsvSource({"caller, NOTIFY, 3", "callee, SIP/2.0 200, 4"})
    void itIsToldOnceWhateverTheNetworkLoses(String who, String what, int howMany) {
        AtomicInteger lost = new AtomicInteger();
        Party loser = who.equals("caller") ? caller : callee;
        loser.loss = (outgoing, message) ->
                outgoing && Party.startLine(message).startsWith(what) && lost.getAndIncrement() < howMany;
        answerWhenTold();
        OutboundInvite ringing = caller.invite(callee);
        caller.awaitEvent("ringing 180, answerable");
        assertThat(pickUp(ringing)).isTrue();
        callee.awaitEvent("confirmed");
        assertThat(lost.get()).isGreaterThanOrEqualTo(howMany);
        assertThat(told).hasValue(1);
        hangUp();
    }

    @Test
    void aPhoneThatDoesNotSaySoIsNotTold() {
        callee.onInvite = InboundInvite::ring;
        AtomicInteger notified = new AtomicInteger();
        caller.loss = (outgoing, message) -> {
            notified.addAndGet(outgoing && Party.startLine(message).startsWith("NOTIFY") ? 1 : 0);
            return false;
        };
        OutboundInvite ringing = caller.invite(callee);
        caller.awaitEvent("ringing 180");
        assertThat(pickUp(ringing)).isFalse();
        callee.answer(callee.invites.getFirst());
        callee.awaitEvent("confirmed");
        assertThat(notified).hasValue(0);
        hangUp();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 481, 500})
    void aPhoneThatRefusesRingsOn(int status) {
        refuseWhenTold(status);
        OutboundInvite ringing = caller.invite(callee);
        caller.awaitEvent("ringing 180, answerable");
        assertThat(pickUp(ringing)).isFalse();
        assertThat(pickUp(ringing)).as("asked once more").isFalse();
        assertThat(caller.events).containsExactly("ringing 180, answerable");
        callee.answer(callee.invites.getFirst());
        callee.awaitEvent("confirmed");
        assertThat(caller.dialogs.getFirst().state().localCSeq()).isEqualTo(3);
        hangUp();
    }

    @Test
    void aPhoneThatDoesNotEvenRefuseRingsOn() {
        refuseWhenTold(403);
        caller.loss =
                (outgoing, message) -> outgoing && Party.startLine(message).startsWith("NOTIFY");
        OutboundInvite ringing = caller.invite(callee);
        caller.awaitEvent("ringing 180, answerable");
        CompletableFuture<Boolean> first = ringing.pickUp();
        CompletableFuture<Boolean> second = ringing.pickUp();
        assertThat(first.orTimeout(10, TimeUnit.SECONDS).join()).isFalse();
        assertThat(second.orTimeout(10, TimeUnit.SECONDS).join()).isFalse();
        assertThat(caller.events).containsExactly("ringing 180, answerable");
        callee.answer(callee.invites.getFirst());
        callee.awaitEvent("confirmed");
        assertThat(caller.dialogs.getFirst().state().localCSeq())
                .as("told once for both")
                .isEqualTo(2);
        hangUp();
    }

    @Test
    void whoGivesUpMeanwhileIsToldSo() {
        refuseWhenTold(403);
        caller.loss =
                (outgoing, message) -> outgoing && Party.startLine(message).startsWith("NOTIFY");
        OutboundInvite ringing = caller.invite(callee);
        caller.awaitEvent("ringing 180, answerable");
        CompletableFuture<Boolean> outcome = ringing.pickUp();
        ringing.cancel("");
        assertThat(outcome.orTimeout(10, TimeUnit.SECONDS).join()).isFalse();
        callee.awaitEvent("cancelled");
        assertThat(pickUp(ringing)).as("nothing rings any more").isFalse();
    }

    /** The phone says everything itself here: what we send is seen to the letter. */
    @Test
    void theRequestGoesWhereThePhoneSaysItIs() {
        try (RawPeer phone = new RawPeer(caller.udp())) {
            OutboundInvite ringing = ring(phone);
            String invite = phone.await("INVITE");
            phone.send(phone.response(invite, 180, "", ""));
            phone.send(ringing(phone, invite, 183, "a", "Allow-Events: refer\r\n"));
            caller.awaitEvent("ringing 183");
            phone.send(ringing(
                    phone,
                    invite,
                    180,
                    "b",
                    "Record-Route: <sip:far.example;lr>, <sip:127.0.0.1:" + phone.port() + ";lr>\r\n"
                            + "u: hold,Talk\r\nAllow-Events: refer\r\n"));
            caller.awaitEvent("ringing 180, answerable");
            phone.send(ringing(phone, invite, 183, "c", "Allow-Events: refer\r\n"));
            caller.awaitEvent("ringing 183, answerable");
            CompletableFuture<Boolean> outcome = ringing.pickUp();
            String notify = phone.await("NOTIFY");
            assertThat(notify).startsWith("NOTIFY sip:raw@127.0.0.1:" + phone.port() + " SIP/2.0\r\n");
            assertThat(notify.lines().filter(line -> line.startsWith("Route:")))
                    .containsExactly("Route: <sip:127.0.0.1:" + phone.port() + ";lr>", "Route: <sip:far.example;lr>");
            assertThat(RawPeer.header(notify, "To")).endsWith(";tag=b");
            assertThat(RawPeer.header(notify, "From")).isEqualTo(RawPeer.header(invite, "From"));
            assertThat(RawPeer.header(notify, "Call-ID")).isEqualTo(RawPeer.header(invite, "Call-ID"));
            assertThat(RawPeer.header(notify, "CSeq")).isEqualTo("2 NOTIFY");
            assertThat(RawPeer.header(notify, "Event")).isEqualTo("talk");
            assertThat(RawPeer.header(notify, "Subscription-State")).isEqualTo("active");
            assertThat(RawPeer.header(notify, "Content-Length")).isEqualTo("0");
            phone.send(phone.response(notify, 200, "", ""));
            assertThat(outcome.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
            assertThat(pickUp(ringing)).as("is about to answer").isTrue();
            phone.send(phone.response(invite, 200, "b", Party.SDP));
            assertThat(RawPeer.header(phone.await("ACK"), "CSeq")).isEqualTo("1 ACK");
            caller.awaitEvent("answered");
            caller.dialogs.getFirst().hangUp("");
            String bye = phone.await("BYE");
            assertThat(RawPeer.header(bye, "CSeq")).as("told once").isEqualTo("3 BYE");
            phone.send(phone.response(bye, 200, "", ""));
        }
    }

    @Test
    void anAnswerThatComesBeforeThatToTheRequestIsOne() {
        try (RawPeer phone = new RawPeer(caller.udp())) {
            OutboundInvite ringing = ring(phone);
            String invite = phone.await("INVITE");
            phone.send(ringing(phone, invite, 180, "a", "Allow-Events: talk\r\n"));
            phone.send(ringing(phone, invite, 183, "a", ""));
            caller.awaitEvent("ringing 183, answerable");
            CompletableFuture<Boolean> outcome = ringing.pickUp();
            String notify = phone.await("NOTIFY");
            phone.send(phone.response(invite, 200, "a", Party.SDP));
            assertThat(outcome.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
            caller.awaitEvent("answered");
            phone.send(phone.response(notify, 481, "", ""));
            caller.dialogs.getFirst().hangUp("");
            phone.send(phone.response(phone.await("BYE"), 200, "", ""));
            assertThat(caller.events).doesNotContain("ended LOST");
        }
    }

    private OutboundInvite ring(RawPeer phone) {
        return caller.invite(Party.call(SipUri.of("callee", "127.0.0.1", phone.port()), Transport.UDP, null));
    }

    private static String ringing(RawPeer phone, String invite, int status, String tag, String more) {
        return phone.response(invite, status, tag, "").replace("Content-Length", more + "Content-Length");
    }

    // ---- being told

    @Test
    void aPhoneTakesThisEventOnlyAndOnlyWhileItRings() {
        refuseWhenTold(403);
        try (RawPeer peer = new RawPeer(callee.udp())) {
            peer.send(peer.invite("told"));
            String ringing = peer.await("SIP/2.0 180");
            assertThat(RawPeer.header(ringing, "Allow-Events")).isEqualTo("talk");
            assertThat(RawPeer.header(ringing, "Allow")).endsWith(", NOTIFY");
            String tag = RawPeer.toTag(ringing);
            peer.send(peer.request("NOTIFY", "told", "n2", 2, tag, "Event: hold\r\n", ""));
            assertThat(RawPeer.header(peer.answerTo(2, 489), "Allow-Events")).isEqualTo("talk");
            peer.send(peer.request("NOTIFY", "told", "n3", 3, tag, "", ""));
            peer.answerTo(3, 489);
            peer.send(peer.request("NOTIFY", "told", "n4", 4, tag, "o: talk;id=1\r\n", ""));
            peer.answerTo(4, 403);
            peer.send(peer.request("NOTIFY", "told", "n5", 5, "other", "Event: talk\r\n", ""));
            peer.answerTo(5, 481);
            callee.invites.getFirst().reject(486, "Busy Here");
            peer.await("SIP/2.0 486");
            peer.send(peer.request("ACK", "told", "told", 1, tag, "", ""));
            peer.send(peer.request("NOTIFY", "told", "n6", 6, tag, "Event: talk\r\n", ""));
            peer.answerTo(6, 481);
        }
    }

    @Test
    void aPhoneThatDoesNotOfferItRefuses() {
        callee.onInvite = InboundInvite::ring;
        try (RawPeer peer = new RawPeer(callee.udp())) {
            peer.send(peer.invite("untold"));
            String ringing = peer.await("SIP/2.0 180");
            assertThat(RawPeer.header(ringing, "Allow-Events")).isEmpty();
            String tag = RawPeer.toTag(ringing);
            peer.send(peer.request("NOTIFY", "untold", "n2", 2, tag, "Event: talk\r\n", ""));
            peer.answerTo(2, 405);
            callee.invites.getFirst().reject(486, "Busy Here");
            peer.await("SIP/2.0 486");
            peer.send(peer.request("ACK", "untold", "untold", 1, tag, "", ""));
        }
    }
}
