package org.switchroom.telephony.call;

import java.util.Iterator;
import java.util.List;
import org.switchroom.ivr.CallMailbox;
import org.switchroom.ivr.Prompt;
import org.switchroom.telephony.voice.HoldMusic;
import org.switchroom.telephony.voice.PromptVoice;
import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.rtp.MediaLeg;

/** What is played to one party: prompts in a row, or music. On the call's mailbox. */
final class Playback {
    private final MediaLeg leg;
    private final PromptVoice voice;
    private final CallMailbox mailbox;
    /** Counts what was asked for, so that the end of something replaced is not taken for the end of what replaced it. */
    private int asked;

    Playback(MediaLeg leg, PromptVoice voice, CallMailbox mailbox) {
        this.leg = leg;
        this.voice = voice;
        this.mailbox = mailbox;
    }

    void speak(List<Prompt> prompts, Runnable done) {
        int mine = ++asked;
        voice.clips(prompts).thenAcceptAsync(clips -> next(mine, clips.iterator(), done), mailbox);
    }

    void music() {
        asked++;
        leg.play(HoldMusic.clip(), true, () -> {});
    }

    void stop() {
        asked++;
        leg.stopPlaying();
    }

    private void next(int mine, Iterator<AudioClip> clips, Runnable done) {
        if (mine != asked) {
            return;
        }
        if (clips.hasNext()) {
            leg.play(clips.next(), false, () -> mailbox.execute(() -> next(mine, clips, done)));
        } else {
            done.run();
        }
    }
}
