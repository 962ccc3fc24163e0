package org.switchroom.wire.rtp;

import org.switchroom.wire.sdp.Agreement;
import org.switchroom.wire.sdp.LocalMedia;
import org.switchroom.wire.webrtc.BrowserPort;
import org.switchroom.wire.webrtc.BrowserSession;

/** A browser on the shared port: encrypted, and with reports (RTCP), which browsers expect. */
final class BrowserCarrier implements Carrier, BrowserSession.Receiver {
    private static final long REPORT_NANOS = 5_000_000_000L;

    private final BrowserSession session;
    private final LocalMedia address;
    private final Leg leg;
    private final RtpPacket packet;
    private final Reports reports;
    private final Runnable released;
    private long reportDue;

    /**
     * @param address ours, without a session's credentials
     * @param packet shared by everything on the media thread
     */
    BrowserCarrier(BrowserPort port, LocalMedia address, Leg leg, RtpPacket packet, Runnable released) {
        this.address = address;
        this.leg = leg;
        this.packet = packet;
        this.reports = new Reports(leg.incoming(), leg.outgoing(), leg.counters());
        this.released = released;
        this.session = port.open(this);
    }

    LocalMedia local() {
        return new LocalMedia(address.address(), address.port(), session.side());
    }

    /** Our end after the browser has restarted ICE. */
    LocalMedia renewed() {
        return new LocalMedia(address.address(), address.port(), session.renew());
    }

    @Override
    public void agreed(Agreement agreement) {
        if (agreement.browser() != null) {
            session.agreed(agreement.browser());
            reportDue = System.nanoTime() + REPORT_NANOS;
        }
    }

    @Override
    public void rtp(byte[] bytes, int length, long now) {
        System.arraycopy(bytes, 0, packet.bytes(), 0, length);
        packet.length(length);
        if (leg.admits(packet)) {
            leg.heard(packet, now);
        }
    }

    @Override
    public void refused() {
        leg.dropped();
    }

    @Override
    public boolean send(RtpPacket outgoing) {
        return session.sendRtp(outgoing.bytes(), outgoing.length());
    }

    @Override
    public void tick(long now) {
        if (now - reportDue >= 0) {
            reportDue = now + REPORT_NANOS;
            byte[] bytes = packet.bytes();
            session.sendRtcp(bytes, reports.write(bytes, now));
        }
    }

    @Override
    public void close() {
        session.close();
        released.run();
    }
}
