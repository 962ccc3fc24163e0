package org.switchroom.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.QueuedCause;

/** Three phones ring for one contact: each is told of, with what became of it. */
class RingAllLogTest {
    private final ContactFold fold = new ContactFold(List.of(), List.of());
    private long seq;

    private void tell(Event... events) {
        for (var event : events) {
            seq++;
            fold.add(new LoggedEvent(seq, seq * 1_000, 1, event));
        }
    }

    @Test
    void theLogSaysOfEachWhoWasRungWhatBecameOfIt() {
        tell(
                new Event.ContactOpened(100, "", ""),
                new Event.ContactQueued(100, 7, 0, 1, 0, QueuedCause.FROM_MENU),
                new Event.ContactOffered(100, 7, 1, "d1", 60_000),
                new Event.ContactOffered(100, 7, 2, "d2", 60_000),
                new Event.ContactOffered(100, 7, 3, "d3", 60_000),
                new Event.OfferEnded(100, 7, 2, OfferEnd.DECLINED),
                new Event.ContactConnected(100, 7, 3, 5_000),
                new Event.OfferEnded(100, 7, 1, OfferEnd.TAKEN));
        assertThat(fold.drain().segments().stream()
                        .filter(segment -> segment.kind() == SegmentKind.OFFER)
                        .map(segment -> segment.agentId() + " " + segment.result()))
                .containsExactlyInAnyOrder("1 TAKEN", "2 DECLINED", "3 ANSWERED");
    }
}
