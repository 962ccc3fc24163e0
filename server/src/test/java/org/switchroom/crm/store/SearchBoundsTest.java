package org.switchroom.crm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.SearchRefused;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

@ServerTest
class SearchBoundsTest {
    private static final String ENDLESS = "select 1 from pg_sleep(3600)";

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionOperations transaction;

    private final AtomicLong clock = new AtomicLong();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService searchers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void letAllGo() {
        over.countDown();
        searchers.close();
    }

    private SearchDeadline deadline(long limitMs) {
        return new SearchDeadline(sql, limitMs, clock::get);
    }

    private void pass(long ms) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(ms));
    }

    @Test
    void aLaterStatementGetsOnlyWhatIsLeft() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    var deadline = deadline(TimeUnit.HOURS.toMillis(1));
                    deadline.sql("select 1").query(Integer.class).single();
                    pass(TimeUnit.HOURS.toMillis(1) - 40);
                    deadline.sql(ENDLESS).query(Integer.class).single();
                }))
                .isInstanceOf(QueryTimeoutException.class);
    }

    @Test
    void nothingIsAskedWhenNoTimeIsLeft() {
        var deadline = deadline(2_000);
        pass(2_000);
        assertThatThrownBy(() -> deadline.sql("select 1")).isInstanceOf(SearchRefused.class);
    }

    @Test
    void oneFirmCannotTakeTheTurnsOfAnother() throws Exception {
        var turns = new SearchTurns(sql, transaction);
        var inside = new CountDownLatch(RecordLimits.SEARCHES_OF_A_FIRM);
        for (int i = 0; i < RecordLimits.SEARCHES_OF_A_FIRM; i++) {
            take(turns, 1, inside);
        }
        inside.await();
        assertThatThrownBy(() -> turns.take(1, deadline(1), () -> "late"))
                .isInstanceOf(SearchRefused.class)
                .hasMessageContaining("Too many searches");
        assertThat(turns.take(2, deadline(1), () -> "found")).isEqualTo("found");
    }

    @Test
    void noMoreThanSoManySearchAtOnce() throws Exception {
        var turns = new SearchTurns(sql, transaction);
        var inside = new CountDownLatch(RecordLimits.SEARCHES_AT_ONCE);
        for (int i = 0; i < RecordLimits.SEARCHES_AT_ONCE; i++) {
            take(turns, i, inside);
        }
        inside.await();
        assertThatThrownBy(() -> turns.take(99, deadline(1), () -> "late")).isInstanceOf(SearchRefused.class);
        over.countDown();
        assertThat(turns.take(99, deadline(60_000), () -> "found")).isEqualTo("found");
    }

    @Test
    void aTurnIsGivenBackWhenASearchFails() {
        var turns = new SearchTurns(sql, transaction);
        for (int i = 0; i <= RecordLimits.SEARCHES_AT_ONCE; i++) {
            assertThatThrownBy(() -> turns.take(1, deadline(1), () -> {
                        throw new IllegalStateException("failed");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "crm.name_words, /api/v1/search?query=mikkelsen",
        "crm.customers, /api/v1/customers",
        "crm.employees, /api/v1/employees"
    })
    void saysThatASearchTookTooLong(String table, String path) throws ExecutionException, InterruptedException {
        var firm = TestFirm.create(editor);
        var agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        var locked = new CountDownLatch(1);
        var lock = searchers.submit(() -> transaction.executeWithoutResult(_ -> {
            sql.sql("lock table " + table + " in access exclusive mode").update();
            locked.countDown();
            await(over);
        }));
        locked.await();
        var answer = agent.get(path);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.detail()).contains("broken off", "Type more");
        over.countDown();
        lock.get();
        assertThat(agent.get(path).status()).isEqualTo(200);
    }

    private Future<String> take(SearchTurns turns, int firm, CountDownLatch inside) {
        return searchers.submit(() -> turns.take(firm, deadline(60_000), () -> {
            inside.countDown();
            await(over);
            return "found";
        }));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
