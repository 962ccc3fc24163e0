package org.switchroom.telephony.line;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event.AgentStateChanged;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.ivr.CallMailbox;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.telephony.call.AgentDevices;
import org.switchroom.telephony.call.DeskOrders;
import org.switchroom.telephony.call.Timers;

/**
 * Who is signed in where. When the way to a device is lost and does not come back within the grace, the desk is told, so
 * that nobody counts as present who cannot be rung. In conversation the call itself knows better whether the agent is
 * still there; then it is looked at again afterwards.
 */
public final class DeviceWatch implements AutoCloseable {

    /** An agent on a device, and what the agent does. */
    record SignedIn(int firmId, int agentId, AgentState state) {
        boolean inConversation() {
            return state == AgentState.ON_CONTACT || state == AgentState.HELD;
        }
    }

    private final RoutingDesk desk;
    private final AgentDevices devices;
    private final Timers timers;
    private final Executor threads;
    private final long graceMs;
    private final Map<String, SignedIn> byDevice = new ConcurrentHashMap<>();
    private final Map<Integer, String> deviceOfAgent = new ConcurrentHashMap<>();
    private final RoutingDesk.Subscription subscription;

    DeviceWatch(RoutingDesk desk, AgentDevices devices, Timers timers, Executor threads, long graceMs) {
        this.desk = desk;
        this.devices = devices;
        this.timers = timers;
        this.threads = threads;
        this.graceMs = graceMs;
        this.subscription = desk.follow(this::follow);
    }

    Optional<SignedIn> on(String deviceId) {
        return Optional.ofNullable(byDevice.get(deviceId));
    }

    /** The device an agent is signed in on; empty: on none. */
    Optional<String> deviceOf(int agentId) {
        return Optional.ofNullable(deviceOfAgent.get(agentId));
    }

    /** The way to a device is lost, for now or for good. */
    void lost(String deviceId) {
        if (byDevice.containsKey(deviceId)) {
            timers.after(graceMs, threads, () -> loseIfStillUnreachable(deviceId));
        }
    }

    /** Devices may have been taken away or given to another firm. */
    void checkAll() {
        byDevice.keySet().forEach(this::loseIfStillUnreachable);
    }

    private void loseIfStillUnreachable(String deviceId) {
        var there = byDevice.get(deviceId);
        if (there != null
                && !there.inConversation()
                && devices.addressOf(there.firmId(), deviceId).isEmpty()) {
            new DeskOrders(desk, there.firmId(), new Retries()).give(new Command.LoseDevice(there.agentId()));
        }
    }

    private void follow(LoggedEvent logged) {
        if (!(logged.event() instanceof AgentStateChanged change)) {
            return;
        }
        var before = deviceOfAgent.get(change.agentId());
        if (before != null && !before.equals(change.deviceId())) {
            deviceOfAgent.remove(change.agentId());
            byDevice.remove(before);
        }
        if (!change.deviceId().isEmpty()) {
            deviceOfAgent.put(change.agentId(), change.deviceId());
            var was = byDevice.put(change.deviceId(), new SignedIn(logged.firmId(), change.agentId(), change.state()));
            if (was != null && was.inConversation()) {
                threads.execute(() -> loseIfStillUnreachable(change.deviceId()));
            }
        }
    }

    @Override
    public void close() {
        subscription.close();
    }

    /** Order does not matter here: one command, given again until the desk takes it. */
    private final class Retries implements CallMailbox {
        @Override
        public void execute(Runnable action) {
            threads.execute(action);
        }

        @Override
        public Timer after(long ms, Runnable action) {
            return timers.after(ms, threads, action);
        }

        @Override
        public void inAnyCase(long ms, Runnable action) {
            after(ms, action);
        }
    }
}
