package org.switchroom.telephony;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.StartupProblem;
import org.switchroom.directory.Directory;
import org.switchroom.directory.TrunkRegistration;
import org.switchroom.engine.EndCause;
import org.switchroom.ivr.Prompt;
import org.switchroom.ivr.Sentences;
import org.switchroom.ivr.TypedNumbers;
import org.switchroom.ivr.Wayfinder;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.telephony.call.CallControl;
import org.switchroom.telephony.call.CallEnvironment;
import org.switchroom.telephony.call.Calls;
import org.switchroom.telephony.call.Comebacks;
import org.switchroom.telephony.call.EmergencyCalls;
import org.switchroom.telephony.call.RecordingFiles;
import org.switchroom.telephony.call.RingingPhones;
import org.switchroom.telephony.call.SpokenAnswer;
import org.switchroom.telephony.call.Timers;
import org.switchroom.telephony.line.DeviceBook;
import org.switchroom.telephony.line.Lines;
import org.switchroom.telephony.line.OutsideNumbers;
import org.switchroom.telephony.line.OwnCalls;
import org.switchroom.telephony.line.SipSocket;
import org.switchroom.telephony.voice.EspeakNg;
import org.switchroom.telephony.voice.PromptCache;
import org.switchroom.telephony.voice.PromptVoice;
import org.switchroom.wire.rtp.MediaConfig;
import org.switchroom.wire.rtp.MediaPlane;
import org.switchroom.wire.rtp.MediaPlanes;
import org.switchroom.wire.sip.BindFailed;
import org.switchroom.wire.sip.SipConfig;
import org.switchroom.wire.sip.SipEndpoint;
import org.switchroom.wire.sip.SipEndpoints;

/** One node's telephony, put together and started as one. */
final class Telephony implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Telephony.class);
    private static final String USER_AGENT = "Switchroom";
    private static final long GOODBYE_MS = 2_000;

    private final TelephonyProperties properties;
    private final Directory directory;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("telephony-", 0).factory());
    private final Timers timers = new Timers();
    private final MediaPlane plane;
    private final PromptVoice voice;
    private final RecordingFiles recordings;
    private final DeviceBook devices;
    private final RingingPhones ringing;
    private final OutsideNumbers outside;
    private final Calls calls;
    private final SpokenAnswer answers;
    private final EmergencyCalls emergencies;
    private final RoutingDesk desk;
    private final CallControl control;
    private final Lines lines;
    private final SipSocket socket;
    private volatile @Nullable SipEndpoint endpoint;
    private boolean closed;

    /**
     * @param typed null: no menu asks callers for a number
     * @param events takes {@link RecordingFinished}, {@link org.switchroom.cti.DeviceChanged} and {@link org.switchroom.cti.PhoneAnswerable}, and returns at once
     * @throws StartupProblem when a port is taken, saying which
     */
    Telephony(
            TelephonyProperties properties,
            Directory directory,
            RoutingDesk desk,
            Wayfinder wayfinder,
            @Nullable TypedNumbers typed,
            Consumer<Object> events) {
        this.properties = properties;
        this.directory = directory;
        this.desk = desk;
        plane = startMedia(properties);
        voice = new PromptVoice(
                cache(properties), new EspeakNg(properties.voice().program()), threads);
        recordings = new RecordingFiles(properties.dataDir().resolve("recordings"), plane, threads, events::accept);
        devices = new DeviceBook(directory, System::currentTimeMillis, events::accept);
        ringing = new RingingPhones(events::accept);
        var host = AdvertisedAddress.of(properties.sip()).getHostAddress();
        outside = new OutsideNumbers(directory, host);
        var environment = new CallEnvironment(
                desk,
                directory,
                wayfinder,
                typed,
                plane,
                this::endpoint,
                host,
                voice,
                devices,
                ringing,
                outside,
                new Comebacks(),
                recordings,
                timers,
                threads,
                properties.sip().deviceGrace().toMillis(),
                properties.voice().announceEvery().toMillis());
        calls = new Calls(environment, properties.sip().maxCalls());
        answers = new SpokenAnswer(environment);
        emergencies = new EmergencyCalls(environment);
        control = new CallControl(desk, calls);
        lines = new Lines(
                lineSettings(properties),
                directory,
                desk,
                devices,
                outside,
                calls,
                answers,
                emergencies,
                plane,
                this::endpoint,
                timers,
                threads,
                System::currentTimeMillis);
        socket = new SipSocket(
                this::endpoint,
                directory::isStill,
                threads,
                properties.sip().maxSocketMessage(),
                properties.sip().maxSocketsPerUser());
    }

    /** From here on calls are taken. */
    void start() {
        recordings.recover();
        voice.prepare(prompts());
        lines.prepare();
        restoreCallbacks();
        var started = startSip(properties, lines);
        endpoint = started;
        lines.refresh();
        LOG.info("SIP on UDP port {} and TCP port {}", started.udpPort(), started.tcpPort());
    }

    /** Those that the desk has from before this process started; the others are told by its events. */
    private void restoreCallbacks() {
        try {
            desk.callbacks().join().forEach(calls::restore);
        } catch (CompletionException e) {
            LOG.error("Who is to be called back since before is not known", e);
        }
    }

    /** The directory has changed: the next call goes by it, if there is to be one. */
    synchronized void refreshSoon() {
        if (!closed) {
            voice.prepare(prompts());
            threads.execute(lines::refresh);
        }
    }

    /** Everything that can be said to a caller as configured now. */
    private Set<Prompt> prompts() {
        var prompts = new LinkedHashSet<Prompt>();
        for (var firm : directory.firms()) {
            prompts.addAll(Sentences.in(firm.language()).all());
            for (var menu : directory.menus(firm.id())) {
                prompts.addAll(Sentences.in(menu.language()).all());
                prompts.add(new Prompt(menu.language(), menu.greeting()));
                prompts.add(new Prompt(menu.language(), menu.question()));
                prompts.add(new Prompt(menu.language(), menu.closedMessage()));
            }
        }
        return prompts;
    }

    SipSocket socket() {
        return socket;
    }

    Calls calls() {
        return calls;
    }

    OutsideNumbers outside() {
        return outside;
    }

    OwnCalls ownCalls() {
        return lines.ownCalls();
    }

    RingingPhones ringing() {
        return ringing;
    }

    DeviceBook devices() {
        return devices;
    }

    SipEndpoint endpoint() {
        var started = endpoint;
        if (started == null) {
            throw new IllegalStateException("telephony has not started");
        }
        return started;
    }

    /** Calls refused since the start because they came from nowhere known. */
    long refusals() {
        return lines.refusals();
    }

    Optional<TrunkRegistration> registrationOf(int trunkId) {
        return lines.registrationOf(trunkId);
    }

    TelephonyGauges gauges() {
        return new TelephonyGauges(
                calls.count() + emergencies.running(),
                answers.running(),
                timers.pending(),
                recordings.running(),
                devices.deskPhones(),
                devices.browsers(),
                socket.count(),
                endpoint().gauges(),
                plane.gauges());
    }

    /** Says goodbye to everybody who is still on the line, then frees everything. */
    @Override
    public void close() {
        if (!closeFirst()) {
            return;
        }
        calls.endAll(EndCause.SERVER_RESTART);
        emergencies.endAll();
        waitForGoodbyes();
        control.close();
        lines.close();
        var started = endpoint;
        if (started != null) {
            started.close();
        }
        plane.close();
        timers.close();
        threads.shutdown();
    }

    /** @return whether it was open until now */
    private synchronized boolean closeFirst() {
        boolean wasOpen = !closed;
        closed = true;
        return wasOpen;
    }

    private void waitForGoodbyes() {
        try {
            // A call that is gone has given its recording to be completed.
            if (!emergencies.awaitNone(GOODBYE_MS)
                    || !calls.awaitNone(GOODBYE_MS)
                    || !recordings.awaitNone(GOODBYE_MS)) {
                LOG.warn("{} calls and {} recordings did not end in time", calls.count(), recordings.running());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static MediaPlane startMedia(TelephonyProperties properties) {
        var rtp = properties.rtp();
        try {
            return MediaPlanes.start(new MediaConfig(
                    properties.sip().bind(),
                    AdvertisedAddress.of(properties.sip()),
                    rtp.firstPort(),
                    rtp.lastPort(),
                    rtp.webrtcPort(),
                    rtp.silence().toMillis()));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartupProblem(
                    "the media ports cannot be used: " + e.getMessage() + ". Stop the program that has them or set"
                            + " switchroom.rtp.webrtc-port, first-port and last-port.",
                    e);
        }
    }

    private static SipEndpoint startSip(TelephonyProperties properties, Lines lines) {
        var sip = properties.sip();
        try {
            return SipEndpoints.start(
                    new SipConfig(
                            sip.bind(),
                            sip.udpPort(),
                            sip.tcpPort(),
                            AdvertisedAddress.of(sip).getHostAddress(),
                            USER_AGENT),
                    lines.frontDoor());
        } catch (BindFailed e) {
            throw new StartupProblem(
                    "the SIP ports cannot be used: " + e.getMessage() + ". Stop the program that has them or set"
                            + " switchroom.sip.udp-port and tcp-port.",
                    e);
        }
    }

    private static PromptCache cache(TelephonyProperties properties) {
        return new PromptCache(
                properties.dataDir().resolve("prompts"),
                properties.voice().maxPromptDisk(),
                properties.voice().maxPromptMemory());
    }

    private static Lines.Settings lineSettings(TelephonyProperties properties) {
        return new Lines.Settings(
                properties.sip().failuresPerMinute(),
                (int) properties.sip().shortestRegistration().toSeconds(),
                (int) properties.sip().longestRegistration().toSeconds(),
                properties.sip().deviceGrace().toMillis(),
                properties.sip().deviceAway().toMillis(),
                properties.voice().announceEvery().toMillis());
    }
}
