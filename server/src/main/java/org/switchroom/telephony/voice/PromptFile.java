package org.switchroom.telephony.voice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.switchroom.ivr.Prompt;
import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.G711;
import org.switchroom.wire.audio.Law;

/** A rendered prompt as a file: bare µ-law at 8 kHz under a name that is the hash of language and text. */
public final class PromptFile {
    private static final int NAME_BYTES = 12;

    private PromptFile() {}

    public static String name(Prompt prompt) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((prompt.language() + "\n" + prompt.text()).getBytes(StandardCharsets.UTF_8));
            return prompt.language() + "-" + HexFormat.of().formatHex(digest, 0, NAME_BYTES) + ".ul";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] bytes(AudioClip clip) {
        return clip.ulaw();
    }

    static AudioClip clip(byte[] ulaw) {
        byte[] alaw = ulaw.clone();
        G711.convert(Law.MU, Law.A, alaw, 0, alaw.length);
        return new AudioClip(ulaw, alaw);
    }
}
