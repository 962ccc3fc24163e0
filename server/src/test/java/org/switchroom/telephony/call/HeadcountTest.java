package org.switchroom.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadcountTest {
    private final Headcount headcount = new Headcount();

    @Test
    void whoWaitsGoesOnWhenTheLastOneLeaves() throws InterruptedException {
        headcount.enters();
        headcount.enters();
        headcount.leaves();
        assertThat(headcount.awaitNone(1)).isFalse();
        var last = Thread.ofVirtual().start(headcount::leaves);
        assertThat(headcount.awaitNone(Long.MAX_VALUE)).isTrue();
        assertThat(headcount.now()).isZero();
        last.join();
    }

    @Test
    void whereNobodyIsNobodyIsWaitedFor() throws InterruptedException {
        assertThat(headcount.awaitNone(0)).isTrue();
    }
}
