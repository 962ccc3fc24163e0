package org.switchroom.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.AsAdministrator;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.crm.store.Imports;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ServerTest
class ImportsTest extends AsAdministrator {
    private static final String ALL = "/api/v1/admin/imports";

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    Imports imports;

    @BeforeEach
    void addAField() {
        admin.post(
                "/api/v1/admin/custom-fields",
                Map.of(
                        "key",
                        "shoes",
                        "name",
                        "Shoe size",
                        "type",
                        "NUMBER",
                        "required",
                        false,
                        "onCard",
                        true,
                        "position",
                        1,
                        "choices",
                        List.of()));
    }

    /** @return the preview */
    private JsonNode uploaded(String file) {
        var answer = admin.post(ALL + "?name=customers.csv", file);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    /** Finds customers by their numbers; each column is what its head says. */
    private String uploadedByPhone(String file) {
        var id = uploaded(file).at("/job/id").asString();
        var plan = Map.of(
                "columns", List.of("phones", "customerNumber", "lastName"),
                "match", "PHONE",
                "existing", "UPDATE",
                "missing", "CREATE");
        var answer = admin.put(ALL + "/" + id, Map.of("charset", "UTF-8", "separator", ",", "plan", plan));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return id;
    }

    private JsonNode ordered(String id, String state, String then) {
        var answer = admin.put(ALL + "/" + id + "/state", Map.of("state", state));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return await().until(
                        () -> admin.get(ALL + "/" + id).body(),
                        job -> !List.of("CHECKING", "RUNNING", "UNDOING")
                                        .contains(job.get("state").asString())
                                && job.get("state").asString().equals(then));
    }

    private static String counts(JsonNode job) {
        return List.of("created", "updated", "skipped", "refused").stream()
                .map(what -> job.get(what).asString())
                .collect(Collectors.joining(" "));
    }

    private JsonNode customer(String number) {
        var id = sql.sql("select id from crm.customers where firm_id = ? and customer_number = ?")
                .params(firm.id(), number)
                .query(Long.class)
                .single();
        return admin.get("/api/v1/customers/" + id).body().get("customer");
    }

    @Test
    void guessesWhatTheColumnsAreInAnyLanguageAndEncoding() {
        var by = new CurrentUser(firm.administratorId(), firm.id(), Set.of(Role.ADMINISTRATOR));
        var german = "Kundennummer;Nachname;Straße;Rufnummer;Handy 2;Land;Shoe size;Was anderes\r\n1;Müller;;;;;;\r\n";
        var preview = imports.take(by, "x", new ByteArrayInputStream(german.getBytes(Charset.forName("ISO-8859-1"))));
        assertThat(preview.job().charset()).isEqualTo("windows-1252");
        assertThat(preview.job().separator()).isEqualTo(";");
        assertThat(preview.first().get(1).get(1)).isEqualTo("Müller");
        assertThat(preview.job().plan().columns())
                .containsExactly(
                        "customerNumber", "lastName", "street", "phones", "phones", "country", "custom.shoes", "");
        var danish = uploaded("\uFEFFFornavn,Efternavn,Telefon,By\n\"Åse \"\"Å\"\"\",\"Holm\nHansen\",1,Århus\n");
        assertThat(danish.at("/job/charset").asString()).isEqualTo("UTF-8");
        assertThat(danish.at("/job/plan/columns").toString())
                .isEqualTo("[\"firstName\",\"lastName\",\"phones\",\"city\"]");
        assertThat(danish.at("/first/1").toString()).isEqualTo("[\"Åse \\\"Å\\\"\",\"Holm\\nHansen\",\"1\",\"Århus\"]");
    }

    @Test
    void goesOnWhereTwoLinesAreOneCustomersByDifferentNumbers() {
        admin.post(
                "/api/v1/customers",
                Map.of("customerNumber", "K7", "lastName", "Both", "phones", List.of("030 7771", "030 7772")));
        var id = uploaded("phone,lastName,city\n030 7771,Both,Kiel\n030 7772,Both,Ulm\n030 7773,Other,Hof\n")
                .at("/job/id")
                .asString();
        assertThat(counts(ordered(id, "CHECKING", "CHECKED"))).isEqualTo("1 2 0 0");
        assertThat(counts(ordered(id, "RUNNING", "DONE"))).isEqualTo("1 2 0 0");
        assertThat(customer("K7").get("city").asString()).isEqualTo("Ulm");
        ordered(id, "UNDOING", "UNDONE");
        assertThat(customer("K7").get("city").asString()).isEmpty();
    }

    @Test
    void takesInWhatIsRightAndSaysOfEachOtherLineWhy() {
        admin.post(
                "/api/v1/customers",
                Map.of("customerNumber", "K1", "lastName", "Old", "city", "Bonn", "phones", List.of("030 1111")));
        var file = """
                customerNumber,lastName,phone,email,country,Shoe size,tags
                K1,New,030 2222,,,41,"vip, loyal"
                K2,Weber,+491713920012,w@example.org,Dänemark,"42,5",
                K3,,,,,,
                K4,Berger,?,,,,
                K5,Kurz,,,,large,

                K2,Weber-Koch,,,,,
                """;
        var id = uploaded(file).at("/job/id").asString();
        var checked = ordered(id, "CHECKING", "CHECKED");
        assertThat(counts(checked)).isEqualTo("2 1 1 3");
        assertThat(customer("K1").get("lastName").asString()).isEqualTo("Old");
        var done = ordered(id, "RUNNING", "DONE");
        assertThat(counts(done)).isEqualTo("1 2 1 3");
        assertThat(customer("K1").get("lastName").asString()).isEqualTo("New");
        assertThat(customer("K1").get("city").asString()).isEqualTo("Bonn");
        assertThat(customer("K1").get("phones").toString()).isEqualTo("[\"+49301111\",\"+49302222\"]");
        assertThat(customer("K2").get("lastName").asString()).isEqualTo("Weber-Koch");
        assertThat(customer("K2").get("country").asString()).isEqualTo("DK");
        assertThat(customer("K2").at("/custom/shoes").asString()).isEqualTo("42.5");
        var refused = admin.get(ALL + "/" + id + "/refused").raw().body();
        assertThat(refused.lines().toList()).hasSize(4);
        assertThat(refused)
                .contains("4,Last name or company must be given.,K3")
                .contains("K4,Berger,?")
                .contains("K5,Kurz");
        var trail = admin.get("/api/v1/customers/" + customer("K1").get("id").asString() + "/trail?action=CHANGED");
        assertThat(trail.body().toString()).contains("\"before\":\"Old\",\"after\":\"New\"");
    }

    @Test
    void findsByNumberOrEmailAndRefusesWhenSeveralFit() {
        for (var name : List.of("Weber", "Koch")) {
            admin.post("/api/v1/customers", Map.of("lastName", name, "phones", List.of("030 1111")));
        }
        admin.post("/api/v1/customers", Map.of("lastName", "Only", "phones", List.of("030 2222")));
        var preview = uploaded("name,phone,city\nX,+49301111,Bonn\n,030/2222,Bonn\nNew,030 3333,Bonn\n");
        assertThat(preview.at("/job/plan/match").asString()).isEqualTo("PHONE");
        var done = ordered(preview.at("/job/id").asString(), "RUNNING", "DONE");
        assertThat(counts(done)).isEqualTo("1 1 0 1");
    }

    @Test
    void isTakenBackButForWhatWasChangedSince() {
        admin.post(
                "/api/v1/customers", Map.of("customerNumber", "K1", "lastName", "Old", "phones", List.of("030 1111")));
        var before = customer("K1");
        var id = uploaded("customerNumber,lastName,phone,tags\nK1,New,030 2222,t\nK2,Made,030 3,\nK3,Used,,\n")
                .at("/job/id")
                .asString();
        ordered(id, "RUNNING", "DONE");
        admin.patch("/api/v1/customers/" + customer("K3").get("id").asString(), Map.of("city", "Bonn"));
        var undone = ordered(id, "UNDOING", "UNDONE");
        assertThat(undone.get("undone").asInt()).isEqualTo(2);
        assertThat(undone.get("changedSince").asInt()).isEqualTo(1);
        assertThat(((ObjectNode) customer("K1")).without("version"))
                .isEqualTo(((ObjectNode) before).without("version"));
        assertThat(customer("K3").get("city").asString()).isEqualTo("Bonn");
        assertThat(admin.get("/api/v1/customers?query=Made").body().get("total").asInt())
                .isZero();
        assertThat(admin.put(ALL + "/" + id + "/state", Map.of("state", "UNDOING"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void isTakenBackAroundANumberThatIsSomebodyElsesMeanwhile() {
        for (var number : List.of("1", "2")) {
            admin.post(
                    "/api/v1/customers",
                    Map.of("customerNumber", "K" + number, "lastName", "Old", "phones", List.of("030 111" + number)));
        }
        var id = uploadedByPhone("phone,customerNumber,lastName\n0301111,K8,New\n0301112,K9,New\n0301113,K3,New\n");
        ordered(id, "RUNNING", "DONE");
        admin.post("/api/v1/customers", Map.of("customerNumber", "K1", "lastName", "Third"));
        var undone = ordered(id, "UNDOING", "UNDONE");
        assertThat(undone.get("undone").asInt()).isEqualTo(2);
        assertThat(undone.get("changedSince").asInt()).isEqualTo(1);
        assertThat(customer("K1").get("lastName").asString()).isEqualTo("Third");
        assertThat(customer("K8").get("lastName").asString()).isEqualTo("New");
        assertThat(customer("K2").get("lastName").asString()).isEqualTo("Old");
    }

    @Test
    void isTakenBackWhenOneHasTheNumberOfAnotherByIt() {
        for (var number : List.of("1", "2")) {
            admin.post(
                    "/api/v1/customers",
                    Map.of("customerNumber", "K" + number, "lastName", "Old", "phones", List.of("030 111" + number)));
        }
        var id = uploadedByPhone("phone,customerNumber,lastName\n0301111,K8,New\n0301111,,Newer\n0301112,K1,New\n");
        assertThat(counts(ordered(id, "RUNNING", "DONE"))).isEqualTo("0 3 0 0");
        assertThat(ordered(id, "UNDOING", "UNDONE").get("undone").asInt()).isEqualTo(2);
        assertThat(customer("K1").get("phones").toString()).contains("1111");
        assertThat(customer("K2").get("phones").toString()).contains("1112");
    }

    @Test
    void leavesWhomSomebodyUsesAtThatMoment() {
        var id = uploaded("customerNumber,lastName\nK1,Made\nK2,Made\n")
                .at("/job/id")
                .asString();
        ordered(id, "RUNNING", "DONE");
        transaction.executeWithoutResult(_ -> {
            sql.sql("""
                            insert into crm.orders (firm_id, customer_id, order_number, placed_at, status, total_minor, currency)
                            select firm_id, id, 'O-1', now(), 'Open', 1, 'EUR' from crm.customers
                             where firm_id = ? and customer_number = 'K1'""").param(firm.id()).update();
            admin.put(ALL + "/" + id + "/state", Map.of("state", "UNDOING"));
            await().until(() -> waiting() > 0);
        });
        var undone = await().until(
                        () -> admin.get(ALL + "/" + id).body(),
                        job -> job.get("state").asString().equals("UNDONE"));
        assertThat(undone.get("changedSince").asInt()).isEqualTo(1);
        assertThat(customer("K1").get("lastName").asString()).isEqualTo("Made");
        assertThat(admin.get("/api/v1/customers?query=Made").body().get("total").asInt())
                .isEqualTo(1);
    }

    /** Who waits for another's row. */
    private int waiting() {
        return sql.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and state = 'active'")
                .query(Integer.class)
                .single();
    }

    @Test
    void isStoppedAndGoesOnWhereItWas() {
        var lines =
                IntStream.range(0, 6_000).mapToObj(n -> "S" + n + ",Name" + n).collect(Collectors.joining("\n"));
        var id = uploaded("customerNumber,lastName\n" + lines).at("/job/id").asString();
        admin.put(ALL + "/" + id + "/state", Map.of("state", "RUNNING"));
        await().until(() -> admin.get(ALL + "/" + id).body().get("line").asInt() > 0);
        admin.put(ALL + "/" + id + "/state", Map.of("state", "STOPPED"));
        var stopped = admin.get(ALL + "/" + id).body();
        assertThat(stopped.get("state").asString()).isEqualTo("STOPPED");
        assertThat(stopped.get("line").asInt()).isLessThan(6_000);
        assertThat(counts(ordered(id, "RUNNING", "DONE"))).isEqualTo("6000 0 0 0");
        assertThat(admin.get("/api/v1/customers").body().get("total").asInt()).isEqualTo(6_000);
    }

    @Test
    void exportsWhatAnImportUnderstandsAndNoFormula() {
        admin.post(
                "/api/v1/customers",
                Map.of(
                        "customerNumber",
                        "K1",
                        "lastName",
                        "=cmd()",
                        "company",
                        "A \"B\", C",
                        "phones",
                        List.of("030 1111", "030 2222"),
                        "custom",
                        Map.of("shoes", 41)));
        admin.post("/api/v1/customers", Map.of("customerNumber", "K2", "lastName", "Other"));
        var all = admin.get("/api/v1/admin/customers/export");
        assertThat(all.raw().headers().firstValue("Content-Disposition").orElse(""))
                .contains("attachment");
        var lines = all.raw().body().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).isEqualTo("K1,,'=cmd(),\"A \"\"B\"\", C\",,\"+49301111; +49302222\",,,,DE,en,,,41");
        assertThat(admin.get("/api/v1/admin/customers/export?query=other")
                        .raw()
                        .body()
                        .lines()
                        .toList())
                .hasSize(2);
        assertThat(uploaded(all.raw().body()).at("/job/plan/columns").toString())
                .doesNotContain("\"\"");
        var trail = admin.get("/api/v1/customers/" + customer("K2").get("id").asString() + "/trail?action=EXPORTED");
        assertThat(trail.body().get("total").asInt()).isEqualTo(2);
        var agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        assertThat(agent.get("/api/v1/admin/customers/export").status()).isEqualTo(403);
    }

    @Test
    void receivesTwoOfAFirmAtOnce() {
        var by = new CurrentUser(firm.administratorId(), firm.id(), Set.of(Role.ADMINISTRATOR));
        var third = whileRead(() -> {});
        var second = whileRead(() ->
                assertThatThrownBy(() -> imports.take(by, "third.csv", third)).isInstanceOf(UploadRefused.class));
        imports.take(by, "first.csv", whileRead(() -> imports.take(by, "second.csv", second)));
        assertThat(imports.of(firm.id()).stream().map(Import::name)).containsExactly("first.csv", "second.csv");
        assertThat(imports.take(by, "third.csv", third).job().name()).isEqualTo("third.csv");
    }

    /** A file; the work is done before its first line comes. */
    private static InputStream whileRead(Runnable work) {
        var file = new ByteArrayInputStream("name\nWeber\n".getBytes(StandardCharsets.UTF_8));
        return new FilterInputStream(file) {
            private boolean done;

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (!done) {
                    done = true;
                    work.run();
                }
                return super.read(into, offset, length);
            }
        };
    }
}
