package org.switchroom.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.switchroom.StartupProblem;
import org.switchroom.crm.ContactNotes;
import org.switchroom.phones.Crowd;
import org.switchroom.phones.PhoneBank;
import org.switchroom.routing.RoutingDesk;

/**
 * Simulated callers and agents, over real SIP and RTP on loopback, from the moment the server takes calls until it begins to
 * stop. {@code switchroom.demo.traffic=false} leaves them away.
 */
@Component
@ConditionalOnBooleanProperty("switchroom.demo.enabled")
@ConditionalOnBooleanProperty(name = "switchroom.demo.traffic", matchIfMissing = true)
final class DemoTraffic implements SmartLifecycle {
    /** Five agents with little rest, some callers in the menu, and at high tide some who wait. */
    static final Crowd.Tide TIDE = new Crowd.Tide(4.5, Duration.ofMinutes(8), 0.6);

    private static final int FIRST_RTP_PORT = 14_000;
    private static final int RTP_PORTS = 200;

    private final DemoCast cast;
    private final RoutingDesk desk;
    private final ContactNotes notes;
    private final InetSocketAddress server;
    private final List<Thread> people = new ArrayList<>();
    private final List<PhoneBank> banks = new ArrayList<>();
    private @Nullable SimulatedWrapUps wrapUps;
    private volatile boolean running;

    DemoTraffic(
            DemoCast cast,
            RoutingDesk desk,
            ContactNotes notes,
            @Value("${switchroom.sip.udp-port:5060}") int sipPort) {
        this.cast = cast;
        this.desk = desk;
        this.notes = notes;
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), sipPort);
    }

    /** Calls begin when the server says that it is ready. */
    @EventListener
    void onReady(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
            start();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        wrapUps = new SimulatedWrapUps(desk, notes, cast, System.nanoTime());
        var agents = new SimulatedAgents(bank(FIRST_RTP_PORT), server);
        var simulated = cast.agents();
        for (int i = 0; i < simulated.size(); i++) {
            int number = i;
            people.add(Thread.startVirtualThread(() -> agents.work(simulated.get(number), number)));
        }
        var outside = bank(FIRST_RTP_PORT + RTP_PORTS);
        var callers = new SimulatedCallers(outside, server, cast.callers(), cast.dialled());
        callers.answerCalls(System.nanoTime());
        cast.reachableAt(new InetSocketAddress(server.getAddress(), outside.sipPort()));
        people.add(Thread.startVirtualThread(() -> callers.call(System.nanoTime())));
    }

    private PhoneBank bank(int firstRtpPort) {
        try {
            var bank = PhoneBank.open(server.getAddress(), 0, firstRtpPort, firstRtpPort + RTP_PORTS - 2);
            banks.add(bank);
            return bank;
        } catch (IOException taken) {
            throw new StartupProblem("the simulated phones have no port: " + taken.getMessage(), taken);
        }
    }

    /** Everybody hangs up and goes home before the server stops. */
    @Override
    public synchronized void stop() {
        running = false;
        people.forEach(Thread::interrupt);
        banks.forEach(PhoneBank::close);
        people.clear();
        banks.clear();
        if (wrapUps != null) {
            wrapUps.close();
            wrapUps = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }
}
