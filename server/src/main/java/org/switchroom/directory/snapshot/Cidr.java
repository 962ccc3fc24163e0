package org.switchroom.directory.snapshot;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/** A block of addresses, {@code 192.0.2.0/24}; a single address is a block of one. */
record Cidr(byte[] address, int prefix) {

    /** Never asks the name service. */
    static Optional<Cidr> parse(String written) {
        var slash = written.indexOf('/');
        try {
            var address = InetAddress.ofLiteral(slash < 0 ? written : written.substring(0, slash))
                    .getAddress();
            var bits = address.length * 8;
            var prefix = slash < 0 ? bits : Integer.parseInt(written.substring(slash + 1));
            return prefix < 0 || prefix > bits ? Optional.empty() : Optional.of(new Cidr(address, prefix));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    boolean overlaps(Cidr other) {
        return address.length == other.address.length
                && Arrays.equals(masked(Math.min(prefix, other.prefix)), other.masked(Math.min(prefix, other.prefix)));
    }

    private byte[] masked(int bits) {
        var masked = address.clone();
        for (var i = 0; i < masked.length; i++) {
            var kept = Math.clamp(bits - i * 8L, 0, 8);
            masked[i] &= (byte) (0xff << (8 - kept));
        }
        return masked;
    }
}
