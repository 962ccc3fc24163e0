package org.switchroom.telephony.line;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Trunk;
import org.switchroom.directory.TrunkRegistration;
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
    private final Map<Wanted, Attempt> attempts = new ConcurrentHashMap<>();

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
        attempts.entrySet().removeIf(entry -> {
            boolean obsolete = !wanted.contains(entry.getKey());
            if (obsolete) {
                entry.getValue().close();
            }
            return obsolete;
        });
        wanted.forEach(one ->
                attempts.computeIfAbsent(one, _ -> new Attempt(one.trunk())).startIfIdle(one.secret()));
    }

    Optional<TrunkRegistration> of(int trunkId) {
        return attempts.values().stream()
                .filter(attempt -> attempt.trunk.id() == trunkId)
                .map(Attempt::state)
                .findFirst();
    }

    @Override
    public synchronized void close() {
        attempts.values().forEach(Attempt::close);
        attempts.clear();
    }

    /** To be registered for one trunk as it is configured, and what came of it. */
    private final class Attempt implements Registration.Listener {
        private final Trunk trunk;
        private volatile @Nullable Registration registration;
        private volatile String problem = "";

        Attempt(Trunk trunk) {
            this.trunk = trunk;
        }

        /** Blocking. A carrier whose name was not found is looked for again. */
        void startIfIdle(String secret) {
            if (registration != null) {
                return;
            }
            try {
                var registrar = HostPort.parse(trunk.registrar(), SIP_PORT);
                registration = sip.get()
                        .register(
                                SipUri.of(trunk.username(), registrar.host(), 0),
                                new InetSocketAddress(InetAddress.getByName(registrar.host()), registrar.port()),
                                DeviceBook.transport(trunk.transport()),
                                new Credentials(trunk.username(), secret),
                                EXPIRES_SECONDS,
                                this);
            } catch (UnknownHostException e) {
                failed("the name " + trunk.registrar() + " is not known");
            } catch (IllegalArgumentException e) {
                failed(String.valueOf(e.getMessage()));
            }
        }

        TrunkRegistration state() {
            var running = registration;
            return new TrunkRegistration(running != null && running.registered(), problem);
        }

        @Override
        public void onRegistered(int expiresSeconds) {
            problem = "";
            LOG.debug("Trunk {} is registered for {} s", trunk.id(), expiresSeconds);
        }

        @Override
        public void onFailed(int status, String reasonPhrase) {
            failed(status + " " + reasonPhrase);
        }

        private void failed(String why) {
            problem = why;
            LOG.warn("Trunk {} is not registered at {}: {}", trunk.id(), trunk.registrar(), why);
        }

        void close() {
            var running = registration;
            if (running != null) {
                running.close();
            }
        }
    }
}
