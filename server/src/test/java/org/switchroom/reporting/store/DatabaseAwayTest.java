package org.switchroom.reporting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.switchroom.database.EmbeddedPostgres;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import org.switchroom.reporting.LiveBoard;
import org.switchroom.routing.JournalBacklog;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;

/** A real PostgreSQL of its own goes away and comes back while calls go on. */
@SpringBootTest
class DatabaseAwayTest {
    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry properties) {
        var data = TestDatabase.temporaryDirectory("away");
        properties.add("switchroom.data-dir", data::toString);
        properties.add("switchroom.database.program", () -> "target/postgres-program");
    }

    @Autowired
    EmbeddedPostgres postgres;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    RoutingDesk desk;

    @Autowired
    JournalBacklog backlog;

    @Autowired
    LiveBoard board;

    @Autowired
    JdbcClient sql;

    @Test
    void callsGoOnWhileItIsAwayAndNothingIsMissingAfterwards() throws IOException {
        var firm = TestFirm.atNoon(editor);
        var calls = new TestCalls(desk, firm);
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
        var made = new ArrayList<Long>();
        for (int round = 0; round < 2; round++) {
            call(calls, made, 100);
            postgres.stop();
            call(calls, made, 100);
            assertThat(backlog.byFollower().get(ContactLogWriter.FOLLOWER)).isPositive();
            await().until(() -> board.of(firm.id()).totals().endedToday() == made.size());
            postgres.start();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> backlog.events() == 0);
        assertThat(
                        longs(
                                "select contact_id from reporting.contacts where ended_at is not null and outcome = 'ANSWERED'"))
                .containsExactlyInAnyOrderElementsOf(made);
        assertThat(longs("select count(*) from reporting.segments where ended_at is not null group by contact_id"))
                .hasSize(made.size())
                .containsOnly(5L);
        assertThat(longs("select count(*) from reporting.segments where ended_at is null"))
                .containsExactly(0L);
    }

    private static void call(TestCalls calls, List<Long> made, int count) {
        for (int i = 0; i < count; i++) {
            made.add(calls.wholeCall());
        }
    }

    private List<Long> longs(String query) {
        return sql.sql(query).query(Long.class).list();
    }
}
