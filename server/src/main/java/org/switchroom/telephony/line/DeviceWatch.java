package org.switchroom.telephony.line;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event.AgentStateChanged;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Reasons;
import org.switchroom.ivr.CallMailbox;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.telephony.call.AgentDevices;
import org.switchroom.telephony.call.DeskOrders;
import org.switchroom.telephony.call.Timers;

/**
 * Who is signed in where, so that nobody counts as present who cannot be rung. When the way to a device is lost and does not
 * come back within the grace, its agent is not ready for that reason ({@link Reasons#DEVICE_LOST}), and available again as
 * soon as the device is back; when that takes too long, or the device has said that it goes, the agent is signed out. An
 * emergency call, which is no contact, is such a hindrance too ({@link Reasons#EMERGENCY}). In conversation the call itself
 * knows better whether the agent is still there; then it is looked at again afterwards.
 */
public final class DeviceWatch implements AutoCloseable {

    /**
     * @param graceMs how long a lost way is waited for before anybody is told
     * @param awayMs after so long the agent is signed out
     */
    record Patience(long graceMs, long awayMs) {}

    /** An agent on a device, and what the agent does since when. */
    record SignedIn(int firmId, int agentId, AgentState state, String reasonCode, long sinceMs) {
        boolean inConversation() {
            return state == AgentState.ON_CONTACT || state == AgentState.HELD;
        }

        boolean isNotReady(String why) {
            return state == AgentState.NOT_READY && reasonCode.equals(why);
        }

        /** Not by the agent's will, nor for longer than what hinders lasts. */
        boolean isHindered() {
            return isNotReady(Reasons.DEVICE_LOST) || isNotReady(Reasons.EMERGENCY);
        }
    }

    /** A device is away, since when, and not for ever. */
    private final class Absence {
        private final String deviceId;
        private final long sinceMs = clockMs.getAsLong();
        private volatile CallMailbox.Timer end;

        Absence(String deviceId) {
            this.deviceId = deviceId;
            this.end = timers.after(patience.awayMs(), threads, this::giveUp);
        }

        /** A call in progress may still be heard; it is waited for. */
        private void giveUp() {
            if (absences.get(deviceId) != this) {
                return;
            }
            var there = byDevice.get(deviceId);
            if (there != null && there.inConversation()) {
                end = timers.after(patience.awayMs(), threads, this::giveUp);
            } else {
                absences.remove(deviceId, this);
                look(deviceId);
            }
        }
    }

    private final RoutingDesk desk;
    private final AgentDevices devices;
    private final Timers timers;
    private final Executor threads;
    private final LongSupplier clockMs;
    private final Patience patience;
    private final Map<String, SignedIn> byDevice = new ConcurrentHashMap<>();
    private final Map<Integer, String> deviceOfAgent = new ConcurrentHashMap<>();
    /** Only devices somebody was signed in on. */
    private final Map<String, Absence> absences = new ConcurrentHashMap<>();
    /** By the device that is in an emergency call: since when. */
    private final Map<String, Long> emergencies = new ConcurrentHashMap<>();

    private final RoutingDesk.Subscription subscription;

    DeviceWatch(
            RoutingDesk desk,
            AgentDevices devices,
            Timers timers,
            Executor threads,
            LongSupplier clockMs,
            Patience patience) {
        this.desk = desk;
        this.devices = devices;
        this.timers = timers;
        this.threads = threads;
        this.clockMs = clockMs;
        this.patience = patience;
        this.subscription = desk.follow(this::follow);
    }

    Optional<SignedIn> on(String deviceId) {
        return Optional.ofNullable(byDevice.get(deviceId));
    }

    /** The device an agent is signed in on; empty: on none. */
    Optional<String> deviceOf(int agentId) {
        return Optional.ofNullable(deviceOfAgent.get(agentId));
    }

    /** The device has said that it goes. */
    void gone(String deviceId) {
        if (byDevice.containsKey(deviceId)) {
            timers.after(patience.graceMs(), threads, () -> look(deviceId));
        }
    }

    /** The way to a device is lost, for now or for good. */
    void lost(String deviceId) {
        if (byDevice.containsKey(deviceId)) {
            absences.computeIfAbsent(deviceId, Absence::new);
            timers.after(patience.graceMs(), threads, () -> look(deviceId));
        }
    }

    /** A device has registered, again or for the first time. */
    void back(String deviceId) {
        var absence = absences.remove(deviceId);
        if (absence != null) {
            absence.end.cancel();
            threads.execute(() -> look(deviceId, absence.sinceMs));
        }
    }

    /** An emergency call begins on a device. */
    void emergencyBegins(String deviceId) {
        emergencies.putIfAbsent(deviceId, clockMs.getAsLong());
        threads.execute(() -> look(deviceId));
    }

    void emergencyEnds(String deviceId) {
        var sinceMs = emergencies.remove(deviceId);
        if (sinceMs != null) {
            threads.execute(() -> look(deviceId, sinceMs));
        }
    }

    /** Devices may have been taken away or given to another firm. */
    void checkAll() {
        byDevice.keySet().forEach(this::look);
    }

    private void look(String deviceId) {
        var absence = absences.get(deviceId);
        look(deviceId, absence == null ? emergencies.getOrDefault(deviceId, Long.MAX_VALUE) : absence.sinceMs);
    }

    /** @param hinderedSinceMs by what hinders the agent, or has hindered him until now; {@link Long#MAX_VALUE}: by nothing */
    private void look(String deviceId, long hinderedSinceMs) {
        var there = byDevice.get(deviceId);
        if (there == null || there.inConversation()) {
            return;
        }
        boolean reachable = devices.addressOf(there.firmId(), deviceId).isPresent();
        if (!reachable && !absences.containsKey(deviceId)) {
            give(there, new Command.LoseDevice(there.agentId()));
            return;
        }
        var hindrance = !reachable ? Reasons.DEVICE_LOST : emergencies.containsKey(deviceId) ? Reasons.EMERGENCY : "";
        boolean resting = there.isHindered() || isTurnedAway(there, hinderedSinceMs);
        if (hindrance.isEmpty() && resting) {
            give(there, new Command.SetAvailable(there.agentId()));
        } else if (!hindrance.isEmpty() && (resting || there.state() == AgentState.AVAILABLE)) {
            give(there, new Command.SetNotReady(there.agentId(), hindrance));
        }
    }

    /** What was offered could not ring because of what hinders; not that the agent turned it down. */
    private boolean isTurnedAway(SignedIn there, long hinderedSinceMs) {
        return there.isNotReady(Reasons.PHONE_REFUSED) && there.sinceMs() >= hinderedSinceMs - patience.graceMs();
    }

    private void give(SignedIn there, Command command) {
        new DeskOrders(desk, there.firmId(), new Retries()).give(command);
    }

    private void follow(LoggedEvent logged) {
        if (!(logged.event() instanceof AgentStateChanged change)) {
            return;
        }
        var before = deviceOfAgent.get(change.agentId());
        if (before != null && !before.equals(change.deviceId())) {
            deviceOfAgent.remove(change.agentId());
            byDevice.remove(before);
            back(before);
        }
        var deviceId = change.deviceId();
        if (!deviceId.isEmpty()) {
            deviceOfAgent.put(change.agentId(), deviceId);
            var now = new SignedIn(
                    logged.firmId(), change.agentId(), change.state(), change.reasonCode(), clockMs.getAsLong());
            var was = byDevice.put(deviceId, now);
            if ((was != null && was.inConversation())
                    || absences.containsKey(deviceId)
                    || emergencies.containsKey(deviceId)
                    || now.isHindered()) {
                threads.execute(() -> look(deviceId));
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
