package org.switchroom.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import org.switchroom.engine.EndedBy;
import org.switchroom.quality.TestRecording;
import org.switchroom.routing.JournalBacklog;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import org.switchroom.telephony.RecordingName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class PersonRequestsTest {
    private static final String ALL = "/api/v1/admin/person-requests";

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    JdbcClient sql;

    @Autowired
    RoutingDesk desk;

    @Autowired
    JournalBacklog backlog;

    @Autowired
    ContactNotes wrapUps;

    @Autowired
    ApplicationEventPublisher events;

    @Value("${switchroom.data-dir}")
    Path dataDir;

    TestFirm firm;
    TestClient admin;
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
        firm = TestFirm.create(editor);
        who = "quasten" + firm.id() + "flosser";
        phone = "+49307%06d".formatted(firm.id());
        second = "+49308%06d".formatted(firm.id());
        admin = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
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

    private String created(Map<String, ?> customer) {
        var answer = agent.post("/api/v1/customers", customer);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().at("/customer/id").asString();
    }

    private int version(String customer) {
        return agent.get("/api/v1/customers/" + customer + "/account")
                .body()
                .get("version")
                .asInt();
    }

    private void account(String customer, Map<String, ?> parts) {
        var form = new HashMap<String, Object>(Map.of(
                "version",
                version(customer),
                "phones",
                List.of(),
                "addresses",
                List.of(),
                "tags",
                List.of(),
                "relations",
                List.of(),
                "products",
                List.of()));
        form.putAll(parts);
        assertThat(agent.put("/api/v1/customers/" + customer + "/account", form).status())
                .isEqualTo(200);
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

    private int recordings() {
        return sql.sql("select count(*) from quality.recordings where firm_id = ?")
                .param(firm.id())
                .query(Integer.class)
                .single();
    }

    private JsonNode done(String kind, String customerNumber) {
        return done(begun(xenia, kind, customerNumber));
    }

    private String begun(String customer, String kind, String customerNumber) {
        var form = Map.of("customerId", customer, "kind", kind, "dueOn", "2030-01-31");
        var registered = admin.post(ALL, form);
        assertThat(registered.status()).as(registered.body().toString()).isEqualTo(201);
        var id = registered.body().get("id").asString();
        var begun = admin.post(ALL + "/" + id + "/start", Map.of("customerNumber", customerNumber));
        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(200);
        return id;
    }

    private JsonNode done(String id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> admin.get(ALL + "/" + id).body(),
                        one -> !one.get("state").asString().equals("RUNNING"));
    }

    @Test
    void showsAllThatIsKept() throws IOException {
        var request = done("ACCESS", "");
        assertThat(request.get("state").asString()).as(request.toString()).isEqualTo("DONE");
        assertThat(admin.get(ALL + "/" + request.get("id").asString() + "/file").status())
                .isEqualTo(200);
        var names = new TreeSet<String>();
        try (var zip = new ZipFile(
                dataDir.resolve("exports/" + firm.id() + "/" + request.get("id").asString() + ".zip")
                        .toFile())) {
            zip.stream().forEach(entry -> names.add(entry.getName().replaceFirst("[0-9]+-[0-9]+\\.wav", "x.wav")));
            var page =
                    new String(zip.getInputStream(zip.getEntry("index.html")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(page).contains("washer leaks", "wants a call", who + " called", who + " asks");
        }
        assertThat(names)
                .contains(
                        "index.html",
                        "customers.json",
                        "notes.json",
                        "incidents.json",
                        "trail.json",
                        "drafts.json",
                        "verifications.json",
                        "contacts.json",
                        "recordings.json",
                        "merges.json",
                        "attached-files.json",
                        "files/x.wav");
        assertThat(names).anyMatch(name -> name.matches("files/[0-9]+-" + who + ".txt"));
    }

    @Test
    void leavesNothingOfWhoIsErasedAndProvesIt() throws Exception {
        done("ACCESS", "");
        var request = done("ERASURE", "K1");
        assertThat(request.get("state").asString()).as(request.toString()).isEqualTo("DONE");
        assertThat(signs()).isEmpty();
        assertThat(recordings()).isZero();
        assertThat(admin.get("/api/v1/customers/" + xenia).status()).isEqualTo(404);
        assertThat(admin.get("/api/v1/customers/" + other).status()).isEqualTo(200);
        var certificate = admin.get(ALL + "/" + request.get("id").asString() + "/certificate")
                .raw()
                .body();
        assertThat(certificate)
                .contains("\"audio files\"")
                .contains("\"trail entries\"")
                .contains("\"attached files\"");
        var hash = MessageDigest.getInstance("SHA-256").digest(certificate.getBytes(StandardCharsets.UTF_8));
        assertThat(request.get("hash").asString()).isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Test
    void takesNothingAlongThatOnlySoundsLikeThePerson() {
        var note = who + "berg of Weber's asks again";
        agent.put("/api/v1/drafts/note/" + other, Map.of("content", note, "basedOnMs", 0));
        agent.patch("/api/v1/customers/" + other, Map.of("version", version(other), "city", who + "berg"));
        assertThat(done("ERASURE", "K1").get("state").asString()).isEqualTo("DONE");
        assertThat(agent.get("/api/v1/drafts").body().toString()).contains(note);
        assertThat(admin.get("/api/v1/customers/" + other + "/trail").body().toString())
                .contains(who + "berg");
    }

    @Test
    void keepsTheFiguresOfWhoIsMadeNameless() {
        sql.sql("insert into crm.orders (firm_id, customer_id, order_number, placed_at, status, total_minor, currency)"
                        + " values (?, ?, 'O-1', now(), 'Open', 1, 'EUR')")
                .params(firm.id(), Long.parseLong(xenia))
                .update();
        assertThat(done("ANONYMISE", "K1").get("state").asString()).isEqualTo("DONE");
        assertThat(signs()).isEmpty();
        var card = admin.get("/api/v1/customers/" + xenia).body();
        assertThat(card.get("orders").size()).isEqualTo(1);
        assertThat(card.at("/customer/company").asString()).isEqualTo("X" + xenia);
    }

    @Test
    void asksTwiceAndWaitsForAnOpenContact() {
        var form = Map.of("customerId", xenia, "kind", "ERASURE", "dueOn", "2030-01-31");
        var id = admin.post(ALL, form).body().get("id").asString();
        assertThat(admin.post(ALL + "/" + id + "/start", Map.of("customerNumber", "W1"))
                        .status())
                .isEqualTo(422);
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
        long contact = calls.queued(phone);
        await().until(() -> backlog.events() == 0);
        admin.post(ALL + "/" + id + "/start", Map.of("customerNumber", "K1"));
        await().until(() ->
                admin.get(ALL + "/" + id).body().get("state").asString().equals("FAILED"));
        assertThat(admin.get(ALL + "/" + id).body().get("problem").asString()).contains("has not ended");
        assertThat(admin.get("/api/v1/customers/" + xenia).status()).isEqualTo(200);
        calls.answer(contact);
        calls.hangUp(contact, EndedBy.CALLER);
        calls.finishWrapUp();
        await().until(() -> backlog.events() == 0);
        admin.post(ALL + "/" + id + "/start", Map.of("customerNumber", "K1"));
        await().until(() ->
                admin.get(ALL + "/" + id).body().get("state").asString().equals("DONE"));
        assertThat(agent.get(ALL).status()).isEqualTo(403);
    }

    @Test
    void walksThroughAllThatWasAskedForAndFindsWhatIsOpen() {
        var open = registered();
        var done = begun(xenia, "ACCESS", "");
        assertThat(done(done).get("state").asString()).isEqualTo("DONE");
        var newest = registered();

        var first = admin.get(ALL + "?limit=2").body();
        assertThat(ids(first)).containsExactly(newest, done);
        assertThat(first.get("total").asInt()).isEqualTo(3);
        var cursor = first.get("nextCursor").asString();
        var second = admin.get(ALL + "?limit=2&cursor=" + cursor).body();
        assertThat(ids(second)).containsExactly(open);
        assertThat(second.get("nextCursor").isNull()).isTrue();

        assertThat(ids(admin.get(ALL + "?state=REGISTERED").body())).containsExactly(newest, open);
        assertThat(ids(admin.get(ALL + "?state=DONE").body())).containsExactly(done);
        assertThat(admin.get(ALL + "?cursor=x").status()).isEqualTo(422);
    }

    private String registered() {
        var form = Map.of("customerId", xenia, "kind", "ACCESS", "dueOn", "2030-01-31");
        return admin.post(ALL, form).body().get("id").asString();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(one -> one.get("id").asString())
                .toList();
    }

    @Test
    void keepsFilesOfImportsThatHoldOnlyOthers() {
        var kept = uploaded("name,city\nWeber,Bonn\n");
        var named = uploaded("city,last name,first name\nBonn," + who.toUpperCase(Locale.ROOT) + ",Xenia\n");
        var called = uploaded("name,phone\nSomebody,0" + phone.substring(3, 5) + "/" + phone.substring(5) + "\n");
        assertThat(done("ERASURE", "K1").get("state").asString()).isEqualTo("DONE");
        assertThat(admin.get("/api/v1/admin/imports/" + kept + "/preview").status())
                .isEqualTo(200);
        for (var gone : List.of(named, called)) {
            assertThat(admin.get("/api/v1/admin/imports/" + gone + "/preview").status())
                    .isEqualTo(409);
        }
        assertThat(signs()).isEmpty();
    }

    private String uploaded(String file) {
        return admin.post("/api/v1/admin/imports?name=y.csv", file)
                .body()
                .at("/job/id")
                .asString();
    }

    @Test
    void isTriedThreeTimesBesideOthersAndThenLeftToPeople() {
        sql.sql("create function desk.break_off() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'too slow' using errcode = '57014'; end $$")
                .update();
        sql.sql("create trigger break_off before delete on desk.drafts for each row execute function desk.break_off()")
                .update();
        var id = begun(xenia, "ERASURE", "K1");
        try {
            assertThat(done(begun(other, "ACCESS", "")).get("state").asString()).isEqualTo("DONE");
            assertThat(admin.get(ALL + "/" + id).body().get("state").asString()).isEqualTo("RUNNING");
            assertThat(mergeOfOther().detail()).contains("is under way");
            var failed = done(id);
            assertThat(failed.get("state").asString()).isEqualTo("FAILED");
            assertThat(failed.get("problem").asString()).contains("broke off 3 times");
            assertThat(mergeOfOther().status()).isEqualTo(409);
        } finally {
            sql.sql("drop function desk.break_off() cascade").update();
        }
        admin.post(ALL + "/" + id + "/start", Map.of("customerNumber", ""));
        assertThat(done(id).get("state").asString()).isEqualTo("DONE");
        assertThat(admin.get("/api/v1/customers/" + xenia).status()).isEqualTo(404);
        assertThat(signs()).allMatch(sign -> sign.contains("/exports/")); // of the other
    }

    @Test
    void countsFilesOfImportsThatATryBeforeHadDeleted() {
        var named = uploaded("city,last name,first name\nBonn," + who + ",Xenia\n");
        var request = erasedAtTheSecondTry("crm.customers");
        var upload = admin.get("/api/v1/admin/imports/" + named).body();
        assertThat(upload.get("fileKept").asBoolean()).isFalse();
        assertThat(upload.get("state").asString()).isEqualTo("STOPPED");
        assertThat(erased(request, "import files")).isEqualTo(2);
    }

    @Test
    void countsAudioThatATryBeforeHadDeleted() {
        var request = erasedAtTheSecondTry("quality.recordings");
        assertThat(recordings()).isZero();
        assertThat(erased(request, "audio files")).isEqualTo(1);
        assertThat(erased(request, "recordings")).isEqualTo(1);
    }

    /** The first is broken off as late as can be: when what it did with a table is to be committed. */
    private JsonNode erasedAtTheSecondTry(String table) {
        sql.sql("create sequence crm.tries").update();
        sql.sql("""
                        create function crm.break_off() returns trigger language plpgsql as $$ begin
                            if nextval('crm.tries') = 1 then raise exception 'too slow' using errcode = '57014'; end if;
                            return null; end $$""").update();
        sql.sql("create constraint trigger break_off after delete on " + table
                        + " deferrable initially deferred for each row execute function crm.break_off()")
                .update();
        try {
            var request = done("ERASURE", "K1");
            assertThat(sql.sql("select last_value > 1 from crm.tries")
                            .query(Boolean.class)
                            .single())
                    .as("tried again")
                    .isTrue();
            assertThat(request.get("state").asString()).as(request.toString()).isEqualTo("DONE");
            return request;
        } finally {
            sql.sql("drop function crm.break_off() cascade").update();
            sql.sql("drop sequence crm.tries").update();
        }
    }

    /** How many of these the certificate says. */
    private int erased(JsonNode request, String what) {
        var certificate = JsonMapper.shared()
                .readTree(admin.get(ALL + "/" + request.get("id").asString() + "/certificate")
                        .raw()
                        .body());
        return certificate
                .get("erased")
                .valueStream()
                .filter(one -> one.get("what").asString().equals(what))
                .mapToInt(one -> one.get("count").asInt())
                .sum();
    }

    private TestClient.Answer mergeOfOther() {
        return agent.post(
                "/api/v1/customers/" + other + "/merges",
                Map.of("version", version(other), "otherId", xenia, "otherVersion", version(xenia), "take", List.of()));
    }

    @Test
    void takesFilesAlongThatShowSomebodyAfterAMergeCameApart() {
        var kept = created(Map.of("lastName", "Kept", "customerNumber", "M1"));
        var gone = created(Map.of("lastName", "Gone", "customerNumber", "M2"));
        var merge = agent.post(
                        "/api/v1/customers/" + kept + "/merges",
                        Map.of(
                                "version",
                                version(kept),
                                "otherId",
                                gone,
                                "otherVersion",
                                version(gone),
                                "take",
                                List.of()))
                .body()
                .get("id")
                .asString();
        var access = begun(kept, "ACCESS", "");
        done(access);
        assertThat(admin.get(ALL + "/" + access + "/file").status()).isEqualTo(200);
        assertThat(agent.delete("/api/v1/customers/" + kept + "/merges/" + merge)
                        .status())
                .isEqualTo(204);
        assertThat(done(begun(gone, "ERASURE", "M2")).get("state").asString()).isEqualTo("DONE");
        assertThat(admin.get(ALL + "/" + access + "/file").status()).isEqualTo(404);
        assertThat(admin.get("/api/v1/customers/" + kept).status()).isEqualTo(200);
    }

    /** Every text of every column of every table, and every file but the database's own and the journal (ADR 24). */
    private List<String> signs() {
        var found = new ArrayList<String>();
        sql.sql("""
                        select table_schema, table_name, column_name, table_schema || '.' || table_name || '.' || column_name as place
                          from information_schema.columns join information_schema.tables using (table_schema, table_name)
                         where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'""")
                .query((row, _) -> new String[] {
                    "\"" + row.getString(1) + "\".\"" + row.getString(2) + "\"",
                    "\"" + row.getString(3) + "\"",
                    row.getString(4)
                })
                .list()
                .forEach(one -> {
                    for (var sign : List.of(who, phone.substring(1), second.substring(1))) {
                        var rows = sql.sql(
                                        "select count(*) from " + one[0] + " where lower(" + one[1] + "::text) like ?")
                                .param("%" + sign + "%")
                                .query(Integer.class)
                                .single();
                        if (rows > 0) {
                            found.add(one[2] + " " + sign);
                        }
                    }
                });
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
