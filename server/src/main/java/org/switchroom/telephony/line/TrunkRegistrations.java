package org.switchroom.telephony.line;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Trunk;
import org.switchroom.wire.sip.Credentials;
import org.switchroom.wire.sip.Registration;
import org.switchroom.wire.sip.SipEndpoint;
import org.switchroom.wire.sip.SipUri;

/** Keeps us registered at the carriers that want it, as configured now. */
final class TrunkRegistrations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrunkRegistrations.class);
    private static final int SIP_PORT = 5060;
    private static final int EXPIRES_SECONDS = 600;

    /** Everything whose change means registering anew. */
    private record Wanted(Trunk trunk, String secret) {
        @Override
        public String toString() {
            return "trunk " + trunk.id();
        }
    }

    private final Directory directory;
    private final Supplier<SipEndpoint> sip;
    private final Map<Wanted, Registration> kept = new HashMap<>();

    TrunkRegistrations(Directory directory, Supplier<SipEndpoint> sip) {
        this.directory = directory;
        this.sip = sip;
    }

    /** Blocking: looks names up. */
    synchronized void refresh() {
        var wanted = directory.trunks().stream()
                .filter(trunk -> trunk.kind() == Trunk.Kind.REGISTERS)
                .map(trunk -> new Wanted(trunk, Objects.requireNonNullElse(directory.trunkSecret(trunk.id()), "")))
                .collect(Collectors.toSet());
        kept.entrySet().removeIf(entry -> {
            boolean obsolete = !wanted.contains(entry.getKey());
            if (obsolete) {
                entry.getValue().close();
            }
            return obsolete;
        });
        for (var trunk : wanted) {
            if (!kept.containsKey(trunk)) {
                var registration = register(trunk);
                if (registration != null) {
                    kept.put(trunk, registration);
                }
            }
        }
    }

    private @Nullable Registration register(Wanted wanted) {
        var trunk = wanted.trunk();
        try {
            var registrar = HostPort.parse(trunk.registrar(), SIP_PORT);
            return sip.get()
                    .register(
                            SipUri.of(trunk.username(), registrar.host(), 0),
                            new InetSocketAddress(InetAddress.getByName(registrar.host()), registrar.port()),
                            DeviceBook.transport(trunk.transport()),
                            new Credentials(trunk.username(), wanted.secret()),
                            EXPIRES_SECONDS,
                            new Told(trunk));
        } catch (UnknownHostException | IllegalArgumentException e) {
            LOG.warn("Trunk {} cannot register at {}: {}", trunk.id(), trunk.registrar(), e.getMessage());
            return null;
        }
    }

    synchronized boolean registered(int trunkId) {
        return kept.entrySet().stream()
                .anyMatch(entry -> entry.getKey().trunk().id() == trunkId
                        && entry.getValue().registered());
    }

    @Override
    public synchronized void close() {
        kept.values().forEach(Registration::close);
        kept.clear();
    }

    private record Told(Trunk trunk) implements Registration.Listener {
        @Override
        public void onRegistered(int expiresSeconds) {
            LOG.debug("Trunk {} is registered for {} s", trunk.id(), expiresSeconds);
        }

        @Override
        public void onFailed(int status, String reasonPhrase) {
            LOG.warn("Trunk {} is not registered at {}: {} {}", trunk.id(), trunk.registrar(), status, reasonPhrase);
        }
    }
}
