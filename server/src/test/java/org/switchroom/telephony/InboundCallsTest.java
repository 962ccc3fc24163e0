package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.switchroom.telephony.CallCentre.patience;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.switchroom.cti.AgentDevice;
import org.switchroom.directory.Trunk;
import org.switchroom.engine.CentreView.CallbackStatus;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.wire.audio.Tone;
import org.switchroom.wire.sip.Credentials;
import org.switchroom.wire.sip.Registration;
import org.switchroom.wire.sip.SipUri;
import org.switchroom.wire.sip.Transport;

/** What becomes of an INVITE, by where it comes from, whom it is for, and how things stand here. */
class InboundCallsTest extends OnAFakeDesk {
    @ParameterizedTest
    @CsvSource({"+49305550001", "030 5550001", "0049305550001", "49305550001"})
    void anyWayOfWritingTheNumberIsAnswered(String written) {
        trustLoopback(1);
        start().dial(written.replace(" ", ""), CALLER).answered();
        assertThat(desk.next(Command.OpenContact.class)).isEqualTo(new Command.OpenContact(1, CALLER_E164, NUMBER));
    }

    @ParameterizedTest
    @CsvSource({"+49305559999", "support", "+49305550002"})
    void aNumberThatIsNotThisFirmsIsNotFound(String dialled) {
        trustLoopback(1);
        assertThat(start().dial(dialled, CALLER).status()).isEqualTo(404);
        assertThat(desk.submitted).isEmpty();
    }

    @Test
    void aCarrierSharedByTwoFirmsReachesBoth() {
        trustLoopback(1);
        trustLoopback(2);
        start().dial("+49305550002", CALLER).answered();
        assertThat(desk.submitted.poll().firmId()).isEqualTo(2);
    }

    @Test
    void anUnknownSourceIsForbidden() {
        directory.addTrunk(1, Trunk.Kind.IP, "192.0.2.0/24", "");
        assertThat(start().dial(NUMBER, CALLER).status()).isEqualTo(403);
        assertThat(desk.submitted).isEmpty();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void anUnknownSourceIsLoggedOnceAndCounted(CapturedOutput log) {
        start();
        for (int call = 1; call <= 3; call++) {
            assertThat(phone.dial(NUMBER, CALLER).status()).isEqualTo(403);
            assertThat(telephony.refusals()).isEqualTo(call);
        }
        assertThat(log.getAll()).containsOnlyOnce("127.0.0.1 are refused");
    }

    @Test
    void aStrangerWhoKeepsAskingIsNotAnsweredAnyMoreButTheTrunkIs() throws IOException {
        directory.addTrunk(1, Trunk.Kind.IP, "127.0.0.1", "");
        start();
        try (var stranger = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.77"))) {
            stranger.connect(
                    InetAddress.getLoopbackAddress(), telephony.endpoint().udpPort());
            stranger.setSoTimeout(2_000);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 5_000; i++) {
                            ask(stranger, i);
                        }
                    })
                    .isInstanceOf(SocketTimeoutException.class);
        }
        phone.dial(NUMBER, CALLER).answered();
    }

    private static void ask(DatagramSocket stranger, int number) throws IOException {
        byte[] options = """
            OPTIONS sip:x@127.0.0.1 SIP/2.0
            Via: SIP/2.0/UDP 127.0.0.77:%d;branch=z9hG4bK%d
            From: <sip:x@127.0.0.77>;tag=1
            To: <sip:x@127.0.0.1>
            Call-ID: %d
            CSeq: 1 OPTIONS
            Max-Forwards: 70
            Content-Length: 0

            """.formatted(stranger.getLocalPort(), number, number)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        stranger.send(new DatagramPacket(options, options.length));
        stranger.receive(new DatagramPacket(new byte[2_000], 2_000));
    }

    @Test
    void aTrunkProvesItselfByDigest() {
        digestTrunk();
        start().dial(NUMBER, CALLER, Map.of(), new Credentials("carrier", "right"))
                .answered();
    }

    @Test
    void wrongCredentialsAreForbiddenAndSoonNotEvenChallenged() {
        digestTrunk();
        start();
        for (int i = 0; i < 3; i++) {
            assertThat(phone.dial(NUMBER, CALLER, Map.of(), new Credentials("carrier", "wrong"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(phone.dial(NUMBER, CALLER, Map.of(), new Credentials("carrier", "right"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void withoutCredentialsADigestTrunkIsChallenged() {
        digestTrunk();
        assertThat(start().dial(NUMBER, CALLER).status()).isEqualTo(401);
    }

    private void digestTrunk() {
        var trunk = directory.addTrunk(1, Trunk.Kind.DIGEST, "", "carrier");
        directory.trunkSecrets.put(trunk.id(), "right");
    }

    @Test
    void whatTheCarrierAssertsIsBelievedBeforeFrom() {
        trustLoopback(1);
        start().dial(NUMBER, CALLER, Map.of("P-Asserted-Identity", "<sip:+4930123456@carrier.example>"), null)
                .answered();
        assertThat(desk.next(Command.OpenContact.class).caller()).isEqualTo("+4930123456");
    }

    @Test
    void aCallerWhoWithholdsTheNumberIsNobody() {
        trustLoopback(1);
        start().dial(NUMBER, CALLER, Map.of("P-Asserted-Identity", "<tel:+4930123456>", "Privacy", "id"), null)
                .answered();
        assertThat(desk.next(Command.OpenContact.class).caller()).isEmpty();
    }

    @Test
    void anonymousIsNobody() {
        trustLoopback(1);
        start().dial(NUMBER, "anonymous").answered();
        assertThat(desk.next(Command.OpenContact.class).caller()).isEmpty();
    }

    @Test
    void withoutAFreePortTheCallIsShed() {
        trustLoopback(1);
        start(1, 100).dial(NUMBER, CALLER).answered();
        assertThat(phone.dial(NUMBER, CALLER).status()).isEqualTo(503);
    }

    @Test
    void oneCallTooManyIsShed() {
        trustLoopback(1);
        start(9_999, 1).dial(NUMBER, CALLER).answered();
        assertThat(phone.dial(NUMBER, CALLER).status()).isEqualTo(503);
    }

    @Test
    void whoIsCalledBackCountsAsACall() {
        trustLoopback(1);
        var desktop = directory.addPhone(1, "desk1", "secret");
        desk.waiting.add(new CallbackStatus(77, 1, 1, CALLER_E164, 0, 0, 1, 0, 0, 0));
        start(9_999, 1).registered(desktop.sipUser(), "secret");
        desk.tell(1, new Event.ContactOffered(77, 1, 7, AgentDevice.desk(desktop.id()), Long.MAX_VALUE));
        var agent = phone.awaitRing();
        assertThat(phone.dial(NUMBER, CALLER).status()).isEqualTo(503);
        desk.tell(1, new Event.OfferEnded(77, 1, 7, OfferEnd.EXPIRED));
        agent.awaitCancel();
        patience().until(() -> telephony.gauges().calls() == 0);
        phone.dial(NUMBER, CALLER).answered();
    }

    @Test
    void anOverloadedDeskShedsTheCallAndNothingIsLeft() {
        trustLoopback(1);
        desk.overloaded = true;
        assertThat(start().dial(NUMBER, CALLER).status()).isEqualTo(503);
        awaitIdle();
    }

    @Test
    void aCallerWhoHangsUpEndsTheContactAndNothingIsLeft() {
        trustLoopback(1);
        var call = start().dial(NUMBER, CALLER).answered();
        call.hangUp();
        assertThat(desk.next(Command.EndContact.class))
                .isEqualTo(new Command.EndContact(1, EndedBy.CALLER, EndCause.HANG_UP));
        awaitIdle();
    }

    @Test
    void aDeskOverloadedAtTheEndIsToldUntilItListens() {
        trustLoopback(1);
        var call = start().dial(NUMBER, CALLER).answered();
        desk.overloaded = true;
        call.hangUp();
        desk.next(Command.EndContact.class);
        desk.next(Command.EndContact.class);
        desk.overloaded = false;
        awaitIdle();
    }

    @Test
    void aMessageIsGivenToAnOverloadedDeskEvenWhenTheCallIsOver() {
        trustLoopback(1);
        var call = start().dial(NUMBER, CALLER).answered();
        desk.next(Command.OpenContact.class);
        desk.tell(1, new Event.ContactOverflowed(1, 1, 1, 0, OverflowTrigger.WAITED, OverflowTarget.Kind.VOICEMAIL, 0));
        call.press('#');
        patience().until(() -> telephony.gauges().recordings() == 1);
        call.leg.play(Tone.steady(-10, 1_300), true, () -> {});
        long before = call.leg.stats().packetsOut();
        patience().until(() -> call.leg.stats().packetsOut() > before + 100);
        desk.overloaded = true;
        desk.tell(1, new Event.ContactEnded(1, Outcome.OVERFLOWED, EndedBy.SYSTEM, EndCause.OVERFLOW));
        desk.next(Command.LeaveMessage.class);
        call.awaitEnd();
        desk.overloaded = false;
        desk.next(Command.LeaveMessage.class);
        awaitIdle();
    }

    @Test
    void whoIsConnectedBeforeThePhoneAnswersIsLostSoThatTheCallerIsNotLeftInSilence() {
        trustLoopback(1);
        var desktop = directory.addPhone(1, "desk1", "secret");
        var call = start().registered(desktop.sipUser(), "secret")
                .dial(NUMBER, CALLER)
                .answered();
        desk.tell(1, new Event.ContactOffered(1, 1, 7, AgentDevice.desk(desktop.id()), Long.MAX_VALUE));
        var ringing = phone.awaitRing();
        desk.tell(1, new Event.ContactConnected(1, 1, 7, 0));
        assertThat(desk.next(Command.LoseDevice.class)).isEqualTo(new Command.LoseDevice(7));
        call.hangUp();
        ringing.awaitCancel();
        awaitIdle();
    }

    @Test
    void aPhoneOnTcpRegistersBeforeItsConnectionIsTakenForDead() {
        var desktop = directory.addPhone(1, "desk1", "secret");
        start();
        var granted = new CompletableFuture<Integer>();
        var registrar = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), telephony.endpoint().tcpPort());
        try (var _ = phone.sip.register(
                SipUri.of(desktop.sipUser(), "127.0.0.1", 0),
                registrar,
                Transport.TCP,
                new Credentials(desktop.sipUser(), "secret"),
                3_600,
                new Registration.Listener() {
                    @Override
                    public void onRegistered(int expiresSeconds) {
                        granted.complete(expiresSeconds);
                    }

                    @Override
                    public void onFailed(int status, String reasonPhrase) {
                        granted.complete(-status);
                    }
                })) {
            assertThat(TestPhone.await(granted)).isEqualTo(600);
        }
    }

    @Test
    void aTrunkChangedInTheDirectoryCountsFromTheNextCallOn() {
        assertThat(start().dial(NUMBER, CALLER).status()).isEqualTo(403);
        trustLoopback(1);
        telephony.refreshSoon();
        await().until(() -> phone.dial(NUMBER, CALLER).status() == 200);
    }
}
