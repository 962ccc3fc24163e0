package org.switchroom.wire.rtp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.G711;
import org.switchroom.wire.audio.Law;
import org.switchroom.wire.sdp.Agreement;
import org.switchroom.wire.sdp.OfferAnswer;
import org.switchroom.wire.sip.UnacceptableSdp;

/**
 * A party's audio. Descriptions are negotiated on the caller's thread; everything else is state of the media thread, reached
 * through its queue of commands.
 *
 * <p>The way of a packet: {@link #admits} it, {@link #heard} from this party (count, keys, taps), {@link #relay} to the other.
 */
final class Leg implements MediaLeg, MediaLoop.Paced {
    private static final MediaListener NOBODY = new MediaListener() {};
    private static final int RELAYED_KEY_MS = 120;

    private final MediaLoop loop;
    private final RtpPacket ownFrame;
    private final long silenceNanos;
    private final Counters counters = new Counters();
    private final AtomicBoolean closed = new AtomicBoolean();
    private OfferAnswer session;
    private Carrier carrier;

    // state of the media thread
    private final IncomingStream incoming = new IncomingStream();
    private final OutgoingStream outgoing = new OutgoingStream();
    private final KeyDetector keys = new KeyDetector();
    private final KeySender pressing = new KeySender();
    private final List<Tap> taps = new ArrayList<>();
    private MediaListener listener = NOBODY;
    private @Nullable Agreement agreed;
    private @Nullable Leg peer;
    private @Nullable Conference conference;
    private @Nullable Playback playing;
    private boolean muted;
    private boolean gone;
    private boolean flowing;
    private boolean stalled;
    private long heardAt;

    /** Somebody who listens in on what a party says. */
    interface Tap {
        void heard(Leg speaker, RtpPacket packet, Law law, long now);
    }

    /** Made in two steps, because a carrier needs its leg: {@link #Leg} and then {@link #carriedBy}. */
    @SuppressWarnings("NullAway.Init")
    Leg(MediaLoop loop, RtpPacket ownFrame, long silenceMs) {
        this.loop = loop;
        this.ownFrame = ownFrame;
        this.silenceNanos = silenceMs * 1_000_000;
    }

    void carriedBy(Carrier itsCarrier, OfferAnswer itsSession) {
        carrier = itsCarrier;
        session = itsSession;
    }

    // ---- negotiation

    @Override
    public String offer() {
        return session.offer();
    }

    @Override
    public String answer(String remoteOffer) throws UnacceptableSdp {
        String answer = session.answer(remoteOffer);
        takeUpAgreement();
        return answer;
    }

    @Override
    public void accept(String remoteAnswer) throws UnacceptableSdp {
        session.accept(remoteAnswer);
        takeUpAgreement();
    }

    private void takeUpAgreement() {
        onLoop(() -> {
            Agreement now = session.agreement();
            if (now != null) {
                agreed = now;
                carrier.agreed(now);
                heardAt = System.nanoTime();
            }
        });
    }

    @Override
    public boolean heldByRemote() {
        Agreement now = session.agreement();
        return now != null && now.heldByRemote();
    }

    // ---- what it is told to do

    @Override
    public void play(AudioClip clip, boolean loop, Runnable finished) {
        onLoop(() -> playing = new Playback(clip, loop, finished));
    }

    @Override
    public void stopPlaying() {
        onLoop(() -> playing = null);
    }

    @Override
    public void bridge(MediaLeg other) {
        if (!(other instanceof Leg leg) || leg.loop != loop || leg == this) {
            throw new IllegalArgumentException("Only two legs of one media plane can be bridged");
        }
        onLoop(() -> {
            if (!leg.gone && leg.peer != this) {
                leave();
                leg.leave();
                peer = leg;
                leg.peer = this;
            }
        });
    }

    @Override
    public void unbridge() {
        onLoop(this::leave);
    }

    private void leave() {
        if (peer != null) {
            peer.peer = null;
            peer = null;
        }
        if (conference != null) {
            conference.remove(this);
            conference = null;
        }
    }

    /** All of these hear all others; all must be of this one's loop. */
    static void confer(MediaLoop loop, List<Leg> legs) {
        loop.execute(() -> {
            Conference together = new Conference(loop, System.nanoTime());
            for (Leg leg : legs) {
                if (!leg.gone) {
                    leg.leave();
                    leg.conference = together;
                    together.add(leg);
                }
            }
        });
    }

    @Override
    public void mute(boolean mute) {
        onLoop(() -> muted = mute);
    }

    @Override
    public void sendDigit(char digit, int durationMs) {
        if (KeyDetector.codeOf(digit) < 0) {
            throw new IllegalArgumentException("Not a key of a telephone: " + digit);
        }
        onLoop(() -> pressing.press(digit, durationMs, agreed != null && agreed.eventPayloadOut() < 0));
    }

    @Override
    public void listener(MediaListener itsListener) {
        onLoop(() -> listener = itsListener);
    }

    @Override
    public MediaStats stats() {
        return counters.stats();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            loop.execute(() -> {
                leave();
                gone = true;
                taps.clear();
                listener = NOBODY;
                loop.unpace(this);
                carrier.close();
            });
        }
    }

    private void onLoop(Runnable command) {
        loop.execute(() -> {
            if (!gone) {
                command.run();
            }
        });
    }

    // ---- the way of a packet; media thread only from here on

    void tap(Tap tap) {
        if (!gone) {
            taps.add(tap);
        }
    }

    void untap(Tap tap) {
        taps.remove(tap);
    }

    void dropped() {
        counters.dropped();
    }

    /** Whether it is a packet that this party may send. */
    boolean admits(RtpPacket packet) {
        boolean good = agreed != null && packet.normalise() && (isKey(packet) || lawOf(packet) != null);
        if (!good) {
            counters.dropped();
        }
        return good;
    }

    void heard(RtpPacket packet, long now) {
        boolean freshRun = incoming.received(packet, now);
        counters.in(incoming);
        heardAt = now;
        stalled = false;
        if (!flowing) {
            flowing = true;
            listener.onFlowing();
        }
        if (isKey(packet)) {
            heardKey(packet, freshRun, now);
        } else {
            heardVoice(packet, now);
        }
    }

    private void heardKey(RtpPacket packet, boolean freshRun, long now) {
        if (freshRun) {
            keys.restart();
        }
        char key = keys.pressed(packet, now);
        if (peer != null) {
            peer.relayKey(packet, key, incoming, now);
        }
        if (conference != null && key != KeyDetector.NONE && !muted) {
            conference.pressed(this, key);
        }
        if (key != KeyDetector.NONE) {
            listener.onDigit(key);
        }
    }

    private void heardVoice(RtpPacket packet, long now) {
        Law law = lawOf(packet);
        if (law == null || muted) {
            return;
        }
        for (int i = 0; i < taps.size(); i++) {
            taps.get(i).heard(this, packet, law, now);
        }
        if (conference != null) {
            conference.heard(this, packet, law, now);
        } else if (peer != null) {
            peer.relay(packet, law, incoming, now);
        }
    }

    /** A frame of a conference, unless it is listening to something else. */
    void hears(OutgoingStream.Source as, Conference together, long now) {
        if (agreed == null || !agreed.sending() || playing != null || pressing.busy()) {
            return;
        }
        together.fill(as, ownFrame, agreed.law());
        ownFrame.payloadType(agreed.voicePayload());
        outgoing.frame(ownFrame, as, Playback.FRAME, now);
        send(ownFrame);
    }

    /** A key that somebody else in a conference has pressed: not passed on but pressed anew, between the frames. */
    void presses(char key) {
        if (agreed != null && agreed.sending()) {
            pressing.press(key, RELAYED_KEY_MS, agreed.eventPayloadOut() < 0);
        }
    }

    private void relay(RtpPacket packet, Law law, IncomingStream from, long now) {
        if (agreed == null || !agreed.sending() || playing != null || pressing.busy()) {
            return;
        }
        G711.convert(law, agreed.law(), packet.bytes(), RtpPacket.HEADER, packet.payloadLength());
        packet.payloadType(agreed.voicePayload());
        outgoing.relay(packet, from, now);
        send(packet);
    }

    /** @param key the press that begins with this packet, or {@link KeyDetector#NONE}; whoever takes no events hears it as tones */
    private void relayKey(RtpPacket packet, char key, IncomingStream from, long now) {
        boolean asTones = agreed != null && agreed.eventPayloadOut() < 0;
        if (asTones && key != KeyDetector.NONE) {
            pressing.press(key, RELAYED_KEY_MS, true);
        }
        if (agreed == null || !agreed.sending() || asTones || pressing.busy()) {
            outgoing.skip(from);
            return;
        }
        packet.payloadType(agreed.eventPayloadOut());
        outgoing.relay(packet, from, now);
        send(packet);
    }

    private boolean isKey(RtpPacket packet) {
        return agreed != null && packet.payloadType() == agreed.eventPayloadIn();
    }

    /** A far end may change between the laws at will: each has its own payload type. */
    private @Nullable Law lawOf(RtpPacket packet) {
        int type = packet.payloadType();
        if (agreed != null && type == agreed.voicePayload()) {
            return agreed.law();
        }
        if (type == Law.MU.payloadType()) {
            return Law.MU;
        }
        return type == Law.A.payloadType() ? Law.A : null;
    }

    private void send(RtpPacket packet) {
        if (carrier.send(packet)) {
            counters.out();
        }
    }

    // ---- every 20 ms

    @Override
    public void tick(long now) {
        Agreement with = agreed;
        if (with == null) {
            return;
        }
        if (pressing.busy()) {
            if (pressing.next(ownFrame, with, outgoing, now)) {
                send(ownFrame);
            }
        } else if (playing != null) {
            playOn(playing, with, now);
        }
        carrier.tick(now);
        superviseSilence(with, now);
    }

    private void playOn(Playback clip, Agreement with, long now) {
        if (clip.over()) {
            playing = null;
            clip.finished().run();
        } else if (with.sending()) {
            clip.fill(ownFrame, with.law());
            ownFrame.payloadType(with.voicePayload());
            outgoing.frame(ownFrame, clip, Playback.FRAME, now);
            send(ownFrame);
        } else {
            clip.skip();
        }
    }

    private void superviseSilence(Agreement with, long now) {
        if (!with.receiving() || with.heldByRemote()) {
            heardAt = Math.max(heardAt, now - silenceNanos);
        } else if (!stalled && now - heardAt > silenceNanos) {
            stalled = true;
            listener.onStalled();
        }
    }

    OutgoingStream outgoing() {
        return outgoing;
    }

    IncomingStream incoming() {
        return incoming;
    }

    Counters counters() {
        return counters;
    }
}
