package org.switchroom.telephony.line;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/** An IP address or CIDR block (RFC 4632). */
record AddressBlock(byte[] address, int prefixBits) {

    /** @return empty when it is neither; names are not looked up */
    static Optional<AddressBlock> parse(String written) {
        var parts = written.strip().split("/", 2);
        try {
            var address = InetAddress.ofLiteral(parts[0]).getAddress();
            int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : address.length * 8;
            return bits >= 0 && bits <= address.length * 8
                    ? Optional.of(new AddressBlock(address, bits))
                    : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    static AddressBlock of(InetAddress single) {
        return new AddressBlock(single.getAddress(), single.getAddress().length * 8);
    }

    boolean contains(InetAddress candidate) {
        byte[] other = candidate.getAddress();
        int whole = prefixBits / 8;
        if (other.length != address.length || !Arrays.equals(address, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = prefixBits % 8;
        return rest == 0 || ((address[whole] & 0xFF) ^ (other[whole] & 0xFF)) >> (8 - rest) == 0;
    }
}
