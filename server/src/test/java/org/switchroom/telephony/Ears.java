package org.switchroom.telephony;

import static org.switchroom.telephony.CallCentre.patience;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.switchroom.wire.audio.G711;
import org.switchroom.wire.audio.Goertzel;
import org.switchroom.wire.audio.Law;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaListener;

/** What test phones hear, listened to as sound. */
record Ears(Path directory) {

    static void hears(MediaLeg leg, String what) {
        long before = leg.stats().packetsIn();
        patience().alias("hears " + what).until(() -> leg.stats().packetsIn() > before + 10);
    }

    /** No packet comes for a while. */
    static void hearsNothing(MediaLeg leg) {
        var before = new AtomicLong(-1);
        patience().alias("hears nothing").pollInterval(Duration.ofMillis(200)).until(() -> {
            long now = leg.stats().packetsIn();
            return before.getAndSet(now) == now;
        });
    }

    /** The keys that come from now on. */
    static StringBuffer keys(MediaLeg leg) {
        var keys = new StringBuffer();
        leg.listener(new MediaListener() {
            @Override
            public void onDigit(char digit) {
                keys.append(digit);
            }
        });
        return keys;
    }

    void awaitTone(TestPhone phone, MediaLeg leg, int hertz) {
        patience().alias("hears " + hertz).until(() -> Goertzel.level(listen(phone, leg), hertz) > -20);
    }

    void awaitNoTone(TestPhone phone, MediaLeg leg, int hertz) {
        patience().alias("hears no " + hertz).until(() -> Goertzel.level(listen(phone, leg), hertz) < -40);
    }

    /** A fifth of a second of what this phone hears on a call. */
    private short[] listen(TestPhone phone, MediaLeg leg) throws Exception {
        var nobody = phone.media.openRtp();
        var file = Files.createTempFile(directory, "heard", ".wav");
        Files.delete(file);
        long before = leg.stats().packetsIn();
        try (var _ = phone.media.record(leg, nobody, file)) {
            patience().until(() -> leg.stats().packetsIn() > before + 15);
        } finally {
            nobody.close();
        }
        return channel(file, 0);
    }

    static short[] channel(Path wav, int channel) throws Exception {
        byte[] bytes = Files.readAllBytes(wav);
        short[] samples = new short[(bytes.length - 58) / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = G711.decode(Law.MU, bytes[58 + 2 * i + channel]);
        }
        return samples;
    }
}
