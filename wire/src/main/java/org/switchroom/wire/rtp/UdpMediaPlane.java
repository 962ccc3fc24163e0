package org.switchroom.wire.rtp;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchroom.wire.sdp.LocalMedia;
import org.switchroom.wire.sdp.OfferAnswer;

/** The media plane on UDP sockets of the JDK. */
final class UdpMediaPlane implements MediaPlane {
    private final MediaConfig config;
    private final PortRange ports;
    private final MediaLoop loop;
    private final RecordingWriter writer = new RecordingWriter();
    private final RtpPacket received = new RtpPacket();
    private final RtpPacket ownFrame = new RtpPacket();
    private final AtomicInteger rtpLegs = new AtomicInteger();
    private final AtomicInteger webrtcLegs = new AtomicInteger();
    private final AtomicInteger recordings = new AtomicInteger();

    private UdpMediaPlane(MediaConfig config, MediaLoop loop) {
        this.config = config;
        this.loop = loop;
        this.ports = new PortRange(config.bind(), config.firstPort(), config.lastPort());
    }

    static UdpMediaPlane start(MediaConfig config) throws IOException {
        UdpMediaPlane plane = new UdpMediaPlane(config, new MediaLoop());
        plane.loop.start();
        plane.writer.start();
        return plane;
    }

    @Override
    public MediaLeg openRtp() throws NoPortFree {
        DatagramChannel channel = ports.open();
        int port = channel.socket().getLocalPort();
        Leg leg = new Leg(loop, ownFrame, config.silenceMs());
        SocketCarrier carrier = new SocketCarrier(channel, loop, leg, received, () -> {
            ports.release(port);
            rtpLegs.decrementAndGet();
        });
        leg.carriedBy(carrier, new OfferAnswer(new LocalMedia(config.advertised(), port, null)));
        rtpLegs.incrementAndGet();
        loop.execute(() -> {
            carrier.open();
            loop.pace(leg);
        });
        return leg;
    }

    @Override
    public MediaLeg openWebrtc() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Recording record(MediaLeg left, MediaLeg right, Path file) throws IOException {
        if (!(left instanceof Leg first) || !(right instanceof Leg second)) {
            throw new IllegalArgumentException("Only legs of this media plane can be recorded");
        }
        StereoRecording recording = new StereoRecording(loop, writer, first, second, file, recordings::decrementAndGet);
        recordings.incrementAndGet();
        recording.start();
        return recording;
    }

    @Override
    public Gauges gauges() {
        return new Gauges(rtpLegs.get(), webrtcLegs.get(), ports.inUse(), recordings.get());
    }

    @Override
    public void close() {
        loop.close();
        writer.close();
    }
}
