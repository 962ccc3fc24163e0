package org.switchroom.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ApplicationEventPublisher;
import org.switchroom.telephony.RecordingFinished;
import org.switchroom.telephony.RecordingName;

/** A conversation on disk as telephony leaves it. */
public final class TestRecording {

    private TestRecording() {}

    /** It is entered soon after. */
    public static void keep(Path dataDir, RecordingName name, ApplicationEventPublisher events) {
        var file = dataDir.resolve("recordings").resolve(name.path());
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, wav());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        events.publishEvent(new RecordingFinished(name, file));
    }

    /** Two seconds: the caller loud in the first, the agent in the second. */
    private static byte[] wav() {
        var bytes = ByteBuffer.allocate(58 + 32_000).order(ByteOrder.LITTLE_ENDIAN);
        tag(bytes, "RIFF").putInt(50 + 32_000);
        tag(bytes, "WAVE");
        tag(bytes, "fmt ")
                .putInt(18)
                .putShort((short) 7)
                .putShort((short) 2)
                .putInt(8000)
                .putInt(16_000);
        bytes.putShort((short) 2).putShort((short) 8).putShort((short) 0);
        tag(bytes, "fact").putInt(4).putInt(16_000);
        tag(bytes, "data").putInt(32_000);
        for (int sample = 0; sample < 16_000; sample++) {
            boolean first = sample < 8_000;
            bytes.put((byte) (first ? 0x80 : 0xFF)).put((byte) (first ? 0xFF : 0x80));
        }
        return bytes.array();
    }

    private static ByteBuffer tag(ByteBuffer bytes, String tag) {
        return bytes.put(tag.getBytes(StandardCharsets.US_ASCII));
    }
}
