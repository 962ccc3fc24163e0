package org.switchroom.telephony.line;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.switchroom.directory.Directory;
import org.switchroom.directory.TrunkRegistration;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.telephony.call.Calls;
import org.switchroom.telephony.call.EmergencyCalls;
import org.switchroom.telephony.call.SpokenAnswer;
import org.switchroom.telephony.call.Timers;
import org.switchroom.wire.rtp.MediaPlane;
import org.switchroom.wire.sip.DigestChallenger;
import org.switchroom.wire.sip.SipEndpoint;
import org.switchroom.wire.sip.SipHandler;
import org.switchroom.wire.sip.SourceLimiter;

/** The lines as one thing: put together here, and brought up to date when the directory changes. */
public final class Lines implements AutoCloseable {
    private static final int MOST_WRONG_CODES_PER_MINUTE = 5;
    private static final long SWEEP_MS = 1_000;
    private static final long LOOK_UP_MS = 60_000;
    /** Enough for hundreds of desk phones behind one address that all come back at once. */
    private static final int STRANGERS_AT_ONCE = 1_000;

    private static final double STRANGERS_PER_SECOND = 100;
    private static final int MOST_ADDRESSES = 10_000;

    /**
     * @param failuresPerMinute of one address before it is not listened to
     * @param shortestRegistrationSeconds less is refused
     * @param longestRegistrationSeconds more is shortened
     * @param deviceGraceMs how long a lost way to a device is waited for before its agent gets no more calls
     * @param deviceAwayMs after so long its agent is signed out
     * @param announceEveryMs between two announcements in a queue
     */
    public record Settings(
            int failuresPerMinute,
            int shortestRegistrationSeconds,
            int longestRegistrationSeconds,
            long deviceGraceMs,
            long deviceAwayMs,
            long announceEveryMs) {}

    private final DeviceBook devices;
    private final Trunks trunks;
    private final OutsideNumbers outside;
    private final TrunkRegistrations registrations;
    private final DeviceWatch watch;
    private final OwnCalls ownCalls;
    private final FrontDoor frontDoor;

    public Lines(
            Settings settings,
            Directory directory,
            RoutingDesk desk,
            DeviceBook devices,
            OutsideNumbers outside,
            Calls calls,
            SpokenAnswer answers,
            EmergencyCalls emergencies,
            MediaPlane plane,
            Supplier<SipEndpoint> sip,
            Timers timers,
            Executor threads,
            LongSupplier clockMs) {
        this.devices = devices;
        this.outside = outside;
        var challenger = new DigestChallenger();
        trunks = new Trunks(directory, challenger, failuresPerMinute(settings.failuresPerMinute()));
        registrations = new TrunkRegistrations(directory, sip);
        watch = new DeviceWatch(
                desk,
                devices,
                timers,
                threads,
                clockMs,
                new DeviceWatch.Patience(settings.deviceGraceMs(), settings.deviceAwayMs()));
        var phoneDoor = new PhoneDoor(directory, challenger, failuresPerMinute(settings.failuresPerMinute()));
        var expiry =
                new Registrar.Expiry(settings.shortestRegistrationSeconds(), settings.longestRegistrationSeconds());
        var registrar = new Registrar(phoneDoor, devices.bindings(), watch, expiry, clockMs);
        ownCalls =
                new OwnCalls(directory, outside, devices, watch, calls, plane, emergencies, settings.announceEveryMs());
        var phoneCalls = new PhoneCalls(
                directory,
                desk,
                phoneDoor,
                devices.bindings(),
                watch,
                failuresPerMinute(MOST_WRONG_CODES_PER_MINUTE),
                answers,
                ownCalls,
                outside,
                emergencies);
        var inboundCalls = new InboundCalls(trunks, directory, plane, calls, settings.announceEveryMs());
        frontDoor = new FrontDoor(
                trunks,
                new SourceLimiter(STRANGERS_PER_SECOND, STRANGERS_AT_ONCE, MOST_ADDRESSES),
                inboundCalls,
                phoneCalls,
                registrar);
        timers.every(SWEEP_MS, registrar::removeExpired);
        timers.every(LOOK_UP_MS, () -> threads.execute(this::lookUp));
    }

    private static SourceLimiter failuresPerMinute(int most) {
        return new SourceLimiter(most / 60.0, most, MOST_ADDRESSES);
    }

    /** Calls that agents place. */
    public OwnCalls ownCalls() {
        return ownCalls;
    }

    /** Calls refused since the start because they came from nowhere known. */
    public long refusals() {
        return trunks.refusals();
    }

    /** Whom the endpoint hands requests to. */
    public SipHandler frontDoor() {
        return frontDoor;
    }

    /** Takes over what is configured now; the next call goes by it. Blocking: looks names up. */
    public void refresh() {
        lookUp();
        watch.checkAll();
    }

    /** Knows trunks and phones before the first call comes. Blocking: looks names up. */
    public synchronized void prepare() {
        trunks.refresh();
        outside.refresh();
        devices.refresh();
    }

    /** How it stands with us at a carrier; empty for a trunk that does not register. */
    public Optional<TrunkRegistration> registrationOf(int trunkId) {
        return registrations.of(trunkId);
    }

    /** Carriers move, and a name server that was away comes back. */
    private synchronized void lookUp() {
        prepare();
        registrations.refresh();
    }

    @Override
    public void close() {
        watch.close();
        registrations.close();
    }
}
