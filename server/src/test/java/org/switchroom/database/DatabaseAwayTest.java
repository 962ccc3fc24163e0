package org.switchroom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.TestClient;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerLookup;
import org.switchroom.crm.ContactNotes;
import org.switchroom.crm.RecordImport;
import org.switchroom.crm.RecordImport.NewCustomer;
import org.switchroom.desk.OnceOnly;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;

/** PostgreSQL stops and comes back while the server runs. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseAwayTest.OwnDatabase.class)
@DirtiesContext
class DatabaseAwayTest {
    private static final String NUMBER = "+493023125401";

    @LocalServerPort
    int port;

    @Autowired
    EmbeddedPostgres postgres;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    Directory directory;

    @Autowired
    CallerLookup lookup;

    @Autowired
    ContactNotes notes;

    @Autowired
    RoutingDesk desk;

    @Autowired
    RecordImport records;

    @Autowired
    OnceOnly onceOnly;

    @Autowired
    JdbcClient sql;

    TestFirm firm;

    static class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            new TestDatabase().initialize(context);
            TestPropertyValues.of(
                            "switchroom.database.url=",
                            "switchroom.database.program=" + TestDatabase.PROGRAM,
                            "switchroom.database.connection-timeout=1s")
                    .applyTo(context);
        }
    }

    @BeforeEach
    void createFirmAndStop() {
        firm = TestFirm.create(editor);
        records.customers(
                firm.id(),
                List.of(new NewCustomer(
                        "C-1", "Greta", "Müller", "", "", List.of(NUMBER), "", "", "", "DE", "de", List.of())));
        postgres.stop();
    }

    @AfterEach
    void startAgain() throws Exception {
        postgres.start();
    }

    @Test
    void goesOnWithoutItAndTakesItUpAgain() throws Exception {
        var client = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
        assertThat(directory.queues(firm.id())).hasSize(1);
        assertThat(client.get("/api/v1/admin/queues").status()).isEqualTo(200);

        var card = lookup.find(firm.id(), NUMBER, 5_000);
        assertThat(card.kind()).isEqualTo(CallerCard.Kind.UNKNOWN);
        assertThat(card.number()).isEqualTo(NUMBER);
        assertThat(card.problem()).contains("cannot be reached");
        assertThatThrownBy(() -> notes.wrapUp(firm.id(), 1L, firm.agentId(), NUMBER, "", "A note."))
                .isInstanceOf(ContactNotes.RecordsAway.class);

        var refused = client.get("/api/v1/customers");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.detail()).contains("database cannot be reached");
        assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
        var reason = Map.of("code", "LUNCH", "label", "Lunch");
        assertThat(client.post("/api/v1/admin/reason-codes", reason).status()).isEqualTo(503);
        assertThat(directory.reasonCodes(firm.id())).hasSize(1);

        postgres.start();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(lookup.find(firm.id(), NUMBER, 5_000).kind()).isEqualTo(CallerCard.Kind.CUSTOMER));
        notes.wrapUp(firm.id(), 1L, firm.agentId(), NUMBER, "", "A note.");
        assertThat(lookup.find(firm.id(), NUMBER, 5_000).notes()).hasSize(1);
        assertThat(client.post("/api/v1/admin/reason-codes", reason).status()).isEqualTo(201);
    }

    /** What was thrown is told, not the database's failure that caused it. */
    @Test
    void saysOfANoteThatItIsToBeKeptAndWhenToTryAgain() {
        var calls = new TestCalls(desk, firm);
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
        long contact = calls.queued(NUMBER);
        calls.answer(contact);
        var agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        var note = Map.of("dispositionCode", "", "note", "A note.");
        var path = "/api/v1/agent/contacts/" + contact + "/wrap-up";
        var refused = await().until(() -> agent.post(path, note), answer -> answer.status() != 404);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.detail()).contains("Keep the note");
        assertThat(refused.raw().headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void whatIsDoneOnceOnlyIsDoneWithoutItAndWrittenDownAfterwards() throws Exception {
        var request = new OnceOnly.Request(firm.id(), firm.agentId(), "click-0001", NUMBER);
        var refused = new OnceOnly.Request(firm.id(), firm.agentId(), "click-0002", NUMBER);
        var calls = new AtomicInteger();
        var first = onceOnly.once(request, () -> "contact " + calls.incrementAndGet());
        var again = onceOnly.once(request, () -> "contact " + calls.incrementAndGet());
        assertThat(first.answer()).isEqualTo("contact 1");
        assertThat(again).isEqualTo(new OnceOnly.Done("contact 1", true));
        assertThatThrownBy(() -> onceOnly.once(refused, () -> {
                    throw new IllegalStateException("busy");
                }))
                .hasMessage("busy");
        assertThat(onceOnly.once(refused, () -> "contact 2").again()).isFalse();
        assertThatThrownBy(() -> onceOnly.once(
                        new OnceOnly.Request(firm.id(), firm.agentId(), "click-0001", "+49110"), () -> ""))
                .isInstanceOf(ChangeRefused.class);

        postgres.start();
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> sql.sql("select answer from desk.requests where firm_id = ? order by request_id")
                        .param(firm.id())
                        .query(String.class)
                        .list()
                        .equals(List.of("contact 1", "contact 2")));
    }
}
