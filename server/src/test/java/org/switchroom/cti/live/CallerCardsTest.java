package org.switchroom.cti.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.switchroom.connectors.ForeignRecord;
import org.switchroom.crm.CallerCard;

class CallerCardsTest {
    private static final int CALLERS = 50;
    private static final int AT_ONCE = 16;

    private final AtomicInteger asking = new AtomicInteger();
    private final AtomicInteger askedInAll = new AtomicInteger();
    private final CountDownLatch answer = new CountDownLatch(1);

    private final CallerCards cards =
            new CallerCards((firm, number, limit) -> CallerCard.unknown(number, null), this::find, contact -> {});

    /** A database that answers when the test says so. */
    private List<ForeignRecord> find(int firmId, String number) {
        asking.incrementAndGet();
        askedInAll.incrementAndGet();
        try {
            answer.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            asking.decrementAndGet();
        }
        return List.of(new ForeignRecord("ERP", List.of(), "none"));
    }

    private static LongStream callers() {
        return LongStream.rangeClosed(1, CALLERS);
    }

    @Test
    void aDatabaseThatHangsIsAskedForFewCallersAtOnceAndHoldsNoCardUp() {
        callers().forEach(contact -> cards.look(1, contact, "+49301"));
        await().until(() -> callers().allMatch(contact -> cards.card(contact) != null));
        await().until(() -> asking.get() >= AT_ONCE);
        assertThat(asking).hasValue(AT_ONCE);
        long over = CALLERS;
        cards.forget(over);
        answer.countDown();
        await().until(() -> callers()
                .allMatch(contact -> contact == over || !cards.records(contact).isEmpty()));
        await().until(() -> asking.get() == 0);
        assertThat(cards.records(over)).isEmpty();
    }
}
