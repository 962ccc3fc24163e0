package org.switchroom.telephony.call;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchroom.ivr.Prompt;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.sip.DialogListener.EndReason;
import org.switchroom.wire.sip.InboundInvite;
import org.switchroom.wire.sip.UnacceptableSdp;

/** Answers a call from a house telephone, says something, and hangs up. */
public final class SpokenAnswer {
    private static final int MOST_AT_ONCE = 100;

    private final CallEnvironment environment;
    private final AtomicInteger running = new AtomicInteger();

    public SpokenAnswer(CallEnvironment environment) {
        this.environment = environment;
    }

    /** Calls being answered now. */
    public int running() {
        return running.get();
    }

    public void give(InboundInvite invite, Prompt prompt) {
        if (running.incrementAndGet() > MOST_AT_ONCE) {
            running.decrementAndGet();
            invite.reject(503, "Service Unavailable");
            return;
        }
        var offer = invite.sdpOffer();
        try {
            var media = environment.media().openRtp();
            try {
                var sdp = offer == null ? media.offer() : media.answer(offer);
                new Answer(invite, media, sdp).speak(prompt);
            } catch (UnacceptableSdp e) {
                media.close();
                running.decrementAndGet();
                invite.reject(488, "Not Acceptable Here");
            }
        } catch (NoPortFree e) {
            running.decrementAndGet();
            invite.reject(503, "Service Unavailable");
        }
    }

    private final class Answer implements LegEvents {
        private final SerialMailbox mailbox = environment.newMailbox();
        private final CallerLeg phone;
        private final Playback sound;
        private boolean over;

        Answer(InboundInvite invite, MediaLeg media, String sdp) {
            phone = new CallerLeg(invite, media, sdp, mailbox, this);
            sound = new Playback(media, environment.voice(), mailbox);
        }

        void speak(Prompt prompt) {
            mailbox.execute(() -> {
                if (phone.answer()) {
                    sound.speak(List.of(prompt), this::end);
                } else {
                    end();
                }
            });
        }

        private void end() {
            if (!over) {
                over = true;
                phone.close();
                mailbox.close();
                running.decrementAndGet();
            }
        }

        @Override
        public void hungUp(EndReason why) {
            end();
        }

        @Override
        public void stalled() {
            end();
        }

        @Override
        public void key(char key, boolean inSound) {}
    }
}
