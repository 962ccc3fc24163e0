package org.switchroom.telephony.line;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Trunk;
import org.switchroom.wire.sip.DigestChallenger;
import org.switchroom.wire.sip.InboundInvite;
import org.switchroom.wire.sip.SourceLimiter;

/** Says on which trunks a call can have come: by its source address, else by digest (RFC 3261 §22). */
public final class Trunks {
    private static final Logger LOG = LoggerFactory.getLogger(Trunks.class);
    private static final int SIP_PORT = 5060;

    private final Directory directory;
    private final DigestChallenger challenger;
    private final SourceLimiter failures;
    private final LongAdder refusals = new LongAdder();
    private volatile TrunkBook book = new TrunkBook(List.of(), Map.of());
    /** By registrar, as last found: a name server that is away for a while must not lock a carrier out. */
    private Map<String, List<InetAddress>> lastFound = Map.of();

    Trunks(Directory directory, DigestChallenger challenger, SourceLimiter failures) {
        this.directory = directory;
        this.challenger = challenger;
        this.failures = failures;
    }

    /** Takes over what is configured now and looks carriers' names up. Blocking. */
    void refresh() {
        var trunks = directory.trunks();
        var carriers = new HashMap<Integer, List<InetAddress>>();
        var found = new HashMap<String, List<InetAddress>>();
        for (var trunk : trunks) {
            if (trunk.kind() == Trunk.Kind.REGISTERS) {
                var addresses = addressesOf(trunk);
                carriers.put(trunk.id(), addresses);
                found.put(trunk.registrar(), addresses);
            }
        }
        lastFound = found;
        book = new TrunkBook(trunks, carriers);
    }

    /** Whether calls from there are some trunk's without further proof. */
    boolean know(InetAddress source) {
        return !book.at(source).isEmpty();
    }

    List<Trunk> authenticate(InboundInvite invite) throws CallRefused {
        var source = invite.source().getAddress();
        var known = book.at(source);
        if (!known.isEmpty()) {
            return known;
        }
        if (!book.challenges() || failures.exhausted(source)) {
            throw refused(source);
        }
        var verdict = challenger.verify(invite, this::secretOf);
        return switch (verdict.outcome()) {
            case ACCEPTED -> book.ofDigestUser(verdict.username()).map(List::of).orElseThrow(() -> refused(source));
            case ABSENT, STALE -> throw CallRefused.challenged(challenger);
            case WRONG -> throw refused(source);
        };
    }

    /** Calls refused since the start because they came from nowhere known. */
    long refusals() {
        return refusals.sum();
    }

    private CallRefused refused(InetAddress source) {
        refusals.increment();
        if (failures.charge(source)) {
            LOG.warn("Calls from {} are refused: it is no trunk's address and did not prove to be one", source);
        }
        return CallRefused.unknownSource();
    }

    private @Nullable String secretOf(String username) {
        return book.ofDigestUser(username)
                .map(trunk -> directory.trunkSecret(trunk.id()))
                .orElse(null);
    }

    private List<InetAddress> addressesOf(Trunk trunk) {
        try {
            return List.of(InetAddress.getAllByName(
                    HostPort.parse(trunk.registrar(), SIP_PORT).host()));
        } catch (UnknownHostException | IllegalArgumentException e) {
            LOG.warn("The registrar {} of trunk {} is not known: {}", trunk.registrar(), trunk.id(), e.getMessage());
            return lastFound.getOrDefault(trunk.registrar(), List.of());
        }
    }
}
