package org.switchroom.phones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.phones.PhoneCall.Ending;
import org.switchroom.phones.PhoneCall.Ending.By;

/** A caller rings a desk phone directly, each on its own bank, over real SIP and RTP. */
class LoopbackCallTest {
    /** Below the ephemeral ports; ports of it that are taken are passed over. */
    private static final int RTP = 12_000;

    private static final int CALLER_HERTZ = 440;
    private static final int DESK_HERTZ = 1000;
    private static final double AUDIBLE = -25;
    private static final double SILENT = -50;

    private PhoneBank callers;
    private PhoneBank desks;
    private final Queue<PhoneCall> rung = new ConcurrentLinkedQueue<>();
    private final StringBuffer keys = new StringBuffer();

    @BeforeEach
    void open() throws IOException {
        callers = PhoneBank.open(InetAddress.getLoopbackAddress(), 0, RTP, RTP + 98);
        desks = PhoneBank.open(InetAddress.getLoopbackAddress(), 0, RTP + 100, RTP + 198);
    }

    @AfterEach
    void close() {
        callers.close();
        desks.close();
    }

    @Test
    void bothHearEachOtherAndKeysArriveOnce() throws IOException {
        installDesk(new Reaction.Answer(Duration.ZERO, null, Speech.tone(DESK_HERTZ)));
        var call = dial();
        call.answered().join();
        call.say(Speech.tone(CALLER_HERTZ));
        var desk = rung.element();
        call.listen();
        desk.listen();

        assertHears(call, DESK_HERTZ, CALLER_HERTZ);
        assertHears(desk, CALLER_HERTZ, DESK_HERTZ);
        call.press("159#");
        await().until(() -> keys.toString().equals("159#"));
        call.pressByInfo("7");
        await().until(() -> keys.toString().equals("159#7"));
        call.hangUp();

        assertThat(call.ended().join()).isEqualTo(new Ending(By.US, 0));
        assertThat(desk.ended().join()).isEqualTo(new Ending(By.THEM, 0));
        await().until(() -> callers.callsNow() + desks.callsNow() == 0);
    }

    @Test
    void listeningGoesOnWhateverWasHeardBefore() throws IOException {
        installDesk(new Reaction.Answer(Duration.ZERO, null, Speech.tone(DESK_HERTZ)));
        var call = dial();
        call.answered().join();
        call.listen();
        assertHears(call, DESK_HERTZ, CALLER_HERTZ);

        rung.element().say(Speech.tone(CALLER_HERTZ));

        assertHears(call, CALLER_HERTZ, DESK_HERTZ);
    }

    @Test
    void theDeskHangsUpAfterItsTalk() throws IOException {
        installDesk(new Reaction.Answer(Duration.ZERO, Duration.ofMillis(200), Speech.SILENCE));

        assertThat(dial().ended().join()).isEqualTo(new Ending(By.THEM, 0));
    }

    @Test
    void aRefusalKeepsItsStatus() throws IOException {
        installDesk(new Reaction.Refuse(Duration.ZERO, 486));

        assertThat(dial().ended().join()).isEqualTo(new Ending(By.NOT_ANSWERED, 486));
    }

    @Test
    void nobodyKnowsAnUnknownNumber() throws IOException {
        assertThat(dial().ended().join()).isEqualTo(new Ending(By.NOT_ANSWERED, 404));
    }

    @Test
    void aSecondCallerFindsThePhoneBusyAndLaterFree() throws IOException {
        installDesk(new Reaction.LetRing());
        var first = dial();
        first.ringing().join();

        assertThat(dial().ended().join()).isEqualTo(new Ending(By.NOT_ANSWERED, 486));
        first.hangUp();
        assertThat(first.ended().join()).isEqualTo(new Ending(By.NOT_ANSWERED, 487));
        await().until(() -> desks.callsNow() == 0);
        dial().ringing().join();
    }

    @Test
    void aCallerWithoutPatienceGivesUpWhileItRings() throws Exception {
        installDesk(new Reaction.LetRing());
        var errand = new Caller.Errand("+4930123456", "desk", List.of(), Speech.SILENCE, Duration.ofMillis(300));

        assertThat(Caller.make(callers, toDesks(), errand)).isEqualTo(new Ending(By.NOT_ANSWERED, 487));
        await().until(() -> desks.callsNow() == 0);
    }

    private void installDesk(Reaction habit) {
        desks.install(Line.account(new InetSocketAddress("127.0.0.1", 9), "desk", ""), () -> habit)
                .watch(new DeskPhone.Watcher() {
                    @Override
                    public void onRinging(PhoneCall call) {
                        rung.add(call);
                    }

                    @Override
                    public void onKey(char key) {
                        keys.append(key);
                    }
                });
    }

    private PhoneCall dial() throws IOException {
        return callers.dial(toDesks(), "+4930123456", "desk", key -> {});
    }

    private Line toDesks() {
        return Line.trunk(new InetSocketAddress("127.0.0.1", desks.sipPort()));
    }

    private static void assertHears(PhoneCall call, int present, int absent) {
        await().pollInterval(Duration.ofMillis(700)).untilAsserted(() -> {
            var heard = call.heard().last(500);
            assertThat(heard.durationMs()).isGreaterThanOrEqualTo(200);
            assertThat(heard.level(present)).isGreaterThan(AUDIBLE);
            assertThat(heard.level(absent)).isLessThan(SILENT);
        });
    }
}
