package org.switchroom.telephony.call;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.rtp.MediaLeg;

/**
 * Who hears whom in a call: made anew from who is there whenever that changes. On the call's mailbox.
 *
 * <ul>
 *   <li>caller and agent talk; a partner of the agent's, if there is one, waits with music
 *   <li>the caller is held with music; the agent talks to the partner, or hears nobody
 *   <li>all three talk
 * </ul>
 *
 * Who has a telephone on hold while there is a partner hears nothing, and is not heard: no music of that phone's disturbs
 * the others.
 */
final class Arrangement {
    private final MediaLeg caller;
    private final Playback callerHears;
    private final CallEnvironment environment;
    private final SerialMailbox mailbox;
    private @Nullable CalledLeg waitingPartner;
    private boolean callerWaits;

    Arrangement(MediaLeg caller, Playback callerHears, CallEnvironment environment, SerialMailbox mailbox) {
        this.caller = caller;
        this.callerHears = callerHears;
        this.environment = environment;
        this.mailbox = mailbox;
    }

    /**
     * @param agent who has the contact; null: nobody, so nothing is bridged
     * @param partner whom the agent asks and who is there; null: nobody
     */
    void make(@Nullable CalledLeg agent, @Nullable CalledLeg partner, boolean held, boolean joined) {
        if (agent == null) {
            caller.unbridge();
            callerWaits = false;
            return;
        }
        music(partner, partner != null && !held && !joined);
        agent.media().mute(partner == null ? held : agent.heldByPhone());
        if (partner != null) {
            partner.media().mute(partner.heldByPhone());
        }
        if (joined && partner != null) {
            callerMusic(false);
            environment.media().conference(List.of(caller, agent.media(), partner.media()));
        } else if (held) {
            caller.unbridge();
            if (partner != null) {
                agent.media().bridge(partner.media());
            }
            callerMusic(true);
        } else {
            callerMusic(false);
            caller.bridge(agent.media());
        }
    }

    /** The caller waits with music for a telephone outside. */
    void wait(boolean music) {
        caller.unbridge();
        callerMusic(music);
    }

    private void callerMusic(boolean on) {
        if (on && !callerWaits) {
            callerHears.music();
        } else if (!on && callerWaits) {
            callerHears.stop();
        }
        callerWaits = on;
    }

    private void music(@Nullable CalledLeg partner, boolean on) {
        if (waitingPartner != null && (!on || waitingPartner != partner)) {
            waitingPartner.media().stopPlaying();
            waitingPartner = null;
        }
        if (on && partner != null && waitingPartner == null) {
            waitingPartner = partner;
            new Playback(partner.media(), environment.voice(), mailbox).music();
        }
    }
}
