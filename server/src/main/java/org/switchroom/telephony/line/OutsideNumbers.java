package org.switchroom.telephony.line;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.cti.CallControlPort.OutsideNumber;
import org.switchroom.directory.Directory;
import org.switchroom.directory.PhoneNumbers;
import org.switchroom.directory.Trunk;
import org.switchroom.telephony.call.OutsideLines;
import org.switchroom.wire.sip.Credentials;
import org.switchroom.wire.sip.NameAddr;
import org.switchroom.wire.sip.SipUri;

/**
 * Which numbers outside a firm may call, and over which of its trunks: what {@link Trunk.Outbound#allows} says.
 */
public final class OutsideNumbers implements OutsideLines {
    private static final Logger LOG = LoggerFactory.getLogger(OutsideNumbers.class);
    private static final int SIP_PORT = 5060;

    private final Directory directory;
    /** Written into From. */
    private final String host;

    private final Map<Integer, AtomicInteger> running = new ConcurrentHashMap<>();
    /** Where trunks take our calls, by what is configured. */
    private volatile Map<String, InetSocketAddress> peers = Map.of();

    public OutsideNumbers(Directory directory, String host) {
        this.directory = directory;
        this.host = host;
    }

    /** Looks the peers' names up; one whose name server is away stays where it was. Blocking. */
    void refresh() {
        var found = new HashMap<String, InetSocketAddress>();
        for (var trunk : directory.trunks()) {
            var peer = peerOf(trunk);
            if (!peer.isEmpty() && trunk.outbound().any()) {
                var address = addressOf(peer);
                if (address != null) {
                    found.put(peer, address);
                }
            }
        }
        peers = found;
    }

    private @Nullable InetSocketAddress addressOf(String peer) {
        try {
            var written = HostPort.parse(peer, SIP_PORT);
            return new InetSocketAddress(InetAddress.getByName(written.host()), written.port());
        } catch (UnknownHostException | IllegalArgumentException e) {
            LOG.warn("Calls cannot go out to {}: {}", peer, e.getMessage());
            return peers.get(peer);
        }
    }

    private static String peerOf(Trunk trunk) {
        return trunk.outbound().peer().isEmpty()
                ? trunk.registrar()
                : trunk.outbound().peer();
    }

    /** Whether a firm calls anybody outside. */
    public boolean any(int firmId) {
        return !trunks(firmId).isEmpty();
    }

    private List<Trunk> trunks(int firmId) {
        return directory.trunks().stream()
                .filter(trunk ->
                        trunk.firmId() == firmId && !trunk.outbound().prefixes().isEmpty())
                .toList();
    }

    /** @param written in any way that is a number where the firm is */
    public OutsideNumber check(int firmId, String written) {
        var number = PhoneNumbers.e164(written, directory.firm(firmId).country());
        if (number.isEmpty()) {
            return new OutsideNumber("", "That is no telephone number. Write it with its area code.");
        }
        return trunks(firmId).stream().anyMatch(trunk -> trunk.outbound().allows(number.get()))
                ? new OutsideNumber(number.get(), "")
                : new OutsideNumber(
                        "", "This number may not be called from here. Ask your administrator if it should be.");
    }

    @Override
    public String allowed(int firmId, String written) {
        return check(firmId, written).e164();
    }

    @Override
    public Optional<Route> route(int firmId, String number, String dialled) {
        return trunks(firmId).stream()
                .filter(trunk -> trunk.outbound().allows(number))
                .flatMap(trunk -> route(trunk, number, dialled).stream())
                .findFirst();
    }

    /**
     * The ways to an emergency service: the trunks that the firm has for that, and then all others that call out, whatever
     * prefixes they name and however many calls they have.
     *
     * @param number as it was dialled
     */
    List<Supplier<Route>> emergency(int firmId, String number) {
        return directory.trunks().stream()
                .filter(trunk -> trunk.firmId() == firmId && trunk.outbound().any())
                .sorted(Comparator.comparing(trunk -> !trunk.outbound().emergency()))
                .flatMap(trunk ->
                        Optional.ofNullable(peers.get(peerOf(trunk)))
                                .map(peer -> emergency(trunk, number, peer))
                                .stream())
                .toList();
    }

    private Supplier<Route> emergency(Trunk trunk, String number, InetSocketAddress peer) {
        return () -> {
            var busy = running.computeIfAbsent(trunk.id(), _ -> new AtomicInteger());
            busy.incrementAndGet();
            return route(trunk, number, directory.firstNumber(trunk.firmId()), peer, busy::decrementAndGet);
        };
    }

    private Optional<Route> route(Trunk trunk, String number, String dialled) {
        var peer = peers.get(peerOf(trunk));
        if (peer == null) {
            return Optional.empty();
        }
        var busy = running.computeIfAbsent(trunk.id(), _ -> new AtomicInteger());
        if (busy.incrementAndGet() > trunk.outbound().mostCalls()) {
            busy.decrementAndGet();
            LOG.warn(
                    "Trunk {} has all its {} outgoing calls",
                    trunk.id(),
                    trunk.outbound().mostCalls());
            return Optional.empty();
        }
        try {
            var written = PhoneNumbers.forTrunk(number, trunk.outbound().form(), trunk.country());
            return Optional.of(route(trunk, written, dialled, peer, busy::decrementAndGet));
        } catch (RuntimeException e) {
            busy.decrementAndGet();
            throw e;
        }
    }

    /** @param to the number as the trunk wants it */
    private Route route(Trunk trunk, String to, String dialled, InetSocketAddress peer, Runnable over) {
        var shown = trunk.outbound().callerId().isEmpty()
                ? dialled
                : trunk.outbound().callerId();
        return new Route(
                SipUri.of(to, peer.getAddress().getHostAddress(), peer.getPort()),
                new NameAddr("", SipUri.of(shown, host, 0)),
                peer,
                DeviceBook.transport(trunk.transport()),
                credentials(trunk),
                trunk.outbound().recorded(),
                over);
    }

    private @Nullable Credentials credentials(Trunk trunk) {
        return trunk.username().isEmpty()
                ? null
                : new Credentials(trunk.username(), Objects.requireNonNullElse(directory.trunkSecret(trunk.id()), ""));
    }
}
