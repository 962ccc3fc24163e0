package org.switchroom.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceLimiterTest {
    private static final InetAddress ONE = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress OTHER = InetAddress.ofLiteral("2001:db8::1");

    private long nanos;
    private final SourceLimiter limiter = new SourceLimiter(2, 3, 2, () -> nanos);

    private long admitted(InetAddress source, int asked) {
        return IntStream.range(0, asked).filter(i -> limiter.admits(source)).count();
    }

    @Test
    void eachAddressHasItsOwnBucketAndItFillsAgain() {
        assertThat(admitted(ONE, 10)).isEqualTo(3);
        assertThat(admitted(OTHER, 10)).isEqualTo(3);
        nanos += 1_000_000_000L;
        assertThat(admitted(ONE, 10)).isEqualTo(2);
        nanos += 3_600_000_000_000L;
        assertThat(admitted(ONE, 10)).isEqualTo(3);
    }

    @Test
    void onlyTheLastAddressesAreRemembered() {
        assertThat(admitted(ONE, 10)).isEqualTo(3);
        assertThat(admitted(OTHER, 1)).isEqualTo(1);
        assertThat(admitted(InetAddress.ofLiteral("192.0.2.3"), 1)).isEqualTo(1);
        assertThat(admitted(ONE, 10)).isEqualTo(3);
    }

    @Test
    void askingWhetherATokenIsLeftTakesNone() {
        assertThat(IntStream.range(0, 10).anyMatch(i -> limiter.exhausted(ONE))).isFalse();
        assertThat(admitted(ONE, 10)).isEqualTo(3);
        assertThat(limiter.exhausted(ONE)).isTrue();
        nanos += 1_000_000_000L;
        assertThat(limiter.exhausted(ONE)).isFalse();
    }

    @Test
    void anAddressIsNewOnceUntilItIsForgotten() {
        assertThat(limiter.charge(ONE)).isTrue();
        nanos += 3_600_000_000_000L;
        assertThat(limiter.charge(ONE)).isFalse();
        limiter.charge(OTHER);
        limiter.charge(InetAddress.ofLiteral("192.0.2.3"));
        assertThat(limiter.charge(ONE)).isTrue();
    }
}
