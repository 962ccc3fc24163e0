package org.switchroom.telephony.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.switchroom.telephony.call.AgentDevices;

/** The bindings in force, in memory: at most one for each device, the latest. */
final class Bindings {
    private final Map<String, Binding> byDevice = new ConcurrentHashMap<>();
    private final Map<String, Set<Consumer<Binding>>> followers = new ConcurrentHashMap<>();
    private final LongSupplier clockMs;
    private final Consumer<Binding> changed;

    /** @param changed told of every device that can be reached now, or no longer */
    Bindings(LongSupplier clockMs, Consumer<Binding> changed) {
        this.clockMs = clockMs;
        this.changed = changed;
    }

    void put(Binding binding) {
        if (byDevice.put(binding.deviceId(), binding) == null) {
            changed.accept(binding);
        }
        followers.getOrDefault(binding.deviceId(), Set.of()).forEach(follower -> follower.accept(binding));
    }

    /** @param registered told of each binding of the device, renewed ones too */
    AgentDevices.Subscription follow(String deviceId, Consumer<Binding> registered) {
        followers.compute(deviceId, (_, known) -> {
            var all = known == null ? new CopyOnWriteArraySet<Consumer<Binding>>() : known;
            all.add(registered);
            return all;
        });
        return () -> followers.computeIfPresent(deviceId, (_, known) -> {
            known.remove(registered);
            return known.isEmpty() ? null : known;
        });
    }

    Optional<Binding> find(String deviceId) {
        return Optional.ofNullable(byDevice.get(deviceId))
                .filter(binding -> binding.expiresAtMs() > clockMs.getAsLong());
    }

    boolean remove(String deviceId) {
        return !removeAll(binding -> binding.deviceId().equals(deviceId)).isEmpty();
    }

    /** @return the devices whose time has run out, unbound now */
    List<String> removeExpired() {
        long now = clockMs.getAsLong();
        return removeAll(binding -> binding.expiresAtMs() <= now);
    }

    /** @return the devices that were reached by this flow, unbound now */
    List<String> removeFlow(String flowToken) {
        return removeAll(binding -> binding.flow().token().equals(flowToken));
    }

    int count(Predicate<String> deviceIds) {
        return (int) byDevice.keySet().stream().filter(deviceIds).count();
    }

    private List<String> removeAll(Predicate<Binding> which) {
        var removed = new ArrayList<String>();
        for (var binding : List.copyOf(byDevice.values())) {
            if (which.test(binding) && byDevice.remove(binding.deviceId(), binding)) {
                removed.add(binding.deviceId());
                changed.accept(binding);
            }
        }
        return removed;
    }
}
