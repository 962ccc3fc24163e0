package org.switchroom.crm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.crm.PersonalData;
import org.switchroom.crm.RecordLimits;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class PersonPatienceTest {
    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    JdbcClient sql;

    @Autowired
    JdbcOperations statements;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JsonMapper json;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Trail trail;

    @Autowired
    Patience patience;

    @TempDir
    Path dataDir;

    /** A place where the database breaks off until it is tried for the last time; it knows how long it was given. */
    private final class SlowPlace implements PersonalData {
        private final List<Integer> toFindMs = new CopyOnWriteArrayList<>();
        private final List<Integer> givenMs = new CopyOnWriteArrayList<>();

        @Override
        public String place() {
            return "slow";
        }

        @Override
        public Set<Long> contacts(int firmId, Set<String> numbers) {
            toFindMs.add(limitMs());
            return Set.of();
        }

        @Override
        public void show(Person person, Showing to) {
            givenMs.add(limitMs());
            if (givenMs.size() < RecordLimits.PERSON_ATTEMPTS) {
                throw new QueryTimeoutException("too slow");
            }
        }

        @Override
        public Map<String, Long> erase(Person person) {
            return Map.of();
        }
    }

    private int limitMs() {
        ConnectionCallback<Integer> limit = connection -> connection.getNetworkTimeout();
        return Objects.requireNonNull(statements.execute(limit));
    }

    @Test
    void whoAsksToSeeIsGivenFiveTimesTheTimeEachTime() {
        var firm = TestFirm.create(editor);
        var admin = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
        var customer = admin.post("/api/v1/customers", Map.of("lastName", "Weber"))
                .body()
                .at("/customer/id")
                .asString();
        var wish = Map.of("customerId", customer, "kind", "ACCESS", "dueOn", "2030-01-31");
        long request = admin.post("/api/v1/admin/person-requests", wish)
                .body()
                .get("id")
                .asLong();
        sql.sql("update crm.person_requests set state = 'RUNNING' where id = ?")
                .param(request)
                .update();
        var place = new SlowPlace();
        var runner = new PersonRunner(
                sql,
                transactions,
                json,
                new PersonScope(sql, List.of(place)),
                List.of(place),
                events,
                trail,
                patience,
                dataDir);
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                // It is tried again at once, and not when its time has come.
                sql.sql("update crm.person_requests set not_before = now() where id = ?")
                        .param(request)
                        .update();
                runner.look();
                return admin.get("/api/v1/admin/person-requests/" + request)
                        .body()
                        .get("state")
                        .asString()
                        .equals("DONE");
            });
        } finally {
            runner.stop();
        }
        int usual = limitMs();
        assertThat(usual).isPositive();
        assertThat(place.toFindMs).containsExactly(usual, 5 * usual, 25 * usual);
        assertThat(place.givenMs).containsExactly(usual, 5 * usual, 25 * usual);
    }
}
