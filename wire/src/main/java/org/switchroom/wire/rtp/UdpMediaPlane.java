package org.switchroom.wire.rtp;

import java.io.IOException;
import java.net.BindException;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.sdp.LocalMedia;
import org.switchroom.wire.sdp.OfferAnswer;
import org.switchroom.wire.webrtc.BrowserPort;

/** The media plane on UDP sockets of the JDK. */
final class UdpMediaPlane implements MediaPlane {
    private static final int BROWSER_BUFFER_BYTES = 4 * 1024 * 1024;

    private final MediaConfig config;
    private final PortRange ports;
    private final MediaLoop loop;
    private final RecordingWriter writer = new RecordingWriter();
    private final RtpPacket received = new RtpPacket();
    private final RtpPacket ownFrame = new RtpPacket();
    private final AtomicInteger rtpLegs = new AtomicInteger();
    private final AtomicInteger webrtcLegs = new AtomicInteger();
    private final AtomicInteger recordings = new AtomicInteger();

    private final DatagramChannel browserChannel;
    private final BrowserPort browserPort;

    private UdpMediaPlane(MediaConfig config, MediaLoop loop, DatagramChannel browserChannel) {
        this.config = config;
        this.loop = loop;
        this.browserChannel = browserChannel;
        this.browserPort = new BrowserPort(browserChannel, loop);
        this.ports = new PortRange(config.bind(), config.firstPort(), config.lastPort());
    }

    static UdpMediaPlane start(MediaConfig config) throws IOException {
        DatagramChannel browsers = openBrowserChannel(config);
        UdpMediaPlane plane = new UdpMediaPlane(config, new MediaLoop(), browsers);
        plane.loop.execute(plane::watchBrowsers);
        plane.loop.start();
        plane.writer.start();
        return plane;
    }

    private static DatagramChannel openBrowserChannel(MediaConfig config) throws IOException {
        try {
            return PortRange.bind(config.bind(), config.webrtcPort(), BROWSER_BUFFER_BYTES);
        } catch (IOException e) {
            throw new BindException("UDP port " + config.webrtcPort() + " (browsers' media) cannot be opened on "
                    + config.bind().getHostAddress() + ": " + e.getMessage());
        }
    }

    private void watchBrowsers() {
        try {
            loop.watch(browserChannel, browserPort::readable);
        } catch (IOException e) {
            throw new IllegalStateException("The browsers' port cannot be watched", e);
        }
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
        Leg leg = new Leg(loop, ownFrame, config.silenceMs());
        LocalMedia address =
                new LocalMedia(config.advertised(), browserChannel.socket().getLocalPort(), null);
        BrowserCarrier carrier = new BrowserCarrier(browserPort, address, leg, received, webrtcLegs::decrementAndGet);
        leg.carriedBy(carrier, new OfferAnswer(carrier.local(), carrier::renewed));
        webrtcLegs.incrementAndGet();
        loop.execute(() -> loop.pace(leg));
        return leg;
    }

    @Override
    public void conference(List<MediaLeg> legs) {
        Leg.confer(loop, legs.stream().map(Leg.class::cast).toList());
    }

    @Override
    public Recording record(MediaLeg left, MediaLeg right, Path file) throws IOException {
        if (!(left instanceof Leg first) || !(right instanceof Leg second)) {
            throw new IllegalArgumentException("Only legs of this media plane can be recorded");
        }
        return record(first, second, file);
    }

    @Override
    public Recording record(MediaLeg only, Path file) throws IOException {
        if (!(only instanceof Leg leg)) {
            throw new IllegalArgumentException("Only a leg of this media plane can be recorded");
        }
        return record(leg, null, file);
    }

    private Recording record(Leg left, @Nullable Leg right, Path file) throws IOException {
        StereoRecording recording = new StereoRecording(loop, writer, left, right, file, recordings::decrementAndGet);
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
