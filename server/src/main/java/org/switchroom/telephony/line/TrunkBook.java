package org.switchroom.telephony.line;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.directory.Trunk;

/** The trunks as configured now, by where their calls come from. Immutable. */
final class TrunkBook {
    private static final Logger LOG = LoggerFactory.getLogger(TrunkBook.class);

    private record Source(AddressBlock block, Trunk trunk) {}

    private final List<Source> sources = new ArrayList<>();
    private final List<Trunk> digest;

    /** @param carriers addresses of the registrars of trunks that register, by trunk id */
    TrunkBook(Collection<Trunk> trunks, Map<Integer, List<InetAddress>> carriers) {
        for (var trunk : trunks) {
            blocksOf(trunk, carriers).forEach(block -> sources.add(new Source(block, trunk)));
        }
        digest = trunks.stream().filter(t -> t.kind() == Trunk.Kind.DIGEST).toList();
    }

    /** Trunks of an address; several when client firms share a carrier. */
    List<Trunk> at(InetAddress source) {
        return sources.stream()
                .filter(s -> s.block().contains(source))
                .map(Source::trunk)
                .distinct()
                .toList();
    }

    boolean challenges() {
        return !digest.isEmpty();
    }

    Optional<Trunk> ofDigestUser(String username) {
        return digest.stream().filter(t -> t.username().equals(username)).findFirst();
    }

    private static List<AddressBlock> blocksOf(Trunk trunk, Map<Integer, List<InetAddress>> carriers) {
        return switch (trunk.kind()) {
            case IP ->
                trunk.sources().stream()
                        .flatMap(written -> block(trunk, written).stream())
                        .toList();
            case REGISTERS ->
                carriers.getOrDefault(trunk.id(), List.of()).stream()
                        .map(AddressBlock::of)
                        .toList();
            case DIGEST -> List.of();
        };
    }

    private static Optional<AddressBlock> block(Trunk trunk, String written) {
        var block = AddressBlock.parse(written);
        if (block.isEmpty()) {
            LOG.warn("Trunk {} names {}, which is no address or CIDR block; it is left out", trunk.id(), written);
        }
        return block;
    }
}
