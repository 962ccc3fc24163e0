package org.switchroom.telephony;

import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.directory.Trunk;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.Requirements;
import org.switchroom.ivr.Wayfinder;

/** Telephony alone, with two firms and a desk that decides what the test says. */
abstract class OnAFakeDesk {
    static final String NUMBER = "+49305550001";
    static final String CALLER = "01711234567";
    static final String CALLER_E164 = "+491711234567";

    @TempDir
    private Path dataDir;

    final FakeDirectory directory = new FakeDirectory();
    final FakeDesk desk = new FakeDesk();
    Telephony telephony;
    TestPhone phone;

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

    TestPhone start() {
        return start(40_000, 100);
    }

    TestPhone start(int rtpPorts, int maxCalls) {
        telephony = new Telephony(
                properties(dataDir, rtpPorts, maxCalls),
                directory,
                desk,
                OnAFakeDesk::asTheMenuSays,
                null,
                finished -> {});
        telephony.start();
        phone = new TestPhone(telephony.endpoint().udpPort());
        return phone;
    }

    private static Wayfinder.Way asTheMenuSays(int firmId, long contactId, String caller, String dialled, Instant at) {
        return (queueId, key) ->
                CompletableFuture.completedFuture(new Wayfinder.Goal(queueId, 0, Requirements.NONE, Grounds.NONE));
    }

    private static TelephonyProperties properties(Path dataDir, int rtpPorts, int maxCalls) {
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
                        Duration.ofMinutes(1),
                        List.of(),
                        65_536,
                        4),
                new TelephonyProperties.Rtp(20_000, 20_000 + Math.min(rtpPorts, 9_999), 0, Duration.ofSeconds(30)),
                new TelephonyProperties.Voice("espeak-ng", Duration.ofSeconds(30), 1 << 20, 1 << 20));
    }

    void trustLoopback(int firmId) {
        directory.addTrunk(firmId, Trunk.Kind.IP, "127.0.0.0/8", "");
    }

    void awaitIdle() {
        await().atMost(Duration.ofSeconds(60)).until(() -> telephony.gauges().idle());
    }
}
