package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.directory.Trunk;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.wire.sip.Credentials;

/** What becomes of an INVITE, by where it comes from, whom it is for, and how things stand here. */
class InboundCallsTest {
    private static final String NUMBER = "+49305550001";
    private static final String CALLER = "01711234567";
    private static final String CALLER_E164 = "+491711234567";

    @TempDir
    Path dataDir;

    private final FakeDirectory directory = new FakeDirectory();
    private final FakeDesk desk = new FakeDesk();
    private Telephony telephony;
    private TestPhone phone;

    @BeforeEach
    void startFirms() {
        directory.addFirm(1);
        directory.addFirm(2);
        directory.addNumber(1, NUMBER);
        directory.addNumber(2, "+49305550002");
    }

    @AfterEach
    void stop() {
        if (telephony != null) {
            phone.close();
            telephony.close();
        }
    }

    private TestPhone start() {
        return start(40_000, 100);
    }

    private TestPhone start(int rtpPorts, int maxCalls) {
        telephony = new Telephony(properties(dataDir, rtpPorts, maxCalls), directory, desk, finished -> {});
        telephony.start();
        phone = new TestPhone(telephony.endpoint().udpPort());
        return phone;
    }

    static TelephonyProperties properties(Path dataDir, int rtpPorts, int maxCalls) {
        var loopback = InetAddress.getLoopbackAddress();
        return new TelephonyProperties(
                dataDir,
                new TelephonyProperties.Sip(
                        loopback,
                        "",
                        0,
                        0,
                        maxCalls,
                        3,
                        Duration.ofSeconds(30),
                        Duration.ofHours(1),
                        Duration.ofMillis(100),
                        List.of(),
                        65_536,
                        4),
                new TelephonyProperties.Rtp(20_000, 20_000 + Math.min(rtpPorts, 9_999), 0, Duration.ofSeconds(30)),
                new TelephonyProperties.Voice("espeak-ng", Duration.ofSeconds(30), 1 << 20, 1 << 20));
    }

    private void trustLoopback(int firmId) {
        directory.addTrunk(firmId, Trunk.Kind.IP, "127.0.0.0/8", "");
    }

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
    void aTrunkChangedInTheDirectoryCountsFromTheNextCallOn() {
        assertThat(start().dial(NUMBER, CALLER).status()).isEqualTo(403);
        trustLoopback(1);
        telephony.refreshSoon();
        await().until(() -> phone.dial(NUMBER, CALLER).status() == 200);
    }

    @Test
    void closedItTakesNoNoticeOfTheDirectory() {
        start();
        telephony.close();
        trustLoopback(1);
        assertThatCode(telephony::refreshSoon).doesNotThrowAnyException();
    }

    private void awaitIdle() {
        await().atMost(Duration.ofSeconds(60)).until(() -> telephony.gauges().idle());
    }
}
