package org.switchroom.reporting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import org.switchroom.engine.EndedBy;
import org.switchroom.routing.JournalBacklog;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;

/** The waits announced, held against the real ones of the contact log. */
@SpringBootTest
@ContextConfiguration(initializers = TestDatabase.class)
class AnnouncedWaitsTest {
    @Autowired
    private DirectoryEditor editor;

    @Autowired
    private RoutingDesk desk;

    @Autowired
    private JournalBacklog backlog;

    @Autowired
    private AnnouncedWaits waits;

    @Test
    void whoWasAnsweredIsCountedByHourAndAltogether() {
        var firm = TestFirm.create(editor);
        var calls = new TestCalls(desk, firm);
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
        calls.wholeCall();
        long talking = calls.queued(TestCalls.CALLER);
        calls.answer(talking);
        long second = calls.queued(TestCalls.CALLER);
        calls.hangUp(calls.queued(TestCalls.CALLER), EndedBy.CALLER);
        calls.hangUp(talking, EndedBy.CALLER);
        calls.finishWrapUp();
        calls.answer(second);
        await().until(() -> backlog.events() == 0);
        var found = waits.ofQueue(firm.id(), firm.queueId(), ZoneOffset.UTC, Duration.ofDays(1));
        var all = found.getLast();
        assertThat(all.hour()).isNull();
        assertThat(all.answered()).isEqualTo(3);
        assertThat(all.near()).isEqualTo(3);
        assertThat(found.subList(0, found.size() - 1))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.hour()).isBetween(0, 23));
        assertThat(waits.ofQueue(firm.id() + 1, firm.queueId(), ZoneOffset.UTC, Duration.ofDays(1)))
                .isEmpty();
    }
}
