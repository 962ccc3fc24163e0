package org.switchroom.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

@ServerTest
class MergesTest {
    private static final List<String> FIELDS = List.of(
            "customerNumber",
            "firstName",
            "lastName",
            "company",
            "email",
            "street",
            "city",
            "valueClass",
            "custom.shoes");

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    JdbcClient sql;

    TestFirm firm;
    TestClient agent;

    @BeforeEach
    void createFirm() {
        firm = TestFirm.create(editor);
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        var field = Map.of(
                "key",
                "shoes",
                "name",
                "Shoes",
                "type",
                "NUMBER",
                "required",
                false,
                "onCard",
                true,
                "position",
                1,
                "choices",
                List.of());
        TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD)
                .post("/api/v1/admin/custom-fields", field);
    }

    private String created(Map<String, ?> customer) {
        var answer = agent.post("/api/v1/customers", customer);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().at("/customer/id").asString();
    }

    private int version(String customer) {
        return account(customer).version();
    }

    private TestAccount account(String customer) {
        return new TestAccount(agent, customer);
    }

    private Answer merge(String kept, String gone, Set<String> take) {
        return agent.post(
                "/api/v1/customers/" + kept + "/merges",
                Map.of("version", version(kept), "otherId", gone, "otherVersion", version(gone), "take", take));
    }

    private Answer undo(String kept, String merge) {
        return agent.delete("/api/v1/customers/" + kept + "/merges/" + merge);
    }

    @Test
    void suggestsWhoMayBeTheSameAndSaysWhy() {
        var greta = created(Map.of(
                "firstName", "Greta", "lastName", "Müller", "email", "g@example.org", "phones", List.of("030 5551")));
        var phone = created(Map.of("lastName", "Schmidt", "phones", List.of("+49305551")));
        var email = created(Map.of("lastName", "Weber", "email", "G@example.org"));
        var name = created(Map.of("firstName", "Greta", "lastName", "Mueller"));
        created(Map.of("firstName", "Otto", "lastName", "Kaiser"));
        var found = agent.get("/api/v1/customers/" + greta + "/duplicates").body();
        var because = new HashMap<String, String>();
        found.forEach(
                one -> because.put(one.get("id").asString(), one.get("because").toString()));
        assertThat(because).isEqualTo(Map.of(phone, "[\"PHONE\"]", email, "[\"EMAIL\"]", name, "[\"NAME\"]"));
        assertThat(found.get(0).get("id").asString()).isEqualTo(phone);
    }

    @Test
    void makesOneOfTwoAndTheOtherIdLeadsToIt() {
        var kept = created(Map.of("firstName", "Greta", "lastName", "Müller", "phones", List.of("030 5551")));
        var gone = created(Map.of(
                "firstName",
                "G.",
                "lastName",
                "Mueller",
                "email",
                "g@example.org",
                "phones",
                List.of("030 5551", "030 5552")));
        agent.post("/api/v1/customers/" + gone + "/notes", Map.of("text", "Wants the blue one"));
        var merged = merge(kept, gone, Set.of("email"));
        assertThat(merged.status()).as(merged.body().toString()).isEqualTo(201);
        var card = agent.get("/api/v1/customers/" + gone).body();
        assertThat(card.at("/customer/id").asString()).isEqualTo(kept);
        assertThat(card.at("/customer/firstName").asString()).isEqualTo("Greta");
        assertThat(card.at("/customer/email").asString()).isEqualTo("g@example.org");
        assertThat(card.at("/customer/phones").toString()).isEqualTo("[\"+49305551\",\"+49305552\"]");
        assertThat(card.at("/notes/0/text").asString()).isEqualTo("Wants the blue one");
        agent.post("/api/v1/customers/" + gone + "/notes", Map.of("text", "Said at the old place"));
        assertThat(agent.get("/api/v1/customers/" + kept).body().at("/notes").size())
                .isEqualTo(2);
        var trail = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD)
                .get("/api/v1/customers/" + gone + "/trail?action=MERGED")
                .body();
        assertThat(trail.at("/items/0/changes/0/after").asString()).startsWith("G. Mueller (");
        assertThat(agent.get("/api/v1/customers/" + kept + "/merges")
                        .body()
                        .get(0)
                        .get("goneId")
                        .asString())
                .isEqualTo(gone);
    }

    @Test
    void refusesWhatWasChangedMeanwhile() {
        var kept = created(Map.of("lastName", "Müller"));
        var gone = created(Map.of("lastName", "Mueller"));
        int version = version(gone);
        agent.patch("/api/v1/customers/" + gone, Map.of("city", "Potsdam"));
        var late = agent.post(
                "/api/v1/customers/" + kept + "/merges",
                Map.of("version", version(kept), "otherId", gone, "otherVersion", version, "take", List.of()));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.detail()).contains("Compare them anew");
        assertThat(merge(kept, gone, Set.of("shoeSize")).status()).isEqualTo(422);
        assertThat(merge(kept, kept, Set.of()).status()).isEqualTo(422);
        assertThat(merge(kept, gone, Set.of()).status()).isEqualTo(201);
        var edit = agent.patch("/api/v1/customers/" + gone, Map.of("city", "Berlin", "version", version + 1));
        assertThat(edit.status()).isEqualTo(409);
    }

    @Test
    void isNotUndoneOverWhatWasEditedSince() {
        var kept = created(Map.of("lastName", "Müller"));
        var gone = created(Map.of("lastName", "Mueller"));
        var merge = merge(kept, gone, Set.of()).body().get("id").asString();
        agent.patch("/api/v1/customers/" + kept, Map.of("city", "Potsdam"));
        var refused = undo(kept, merge);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/errors").toString()).contains("\"city\"").doesNotContain("\"street\"");
        agent.patch("/api/v1/customers/" + kept, Map.of("city", ""));
        assertThat(undo(kept, merge).status()).isEqualTo(204);
        assertThat(undo(kept, merge).status()).isEqualTo(404);
    }

    @Test
    void isNotUndoneOverWhatHasBeenGivenToItSince() {
        var kept = created(Map.of("lastName", "Müller"));
        var gone = created(Map.of("lastName", "Mueller"));
        var merge = merge(kept, gone, Set.of()).body().get("id").asString();
        tag(kept, List.of("late"));
        var refused = undo(kept, merge);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/errors").toString()).contains("\"tags\"").doesNotContain("\"phones\"");
        tag(kept, List.of());
        assertThat(undo(kept, merge).status()).isEqualTo(204);
    }

    private void tag(String customer, List<String> tags) {
        assertThat(account(customer).save(Map.of("tags", tags)).status()).isEqualTo(200);
    }

    @Test
    void isNotUndoneWhileTheOneThatStayedIsGoneItself() {
        var kept = created(Map.of("lastName", "Müller"));
        var gone = created(Map.of("lastName", "Mueller"));
        var third = created(Map.of("lastName", "Miller"));
        var first = merge(kept, gone, Set.of()).body().get("id").asString();
        var second = merge(third, kept, Set.of()).body().get("id").asString();
        var refused = undo(kept, first);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("Take that merge back first");
        assertThat(undo(third, second).status()).isEqualTo(204);
        assertThat(undo(kept, first).status()).isEqualTo(204);
    }

    @Test
    void isUndoneFor30Days() {
        var kept = created(Map.of("lastName", "Müller"));
        var gone = created(Map.of("lastName", "Mueller"));
        var merge = merge(kept, gone, Set.of()).body().get("id").asString();
        sql.sql("update crm.merges set at = now() - interval '31 days' where id = ?")
                .param(Long.parseLong(merge))
                .update();
        assertThat(undo(kept, merge).status()).isEqualTo(409);
        assertThat(agent.get("/api/v1/customers/" + kept + "/merges")
                        .body()
                        .get(0)
                        .get("undoableUntil")
                        .isNull())
                .isTrue();
    }

    /** Some customers with all that can belong to them, partly the same; merged one into another, and taken apart in turn. */
    @RepeatedTest(12)
    void takenApartAllIsAsItWas(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var those = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            those.add(somebody(random));
        }
        those.forEach(one -> belongings(random, one, those));
        var before = everything();
        var merges = new ArrayList<String[]>();
        var left = new ArrayList<>(those);
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            var gone = left.remove(random.nextInt(left.size()));
            var kept = left.get(random.nextInt(left.size()));
            var take = Set.copyOf(FIELDS.subList(0, random.nextInt(FIELDS.size())));
            var done = merge(kept, gone, take);
            assertThat(done.status()).as(done.body().toString()).isEqualTo(201);
            merges.addFirst(new String[] {kept, done.body().get("id").asString()});
        }
        assertThat(everything()).isNotEqualTo(before);
        for (var one : merges) {
            var undone = undo(one[0], one[1]);
            assertThat(undone.status()).as(undone.body().toString()).isEqualTo(204);
        }
        assertThat(everything()).isEqualTo(before);
    }

    private String somebody(Random random) {
        var customer = new HashMap<String, Object>();
        customer.put("lastName", "Name" + random.nextInt(3));
        customer.put("firstName", random.nextBoolean() ? "Ida" : "");
        customer.put("email", random.nextBoolean() ? "x" + random.nextInt(3) + "@example.org" : "");
        customer.put("city", "Town" + random.nextInt(3));
        customer.put(
                "phones",
                random.ints(random.nextInt(3), 0, 4)
                        .distinct()
                        .mapToObj(n -> "030 77770" + n)
                        .toList());
        if (random.nextBoolean()) {
            customer.put("custom", Map.of("shoes", random.nextInt(50)));
        }
        return created(customer);
    }

    private void belongings(Random random, String customer, List<String> all) {
        var others = new ArrayList<>(all);
        others.remove(customer);
        var relations = others.stream()
                .filter(_ -> random.nextBoolean())
                .map(other -> Map.of("kind", random.nextBoolean() ? "HOUSEHOLD" : "WORKS_FOR", "otherId", other))
                .toList();
        var answer = account(customer)
                .save(Map.of(
                        "phones", List.of(Map.of("e164", "+4930777701", "label", "home")),
                        "addresses",
                                random.ints(random.nextInt(3), 0, 3)
                                        .mapToObj(n -> Map.of(
                                                "label",
                                                "",
                                                "street",
                                                "S" + n,
                                                "postcode",
                                                "",
                                                "city",
                                                "",
                                                "country",
                                                ""))
                                        .toList(),
                        "tags",
                                random.ints(random.nextInt(3), 0, 3)
                                        .mapToObj(n -> "tag" + n)
                                        .distinct()
                                        .toList(),
                        "relations", relations,
                        "products",
                                random.ints(random.nextInt(3), 0, 3)
                                        .mapToObj(n -> Map.of("product", "P" + n, "serialNumber", ""))
                                        .toList()));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        for (int i = 0; i < random.nextInt(3); i++) {
            agent.post("/api/v1/customers/" + customer + "/notes", Map.of("text", "note " + i));
            agent.post(
                    "/api/v1/customers/" + customer + "/incidents",
                    Map.of("status", "Open", "priority", "", "summary", "broken " + i));
        }
        agent.post("/api/v1/customers/" + customer + "/files?name=of-" + customer + ".txt", "content");
        long contact = Long.parseLong(customer);
        var about = new Object[] {firm.id(), contact, contact, firm.agentId()};
        sql.sql("insert into crm.contact_subjects (firm_id, contact_id, customer_id, said_by) values (?, ?, ?, ?)")
                .params(about)
                .update();
        sql.sql("insert into pop.verifications (firm_id, contact_id, customer_id, fields, by_id, by_name)"
                        + " values (?, ?, ?, '{CITY}', ?, 'x')")
                .params(about)
                .update();
        sql.sql("insert into crm.contact_dispositions (firm_id, contact_id, customer_id, agent_id, agent_name,"
                        + " caller_number, disposition_code, disposition_label) values (?, ?, ?, ?, 'x', '', 'c', 'l')")
                .params(about)
                .update();
        sql.sql("insert into crm.orders (firm_id, customer_id, order_number, placed_at, status, total_minor, currency)"
                        + " values (?, ?, ?, now(), 'Open', 1, 'EUR')")
                .params(firm.id(), contact, "O-" + customer)
                .update();
    }

    /** Every row of the firm but the trail and what merges keep; versions only ever go up. */
    private Map<String, Object> everything() {
        var rows = new LinkedHashMap<String, Object>();
        sql.sql("""
                        select table_schema || '.' || table_name from information_schema.columns
                         where column_name = 'firm_id' and table_schema <> 'pg_catalog'
                           and (table_schema, table_name) not in (('crm', 'trail'), ('crm', 'merges')) order by 1""")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        sql.sql("select (to_jsonb(t) - 'version')::text from " + table
                                        + " t where firm_id = ? order by 1")
                                .param(firm.id())
                                .query(String.class)
                                .list()));
        return rows;
    }
}
