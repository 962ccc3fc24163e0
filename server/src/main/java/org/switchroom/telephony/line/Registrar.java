package org.switchroom.telephony.line;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.switchroom.cti.AgentDevice;
import org.switchroom.wire.sip.Flow;
import org.switchroom.wire.sip.InboundRegister;
import org.switchroom.wire.sip.Transport;

/** The registrar (RFC 3261 §10): desk phones by digest, browsers by the session their WebSocket belongs to. */
final class Registrar {

    /**
     * @param shortestSeconds a phone that wants less is told so (423)
     * @param longestSeconds a phone that wants more gets this
     */
    record Expiry(int shortestSeconds, int longestSeconds) {}

    /** Well below {@link org.switchroom.wire.sip.SipLimits#idleSeconds}. */
    private static final int LONGEST_OVER_TCP_SECONDS = 600;

    private record Owner(String deviceId, int firmId) {}

    private final PhoneDoor door;
    private final Bindings bindings;
    private final DeviceWatch watch;
    private final Expiry expiry;
    private final LongSupplier clockMs;

    Registrar(PhoneDoor door, Bindings bindings, DeviceWatch watch, Expiry expiry, LongSupplier clockMs) {
        this.door = door;
        this.bindings = bindings;
        this.watch = watch;
        this.expiry = expiry;
        this.clockMs = clockMs;
    }

    void take(InboundRegister register) {
        var owner = register.flow().transport() == Transport.WS ? browser(register) : phone(register);
        owner.ifPresent(known -> bind(known, register));
    }

    private Optional<Owner> phone(InboundRegister register) {
        return door.enter(register, register.to().uri().user())
                .map(phone -> new Owner(AgentDevice.desk(phone.id()), phone.firmId()));
    }

    private static Optional<Owner> browser(InboundRegister register) {
        var session = SessionTag.parse(register.flow().tag());
        if (!register.to().uri().user().equals("u" + session.userId())) {
            register.reject(403, "Forbidden");
            return Optional.empty();
        }
        return Optional.of(new Owner(AgentDevice.browser(session.userId()), session.firmId()));
    }

    /** One contact for a device: the one that lasts longest of those sent, in force instead of what was before. */
    private void bind(Owner owner, InboundRegister register) {
        var asked = register.bindings();
        if (asked.isEmpty()) {
            register.accept(inForce(owner));
            return;
        }
        var wanted = asked.stream()
                .filter(binding -> binding.expiresSeconds() > 0)
                .max((a, b) -> Integer.compare(a.expiresSeconds(), b.expiresSeconds()));
        if (wanted.isEmpty()) {
            if (bindings.remove(owner.deviceId())) {
                watch.gone(owner.deviceId());
            }
            register.accept(List.of());
            return;
        }
        if (wanted.get().expiresSeconds() < expiry.shortestSeconds()) {
            register.reject(
                    423, "Interval Too Brief", Map.of("Min-Expires", Integer.toString(expiry.shortestSeconds())));
            return;
        }
        int seconds = Math.min(wanted.get().expiresSeconds(), longestSeconds(register.flow()));
        bindings.put(new Binding(
                owner.deviceId(),
                owner.firmId(),
                wanted.get().contact(),
                register.flow(),
                clockMs.getAsLong() + 1000L * seconds));
        watch.back(owner.deviceId());
        register.accept(inForce(owner));
    }

    /** Renewing it also keeps the connection open, which is closed when nothing comes on it for long. */
    private int longestSeconds(Flow flow) {
        return flow.transport() == Transport.TCP
                ? Math.min(expiry.longestSeconds(), LONGEST_OVER_TCP_SECONDS)
                : expiry.longestSeconds();
    }

    private List<InboundRegister.Binding> inForce(Owner owner) {
        long now = clockMs.getAsLong();
        return bindings.find(owner.deviceId())
                .map(binding -> new InboundRegister.Binding(
                        binding.contact(), (int) Math.ceilDiv(binding.expiresAtMs() - now, 1000L)))
                .map(List::of)
                .orElse(List.of());
    }

    void flowClosed(Flow flow) {
        bindings.removeFlow(flow.token()).forEach(watch::lost);
    }

    void removeExpired() {
        bindings.removeExpired().forEach(watch::lost);
    }
}
