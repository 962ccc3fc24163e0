package org.switchroom.telephony.call;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchroom.telephony.voice.RingTone;
import org.switchroom.wire.rtp.MediaLeg;

/**
 * Who talks to the caller, and whom that one asks meanwhile: who hears whom, whose keys go where, what is recorded. On the
 * call's mailbox.
 */
final class Conversation {
    private static final int DIGIT_MS = 120;
    private static final String COMPLETED = "SIP;cause=200;text=\"Call completed\"";

    private final MediaLeg caller;
    private final Arrangement arrangement;
    private final ConversationRecorder recorder;

    /** Has the contact: an agent, or a telephone outside. */
    private @Nullable CalledLeg agent;
    /** Whom the agent asks. */
    private @Nullable CalledLeg partner;

    private boolean held;
    private boolean joined;

    Conversation(MediaLeg caller, Arrangement arrangement, ConversationRecorder recorder) {
        this.caller = caller;
        this.arrangement = arrangement;
        this.recorder = recorder;
    }

    boolean has(CalledLeg leg) {
        return leg == agent || leg == partner;
    }

    /** This agent talks to the caller, or holds him, and asks nobody: holding the phone is holding the contact. */
    boolean holdsByPhone(CalledLeg leg) {
        return leg == agent && partner == null && !leg.outside();
    }

    /** The agent who is alone with the caller and has the phone on hold, while the contact is not held; 0: none such. */
    int holderByPhone() {
        return agent != null && holdsByPhone(agent) && agent.heldByPhone() && !held ? agent.agentId() : 0;
    }

    /** Of three, or of two beside the caller, one has put the phone on hold or taken it up: the others go on. */
    void phoneHeld() {
        arrange();
    }

    /** The caller waits with music, with nobody to talk to. */
    void waitForSomebody() {
        arrangement.wait(true);
    }

    void begin(CalledLeg with) {
        agent = with;
        held = false;
        arrangement.wait(false);
        arrange();
        recorder.start(with);
    }

    /** This one has the contact, and hears a telephone ring. */
    void ringing(CalledLeg with) {
        agent = with;
        held = false;
        with.media().play(RingTone.clip(), true, () -> {});
    }

    /** The telephone was answered. */
    void answered() {
        if (agent != null) {
            agent.media().stopPlaying();
            begin(agent);
        }
    }

    void ask(CalledLeg asked) {
        partner = asked;
        arrange();
    }

    void hold() {
        held = true;
        recorder.pause(true);
        arrange();
    }

    void resume() {
        held = false;
        arrange();
        recorder.pause(false);
    }

    void join() {
        joined = true;
        if (partner != null) {
            recorder.joined(partner);
        }
        arrange();
    }

    void letPartnerGo() {
        close(partner);
        partner = null;
        joined = false;
        arrange();
        recorder.left();
    }

    /**
     * The one who had the contact leaves; a partner stays.
     *
     * @return false: nobody is left with the caller
     */
    boolean part() {
        recorder.finish();
        close(agent);
        agent = null;
        if (partner == null) {
            arrange();
        }
        return partner != null;
    }

    /** The same for a telephone outside, or one that was waited for; an agent goes on. */
    void partFromOutside() {
        if (agent == null) {
            arrangement.wait(false);
        } else if (agent.outside()) {
            part();
        }
    }

    /** The partner has the contact now. */
    void handOver() {
        agent = partner;
        partner = null;
        held = false;
        joined = false;
        arrange();
        recorder.start(agent);
    }

    /** Ends it with everybody. Idempotent. */
    void end() {
        recorder.finish();
        close(partner);
        close(agent);
        partner = null;
        agent = null;
        joined = false;
    }

    private void arrange() {
        arrangement.make(agent, partner, held, joined);
    }

    private static void close(@Nullable CalledLeg leg) {
        if (leg != null) {
            leg.close(COMPLETED);
        }
    }

    // ---- keys

    /** A key of the caller's that did not come with the sound. */
    void keyFromCaller(char key) {
        press(caller, key);
    }

    /** Keys of this agent's to whom he talks to; of nobody else's. */
    void keysFromAgent(int agentId, String keys) {
        for (var leg : new CalledLeg[] {agent, partner}) {
            if (leg != null && leg.agentId() == agentId) {
                keys.chars().forEach(key -> key(leg, (char) key));
            }
        }
    }

    /** A key that did not come with the sound. */
    void key(CalledLeg leg, char key) {
        press(leg.media(), key);
    }

    private void press(MediaLeg presser, char key) {
        var talking = whoTalk();
        if (talking.contains(presser)) {
            talking.stream().filter(other -> !other.equals(presser)).forEach(other -> other.sendDigit(key, DIGIT_MS));
        }
    }

    private List<MediaLeg> whoTalk() {
        if (agent == null || (held && partner == null)) {
            return List.of();
        }
        if (partner == null) {
            return List.of(caller, agent.media());
        }
        if (joined) {
            return List.of(caller, agent.media(), partner.media());
        }
        return List.of(agent.media(), held ? partner.media() : caller);
    }
}
