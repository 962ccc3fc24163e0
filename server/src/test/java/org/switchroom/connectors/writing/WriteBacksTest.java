package org.switchroom.connectors.writing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.crm.ContactNotes;
import org.switchroom.crm.PersonalData;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What agents write down arrives in the company's own systems: a service, a database, a file. */
@ServerTest
class WriteBacksTest {
    private static final String CONNECTORS = "/api/v1/admin/connectors";
    private static final String WRITE_BACKS = "/api/v1/admin/write-backs";
    private static final String GRETA = "+493023125401";
    private static final String BODY = """
            {"id": "{key}", "version": "{version}", "customer": "{customerNumber}", "name": "{firstName} {lastName}",
             "tags": ["call", "{dispositionCode}"], "text": "{disposition}: {note}", "by": "{agent}", "call": {"phone": "{digits}"}}""";

    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    ContactNotes notes;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    List<PersonalData> personalData;

    @Value("${switchroom.data-dir}")
    Path dataDir;

    TestFirm firm;
    TestClient admin;
    String customerId;

    @BeforeEach
    void create() {
        firm = TestFirm.create(editor);
        admin = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
        assertThat(admin.post("/api/v1/admin/dispositions", Map.of("code", "FAULT", "label", "Technical fault"))
                        .status())
                .isEqualTo(201);
        var made = admin.post(
                "/api/v1/customers",
                Map.of("customerNumber", "K-7", "firstName", "Greta", "lastName", "Öst", "phones", List.of(GRETA)));
        assertThat(made.status()).as(made.detail()).isEqualTo(201);
        customerId = made.body().at("/customer/id").asString();
        SERVICE.resetAll();
        answers(aResponse().withStatus(201).withBody("{\"id\": 5}"));
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        SERVICE.stubFor(post(urlEqualTo("/notes")).willReturn(answer));
    }

    private static Map<String, Object> rest(String url, String body) {
        return Map.of("method", "POST", "url", url, "body", body);
    }

    private static Map<String, Object> writing(String kind, Map<String, Object> part) {
        return Map.of("enabled", true, "timeMs", 5_000, kind, part);
    }

    private static Map<String, Object> connector(
            String kind, Map<String, Object> settings, @Nullable Map<String, Object> writeBack, String secret) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", "CRM " + kind);
        body.put("enabled", true);
        body.put("place", 1);
        body.put("goesOn", false);
        body.put("settings", Map.of("kind", kind.toUpperCase(), kind, settings));
        body.put(
                "mapping",
                Map.of(
                        "kind",
                        "CUSTOMER",
                        "list",
                        "",
                        "fields",
                        List.of(Map.of("field", "LAST_NAME", "label", "", "from", "name")),
                        "items",
                        "",
                        "itemFields",
                        List.of()));
        body.put("limits", Map.of("timeMs", 2_000, "atOnce", 2, "cacheSeconds", 0));
        body.put("writeBack", writeBack);
        body.put("secret", secret);
        return body;
    }

    private static Map<String, Object> service(String url, String body) {
        return connector(
                "rest",
                Map.of(
                        "urls",
                        List.of(SERVICE.baseUrl() + "/people/{number}"),
                        "headers",
                        Map.of("X-Tenant", "7"),
                        "login",
                        "BEARER",
                        "account",
                        ""),
                writing("rest", rest(url, body)),
                "top-secret");
    }

    private static Map<String, Object> service() {
        return service(SERVICE.baseUrl() + "/notes", BODY);
    }

    private int kept(Map<String, Object> connector) {
        var made = admin.post(CONNECTORS, connector);
        assertThat(made.status()).as(made.detail()).isEqualTo(201);
        return made.id();
    }

    private void wrapUp(long contact, String number, String disposition, String note) {
        notes.wrapUp(firm.id(), contact, firm.agentId(), number, disposition, note);
    }

    private static List<LoggedRequest> written() {
        return SERVICE.findAll(postRequestedFor(urlEqualTo("/notes")));
    }

    private static JsonNode body(LoggedRequest request) {
        return JsonMapper.shared().readTree(request.getBodyAsString());
    }

    private List<JsonNode> rows(String query) {
        return admin.get(WRITE_BACKS + query).body().get("items").valueStream().toList();
    }

    private JsonNode row(Predicate<JsonNode> wanted) {
        return await().until(() -> rows(""), rows -> rows.stream().anyMatch(wanted)).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    private static Predicate<JsonNode> in(String state) {
        return row -> row.get("state").asString().equals(state);
    }

    @Test
    void postsWhatWasWrittenDown() {
        kept(service());
        wrapUp(41, GRETA, "FAULT", "Says \"{note}\"\nand \\ more");
        await().until(() -> written().size() == 1);
        var request = written().getFirst();
        var key = "contact-41-" + firm.agentId();
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer top-secret");
        assertThat(request.getHeader("X-Tenant")).isEqualTo("7");
        assertThat(request.getHeader("Idempotency-Key")).isEqualTo("\"" + key + "/1\"");
        var body = body(request);
        assertThat(body.get("id").asString()).isEqualTo(key);
        assertThat(body.get("version").asString()).isEqualTo("1");
        assertThat(body.get("customer").asString()).isEqualTo("K-7");
        assertThat(body.get("name").asString()).isEqualTo("Greta Öst");
        assertThat(body.at("/tags/1").asString()).isEqualTo("FAULT");
        assertThat(body.get("text").asString()).isEqualTo("Technical fault: Says \"{note}\"\nand \\ more");
        assertThat(body.get("by").asString()).isEqualTo("The AGENT");
        assertThat(body.at("/call/phone").asString()).isEqualTo("493023125401");
        var done = row(in("DONE"));
        assertThat(done.get("lastSaid").asString()).startsWith("201").contains("{\"id\": 5}");
        assertThat(done.get("connector").asString()).isEqualTo("CRM rest");
    }

    @Test
    void writesLaterChangesUnderTheSameKey() {
        kept(service());
        wrapUp(42, GRETA, "FAULT", "first");
        await().until(() -> written().size() == 1);
        row(in("DONE"));
        wrapUp(42, GRETA, "FAULT", "first");
        wrapUp(42, GRETA, "FAULT", "second");
        await().until(() -> written().size() == 2);
        row(in("DONE"));
        var account = admin.get("/api/v1/customers/" + customerId).body();
        var note = account.get("notes").get(0);
        var changed = admin.put(
                "/api/v1/customers/" + customerId + "/notes/" + note.get("id").asString(),
                Map.of("text", "third", "version", note.get("version").asInt()));
        assertThat(changed.status()).as(changed.detail()).isEqualTo(200);
        await().until(() -> written().size() == 3);
        assertThat(written().stream().map(one -> body(one).get("text").asString()))
                .containsExactly("Technical fault: first", "Technical fault: second", "Technical fault: third");
        assertThat(written().stream().map(one -> body(one).get("version").asString()))
                .containsExactly("1", "2", "3");
        assertThat(written().stream().map(one -> body(one).get("id").asString()).distinct())
                .hasSize(1);
    }

    @Test
    void writesNotesThatAreOfNoContact() {
        kept(service());
        admin.post("/api/v1/customers/" + customerId + "/notes", Map.of("text", "on its own"));
        await().until(() -> written().size() == 1);
        assertThat(body(written().getFirst()).get("text").asString()).isEqualTo(": on its own");
        assertThat(body(written().getFirst()).get("id").asString()).startsWith("note-");
    }

    @Test
    void keepsTheOrderOfOneCustomer() {
        kept(service());
        SERVICE.stubFor(post(urlEqualTo("/notes"))
                .withRequestBody(containing("Greta 1"))
                .inScenario("away")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503).withFixedDelay(300))
                .willSetStateTo("back"));
        for (int i = 1; i <= 6; i++) {
            wrapUp(49 + i, GRETA, "", "Greta " + i);
        }
        await().until(() -> rows("?state=DONE").size() == 6);
        var texts = new ArrayList<String>();
        SERVICE.getAllServeEvents().reversed().stream()
                .filter(event -> event.getResponse().getStatus() == 201)
                .forEach(event -> texts.add(JsonMapper.shared()
                        .readTree(event.getRequest().getBodyAsString())
                        .get("text")
                        .asString()));
        assertThat(texts).containsExactly(": Greta 1", ": Greta 2", ": Greta 3", ": Greta 4", ": Greta 5", ": Greta 6");
    }

    @Test
    void putsAsideWhatIsRefusedAndSendsItAgainByHand() {
        kept(service());
        SERVICE.stubFor(post(urlEqualTo("/notes"))
                .withRequestBody(containing("bad"))
                .willReturn(aResponse().withStatus(422).withBody("no such customer")));
        wrapUp(60, GRETA, "", "bad");
        wrapUp(61, GRETA, "", "good");
        var dead = row(in("DEAD"));
        assertThat(dead.get("lastSaid").asString()).contains("422").contains("no such customer");
        assertThat(dead.get("attempts").asInt()).isEqualTo(1);
        row(in("DONE"));
        SERVICE.resetMappings();
        answers(aResponse().withStatus(200));
        assertThat(admin.post(WRITE_BACKS + "/" + dead.get("id").asString() + "/send", null)
                        .status())
                .isEqualTo(202);
        await().until(() -> rows("?state=DONE").size() == 2);
        assertThat(written().stream()
                        .filter(one -> one.getBodyAsString().contains("bad"))
                        .map(one -> one.getHeader("Idempotency-Key"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void givesUpAfterManyFailures() {
        kept(service());
        answers(aResponse().withStatus(500));
        wrapUp(65, GRETA, "", "in vain");
        assertThat(row(in("DEAD")).get("attempts").asInt()).isEqualTo(10);
        assertThat(written()).hasSize(10);
    }

    @Test
    void keepsNothingOfWhatIsNotKept() {
        kept(service());
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    wrapUp(70, GRETA, "FAULT", "never");
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(rows("")).isEmpty();
        wrapUp(71, GRETA, "", "");
        assertThat(rows("")).isEmpty();
    }

    @Test
    void savesThoughNothingAnswersThere() {
        var connector = service();
        answers(aResponse().withStatus(200).withFixedDelay(20_000));
        kept(connector);
        wrapUp(72, GRETA, "FAULT", "kept all the same");
        assertThat(admin.get("/api/v1/customers/" + customerId).raw().body()).contains("kept all the same");
        assertThat(rows("")).singleElement().matches(in("WAITING"));
    }

    @Test
    void putsAsideWhatComesWhenTooMuchWaits() {
        tooMuchWaits(kept(service()));
        wrapUp(75, GRETA, "", "one too many");
        assertThat(rows("?state=DEAD"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("lastSaid").asString()).contains("So many wait"));
    }

    @Test
    void changesWhatWaitsThoughTooMuchWaits() {
        int connector = kept(service());
        tooMuchWaits(connector);
        sql.sql("update connectors.write_backs set key = :key where connector_id = :connector and key = 'waits-1'")
                .param("key", "contact-76-" + firm.agentId())
                .param("connector", connector)
                .update();
        wrapUp(76, GRETA, "", "changed meanwhile");
        await().until(() -> rows("?state=DONE").size() == 1);
        assertThat(body(written().getFirst()).get("text").asString()).isEqualTo(": changed meanwhile");
        assertThat(rows("?state=DEAD")).isEmpty();
    }

    private void tooMuchWaits(int connector) {
        sql.sql("""
                        insert into connectors.write_backs (firm_id, connector_id, key, number, about, entry, state, next_at)
                        select :firm, :connector, 'waits-' || n, '', 'somebody ' || n, '{"note": "waits"}', 'WAITING',
                               now() + interval '1 day'
                          from generate_series(1, 10000) n""").param("firm", firm.id()).param("connector", connector).update();
    }

    @Test
    void forgetsWhoIsErased() {
        kept(service());
        answers(aResponse().withStatus(503));
        wrapUp(80, GRETA, "", "about Greta");
        wrapUp(81, "+4930555123", "", "about somebody else");
        var person = new PersonalData.Person(
                firm.id(), Set.of(Long.parseLong(customerId)), Set.of(GRETA), Set.of(80L), Set.of("Greta Öst"), false);
        for (var place : personalData) {
            if (place.place().equals("write-backs")) {
                assertThat(erased(place, person)).isEqualTo(Map.of("write-backs", 1L));
            }
        }
        assertThat(rows(""))
                .singleElement()
                .satisfies(row -> assertThat(row.at("/values/note").asString()).isEqualTo("about somebody else"));
    }

    private static Map<String, Long> erased(PersonalData place, PersonalData.Person person) {
        try {
            return place.erase(person);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> database(TestDatabase.Access access, String statement) {
        var at = URI.create(access.url().substring("jdbc:".length()));
        return connector(
                "sql",
                Map.of(
                        "product",
                        "POSTGRESQL",
                        "host",
                        "127.0.0.1",
                        "port",
                        at.getPort(),
                        "database",
                        at.getPath().substring(1),
                        "tls",
                        false,
                        "user",
                        access.username(),
                        "queries",
                        List.of("select name from people where tel = :number")),
                writing("sql", Map.of("statement", statement)),
                access.password());
    }

    private static List<String> execute(TestDatabase.Access access, String statement) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(access.url(), access.username(), access.password());
                var prepared = connection.createStatement()) {
            if (prepared.execute(statement)) {
                try (var rows = prepared.getResultSet()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
        }
        return found;
    }

    @Test
    void insertsIntoADatabase() throws SQLException {
        var access = TestDatabase.fresh();
        execute(access, "create table calls (key text primary key, version int, at timestamptz, note text)");
        kept(database(access, """
                insert into calls (key, version, at, note) values (:key, :version, :at::timestamptz, :note)
                on conflict (key) do update set version = excluded.version, note = excluded.note"""));
        wrapUp(90, GRETA, "", "x'); drop table calls; --");
        row(in("DONE"));
        wrapUp(90, GRETA, "", "better");
        row(row -> in("DONE").test(row) && row.get("version").asInt() == 2);
        assertThat(execute(
                        access, "select version || ' ' || note || ' ' || (at > now() - interval '1 hour') from calls"))
                .containsExactly("2 better true");
    }

    @Test
    void saysWhatTheDatabaseRefuses() throws SQLException {
        var access = TestDatabase.fresh();
        execute(access, "create table calls (key text, version int check (version > 5))");
        kept(database(access, "insert into calls (key, version) values (:key, :version)"));
        wrapUp(91, GRETA, "", "refused");
        assertThat(row(in("DEAD")).get("lastSaid").asString()).contains("violates check constraint");
    }

    private Map<String, Object> file(String value) {
        return connector(
                "csv",
                Map.of(
                        "file",
                        "people.csv",
                        "separator",
                        ";",
                        "numberColumns",
                        List.of("tel"),
                        "customerColumn",
                        "",
                        "orderColumn",
                        ""),
                writing(
                        "csv",
                        Map.of(
                                "file",
                                "notes.csv",
                                "columns",
                                List.of(
                                        Map.of("name", "key", "value", "{key}"),
                                        Map.of("name", "phone", "value", "{number}"),
                                        Map.of("name", "note", "value", value)))),
                "");
    }

    @Test
    void appendsToAFile() throws IOException {
        kept(file("{note}"));
        wrapUp(95, GRETA, "", "=1+1; \"quoted\"");
        row(in("DONE"));
        wrapUp(96, "", "", "second");
        await().until(() -> rows("?state=DONE").size() == 2);
        assertThat(Files.readString(dataDir.resolve("connectors/" + firm.id() + "/notes.csv")))
                .isEqualTo(
                        "key;phone;note\r\ncontact-95-%1$d;%2$s;\"'=1+1; \"\"quoted\"\"\"\r\ncontact-96-%1$d;;second\r\n"
                                .formatted(firm.agentId(), GRETA));
    }

    private Answer tried(Map<String, Object> connector) {
        return admin.post(CONNECTORS + "/try-writing", Map.of("id", 0, "connector", connector));
    }

    @Test
    void writesAnExampleToTryItOut() {
        var well = tried(service()).body();
        assertThat(well.get("outcome").asString()).isEqualTo("WRITTEN");
        assertThat(well.get("sent").asString()).contains("POST " + SERVICE.baseUrl() + "/notes", "Erika Example");
        assertThat(well.get("said").asString()).contains("201", "{\"id\": 5}");
        assertThat(well.toString()).doesNotContain("top-secret");
        answers(aResponse().withStatus(400).withBody("what is this"));
        var refused = tried(service()).body();
        assertThat(refused.get("outcome").asString()).isEqualTo("REFUSED");
        assertThat(refused.get("problem").asString()).contains("400");
        assertThat(refused.get("said").asString()).isEqualTo("what is this");
        assertThat(rows("")).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithIt() {
        assertThat(tried(service("http://127.0.0.2:1/notes", BODY)).detail()).contains("must lead to the host");
        assertThat(tried(service(SERVICE.baseUrl() + "/notes", "{note}")).detail())
                .contains("is no JSON");
        assertThat(tried(service(SERVICE.baseUrl() + "/notes", "\"{nothing}\"")).detail())
                .contains("names nothing");
        var access = TestDatabase.fresh();
        for (var statement : List.of(
                "delete from calls where key = :key",
                "insert into calls values (:key); drop table calls",
                "update calls set key = 'x'")) {
            assertThat(tried(database(access, statement)).status())
                    .as(statement)
                    .isEqualTo(422);
        }
        var directory = connector(
                "ldap",
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        389,
                        "tls",
                        false,
                        "user",
                        "",
                        "base",
                        "",
                        "filters",
                        List.of("(tel={number})"),
                        "attributes",
                        List.of("sn")),
                Map.of("enabled", true, "timeMs", 5_000),
                "");
        assertThat(tried(directory).detail()).contains("LDAP directories are read only here");
    }

    @Test
    void goesBackWithTheNoteWhenAMergeIsTakenBack() {
        var gone = admin.post("/api/v1/customers", Map.of("customerNumber", "K-8", "lastName", "Ost"))
                .body()
                .at("/customer/id")
                .asString();
        var note = admin.post("/api/v1/customers/" + gone + "/notes", Map.of("text", "wants blue"))
                .body()
                .get("id")
                .asString();
        var merge = admin.post(
                "/api/v1/customers/" + customerId + "/merges",
                Map.of("version", 1, "otherId", gone, "otherVersion", 1, "take", Set.of()));
        assertThat(merge.status()).as(merge.detail()).isEqualTo(201);
        kept(service());
        admin.put("/api/v1/customers/" + customerId + "/notes/" + note, Map.of("text", "wants green", "version", 1));
        admin.post("/api/v1/customers/" + customerId + "/notes", Map.of("text", "about both"));
        row(in("DONE").and(one -> one.at("/values/note").asString().equals("wants green")));
        var undone = admin.delete("/api/v1/customers/" + customerId + "/merges/"
                + merge.body().get("id").asString());
        assertThat(undone.status()).as(undone.detail()).isEqualTo(204);
        assertThat(writtenAbout(gone)).containsExactly("wants green");
        assertThat(writtenAbout(customerId)).containsExactly("about both");
    }

    private List<String> writtenAbout(String customer) {
        return sql.sql("select entry ->> 'note' from connectors.write_backs where firm_id = ? and customer_id = ?")
                .params(firm.id(), Long.parseLong(customer))
                .query(String.class)
                .list();
    }
}
