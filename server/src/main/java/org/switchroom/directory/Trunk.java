package org.switchroom.directory;

import java.util.List;

/**
 * A line to the telephone network.
 *
 * @param kind how the far end proves who it is
 * @param sources addresses or CIDR blocks it sends from (IP); empty for others
 * @param country ISO 3166 alpha-2; caller numbers in national form are read as of here
 * @param registrar host:port we register at (REGISTERS); empty else
 * @param username digest user (DIGEST: theirs here; REGISTERS: ours there)
 * @param transport udp or tcp
 */
public record Trunk(
        int id,
        int firmId,
        String name,
        Kind kind,
        List<String> sources,
        String country,
        String registrar,
        String username,
        String transport,
        boolean enabled) {

    public enum Kind {
        /** Known by source address. */
        IP,
        /** Calls are challenged by us (RFC 3261 §22). */
        DIGEST,
        /** We register at the carrier; its calls come from there. */
        REGISTERS
    }
}
