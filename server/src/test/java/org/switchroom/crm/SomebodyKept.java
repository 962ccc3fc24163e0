package org.switchroom.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.AsAdministrator;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.crm.store.PersonRunner;
import org.switchroom.directory.TestFirm;
import org.switchroom.engine.EndedBy;
import org.switchroom.quality.TestRecording;
import org.switchroom.routing.JournalBacklog;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import org.switchroom.telephony.RecordingName;
import tools.jackson.databind.JsonNode;

/** Somebody of whom the firm keeps all that can be kept, and may be asked to show it or to erase it. */
@ServerTest
abstract class SomebodyKept extends AsAdministrator {
    static final String ALL = "/api/v1/admin/person-requests";

    @Autowired
    JdbcClient sql;

    @Autowired
    RoutingDesk desk;

    @Autowired
    JournalBacklog backlog;

    @Autowired
    ContactNotes wrapUps;

    @Autowired
    PersonRunner runner;

    @Autowired
    ApplicationEventPublisher events;

    @Value("${switchroom.data-dir}")
    Path dataDir;

    TestClient agent;
    TestCalls calls;
    String xenia;
    String other;

    /** By which the person would be found. */
    String who;

    String phone;
    String second;

    @BeforeEach
    void keepAllThatCanBeKeptOfSomebody() {
        who = "quasten" + firm.id() + "flosser";
        phone = "+49307%06d".formatted(firm.id());
        second = "+49308%06d".formatted(firm.id());
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        calls = new TestCalls(desk, firm);
        admin.post(
                "/api/v1/admin/custom-fields",
                Map.of(
                        "key",
                        "pet",
                        "name",
                        "Pet",
                        "type",
                        "TEXT",
                        "required",
                        false,
                        "onCard",
                        true,
                        "position",
                        1,
                        "choices",
                        List.of()));
        xenia = created(Map.of(
                "customerNumber",
                "K1",
                "firstName",
                "Xenia",
                "lastName",
                who,
                "email",
                "x@" + who + ".example",
                "phones",
                List.of(phone),
                "custom",
                Map.of("pet", who + "'s cat")));
        other = created(Map.of("lastName", "Weber", "customerNumber", "W1"));
        account(other, Map.of("relations", List.of(Map.of("kind", "HOUSEHOLD", "otherId", xenia))));
        account(
                xenia,
                Map.of(
                        "tags",
                        List.of(who),
                        "products",
                        List.of(Map.of("product", "For " + who, "serialNumber", "1"))));
        var incident = Map.of("status", "Open", "priority", "", "summary", who + "'s washer leaks");
        agent.post("/api/v1/customers/" + xenia + "/incidents", incident);
        agent.post("/api/v1/customers/" + xenia + "/notes", Map.of("text", "Mrs " + who + " wants a call"));
        agent.put("/api/v1/drafts/note/" + xenia, Map.of("content", who + " asks", "basedOnMs", 0));
        agent.post("/api/v1/customers/" + xenia + "/files?name=" + who + ".txt", "about " + who);
        mergeInto();
        importOver();
        talk();
        assertThat(signs()).as("places where the person is found").hasSizeGreaterThan(12);
    }

    String created(Map<String, ?> customer) {
        var answer = agent.post("/api/v1/customers", customer);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().at("/customer/id").asString();
    }

    int version(String customer) {
        return new TestAccount(agent, customer).version();
    }

    private void account(String customer, Map<String, ?> parts) {
        assertThat(new TestAccount(agent, customer).save(parts).status()).isEqualTo(200);
    }

    private void mergeInto() {
        var twin = created(Map.of("firstName", "X.", "lastName", who, "phones", List.of(second)));
        var merged = agent.post(
                "/api/v1/customers/" + xenia + "/merges",
                Map.of("version", version(xenia), "otherId", twin, "otherVersion", version(twin), "take", List.of()));
        assertThat(merged.status()).as(merged.body().toString()).isEqualTo(201);
    }

    private void importOver() {
        var file = "customerNumber,name,phone,city\nK1,,,Bonn\nK7,,%s,\n".formatted(phone);
        var id = admin.post("/api/v1/admin/imports?name=x.csv", file)
                .body()
                .at("/job/id")
                .asString();
        admin.put("/api/v1/admin/imports/" + id + "/state", Map.of("state", "RUNNING"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin.get("/api/v1/admin/imports/" + id)
                        .body()
                        .get("state")
                        .asString()
                        .equals("DONE"));
    }

    private void talk() {
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
        long contact = calls.queued(phone);
        calls.answer(contact);
        TestRecording.keep(dataDir, new RecordingName(firm.id(), contact, firm.agentId(), Instant.now()), events);
        calls.hangUp(contact, EndedBy.CALLER);
        wrapUps.wrapUp(firm.id(), contact, firm.agentId(), phone, "", who + " called");
        sql.sql("insert into pop.verifications (firm_id, contact_id, customer_id, fields, by_id, by_name)"
                        + " values (?, ?, ?, '{CITY}', ?, 'x')")
                .params(firm.id(), contact, Long.parseLong(xenia), firm.agentId())
                .update();
        calls.finishWrapUp();
        await().until(() -> backlog.events() == 0 && recordings() == 1);
    }

    int recordings() {
        return sql.sql("select count(*) from quality.recordings where firm_id = ?")
                .param(firm.id())
                .query(Integer.class)
                .single();
    }

    JsonNode done(String kind, String customerNumber) {
        return done(begun(xenia, kind, customerNumber));
    }

    String begun(String customer, String kind, String customerNumber) {
        var form = Map.of("customerId", customer, "kind", kind, "dueOn", "2030-01-31");
        var registered = admin.post(ALL, form);
        assertThat(registered.status()).as(registered.body().toString()).isEqualTo(201);
        var id = registered.body().get("id").asString();
        var begun = admin.post(ALL + "/" + id + "/start", Map.of("customerNumber", customerNumber));
        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(200);
        return id;
    }

    JsonNode done(String id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> admin.get(ALL + "/" + id).body(),
                        one -> !one.get("state").asString().equals("RUNNING"));
    }

    /** What broke off is tried again at once, and not when its time has come. */
    JsonNode hurried(String id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> triedAgain(id), one -> !one.get("state").asString().equals("RUNNING"));
    }

    private JsonNode triedAgain(String id) {
        sql.sql("update crm.person_requests set not_before = now() where id = ?")
                .param(Long.parseLong(id))
                .update();
        runner.look();
        return admin.get(ALL + "/" + id).body();
    }

    String uploaded(String file) {
        return admin.post("/api/v1/admin/imports?name=y.csv", file)
                .body()
                .at("/job/id")
                .asString();
    }

    /** Every text of every column of every table, and every file but the database's own and the journal (ADR 24). */
    List<String> signs() {
        var found = new ArrayList<>(sql.sql(allTexts())
                .param("signs", new String[] {who, phone.substring(1), second.substring(1)})
                .query((row, _) -> row.getString(1))
                .list());
        try (var files = Files.walk(dataDir)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(dataDir.resolve("postgres")))
                    .filter(file -> !file.startsWith(dataDir.resolve("journal")))
                    .filter(file -> mentions(file))
                    .forEach(file -> found.add(file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** One query for all columns together: column by column it would be a thousand. */
    private String allTexts() {
        return sql.sql("""
                        select format($$select distinct '%1$I.%2$I.%3$I ' || sign
                                          from %1$I.%2$I join unnest(:signs) sign on lower(%3$I::text) like '%%' || sign || '%%'$$,
                                      table_schema, table_name, column_name)
                          from information_schema.columns join information_schema.tables using (table_schema, table_name)
                         where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'""").query((row, _) -> row.getString(1)).list().stream()
                .collect(Collectors.joining(" union all "));
    }

    private boolean mentions(Path file) {
        try {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            return file.startsWith(dataDir.resolve("exports/" + firm.id()))
                    || Stream.of(who, phone, second).anyMatch(text::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
