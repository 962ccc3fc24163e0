package org.switchroom.developers.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RatesTest {
    private final AtomicLong now = new AtomicLong(1_780_000_000_000L);
    private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    private final Rates rates = new Rates(clock);

    @Test
    void allowsTheQuotaAndNoMoreUntilTheWindowEnds() {
        assertThat(rates.request("a", 2)).isEqualTo(new Rates.Left(true, 1, 60));
        now.addAndGet(30_500);
        assertThat(rates.request("a", 2)).isEqualTo(new Rates.Left(true, 0, 30));
        assertThat(rates.request("a", 2)).isEqualTo(new Rates.Left(false, 0, 30));
        now.addAndGet(29_499);
        assertThat(rates.request("a", 2)).isEqualTo(new Rates.Left(false, 0, 1));
        now.addAndGet(1);
        assertThat(rates.request("a", 2)).isEqualTo(new Rates.Left(true, 1, 60));
    }

    @Test
    void countsEachAskerApart() {
        assertThat(rates.request("a", 1).allowed()).isTrue();
        assertThat(rates.request("b", 1).allowed()).isTrue();
        assertThat(rates.request("a", 1).allowed()).isFalse();
    }
}
