package org.switchroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.switchroom.crm.ContactNotes;
import org.switchroom.crm.Dispositions.Disposition;
import org.switchroom.crm.RecordImport;
import org.switchroom.crm.RecordImport.NewCustomer;
import org.switchroom.crm.RecordImport.NewEmployee;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

/**
 * Nothing of one client firm shows at another's. Every endpoint under /api has a case here: a request by firm A's users
 * that reaches for what is firm B's. A new endpoint without one fails this test.
 */
@ServerTest
class FirmSeparationTest {
    /** In every text of firm B's; must be in no answer to firm A. */
    private static final String MARK = "marked-as-firm-b";

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    RecordImport records;

    @Autowired
    ContactNotes notes;

    @Autowired
    JdbcClient sql;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    TestFirm a;
    TestFirm b;
    long customerOfB;
    long employeeOfB;
    int dispositionOfB;

    /**
     * One request of firm A's.
     *
     * @param endpoint method and path as mapped
     * @param path with firm B's id
     * @param status what firm A gets
     */
    private record Case(String endpoint, String path, Object body, int status) {}

    @BeforeEach
    void createFirms() {
        a = TestFirm.create(editor);
        b = TestFirm.create(editor);
        records.customers(
                b.id(),
                List.of(new NewCustomer(
                        "B-1", MARK, MARK, MARK, "", List.of("+493023125777"), MARK, "", "", "DE", "de", List.of())));
        records.employees(
                b.id(),
                List.of(new NewEmployee("B-2", MARK, MARK, MARK, MARK, "", List.of("+493023125778"), List.of())));
        records.dispositions(b.id(), List.of(new Disposition("B_CODE", MARK)));
        notes.wrapUp(b.id(), 1_000_000L + b.id(), b.agentId(), "+493023125777", "B_CODE", MARK);
        customerOfB = idOf("crm.customers");
        employeeOfB = idOf("crm.employees");
        dispositionOfB = (int) idOf("crm.dispositions");
    }

    private long idOf(String table) {
        return sql.sql("select id from " + table + " where firm_id = ?")
                .param(b.id())
                .query(Long.class)
                .single();
    }

    private List<Case> cases() {
        var cases = new ArrayList<Case>(List.of(
                new Case("GET /api/v1/session", "/api/v1/session", null, 200),
                new Case(
                        "POST /api/v1/session",
                        "/api/v1/session",
                        Map.of("username", b.prefix() + ".admin", "password", "not the one"),
                        401),
                new Case("DELETE /api/v1/session", "/api/v1/session", null, 204),
                new Case("GET /api/v1/customers", "/api/v1/customers?query=" + MARK, null, 200),
                new Case(
                        "POST /api/v1/customers",
                        "/api/v1/customers",
                        Map.of("lastName", "X", "customerNumber", "B-1", "phones", List.of("+493023125777")),
                        201),
                new Case("GET /api/v1/customers/{id}", "/api/v1/customers/" + customerOfB, null, 404),
                new Case(
                        "PATCH /api/v1/customers/{id}",
                        "/api/v1/customers/" + customerOfB,
                        Map.of("lastName", "X"),
                        404),
                new Case(
                        "POST /api/v1/customers/{id}/notes",
                        "/api/v1/customers/" + customerOfB + "/notes",
                        Map.of("text", "x"),
                        404),
                new Case("GET /api/v1/employees", "/api/v1/employees?query=" + MARK, null, 200),
                new Case("GET /api/v1/employees/{id}", "/api/v1/employees/" + employeeOfB, null, 404),
                new Case("GET /api/v1/caller-card", "/api/v1/caller-card?number=%2B493023125777", null, 200)));
        administration(
                cases,
                "users",
                b.supervisorId(),
                Map.of(
                        "username",
                        "x.y",
                        "displayName",
                        "X",
                        "roles",
                        List.of("AGENT"),
                        "language",
                        "en",
                        "loginCode",
                        "",
                        "enabled",
                        true,
                        "password",
                        "long enough"),
                201);
        administration(
                cases,
                "queues",
                b.queueId(),
                Map.of(
                        "name",
                        "Q",
                        "ringTimeoutMs",
                        9_000,
                        "wrapUpMs",
                        0,
                        "maxWaiting",
                        1,
                        "serviceLevelSeconds",
                        9,
                        "agentIds",
                        List.of(b.agentId())),
                422);
        administration(
                cases,
                "hours",
                b.hoursId(),
                Map.of("name", "H", "zone", "UTC", "week", List.of(), "exceptions", List.of()),
                201);
        administration(
                cases,
                "menus",
                b.menuId(),
                Map.of(
                        "name",
                        "M",
                        "language",
                        "en",
                        "greeting",
                        "g",
                        "question",
                        "q",
                        "closedMessage",
                        "c",
                        "choices",
                        List.of(),
                        "defaultQueueId",
                        b.queueId(),
                        "maxTries",
                        1,
                        "answerTimeoutMs",
                        3_000),
                422);
        administration(
                cases,
                "numbers",
                b.numberId(),
                Map.of("e164", "+493090182099", "label", "", "hoursId", b.hoursId(), "menuId", b.menuId()),
                422);
        administration(
                cases,
                "trunks",
                b.trunkId(),
                Map.of(
                        "name",
                        "T",
                        "kind",
                        "DIGEST",
                        "sources",
                        List.of(),
                        "country",
                        "DE",
                        "registrar",
                        "",
                        "username",
                        b.prefix() + "-trunk",
                        "transport",
                        "udp",
                        "enabled",
                        true,
                        "password",
                        "long enough"),
                409);
        administration(
                cases,
                "desk-phones",
                b.deskPhoneId(),
                Map.of(
                        "label",
                        "D",
                        "sipUser",
                        b.prefix() + "-desk",
                        "fixedContact",
                        "",
                        "transport",
                        "udp",
                        "enabled",
                        true,
                        "password",
                        "long enough"),
                409);
        administration(cases, "reason-codes", b.reasonCodeId(), Map.of("code", "R", "label", "R"), 201);
        administration(cases, "dispositions", dispositionOfB, Map.of("code", "D", "label", "D"), 201);
        return cases;
    }

    /** @param created what firm A gets for a new entry that names firm B's others or firm B's names */
    private static void administration(List<Case> cases, String noun, int idOfB, Map<String, ?> body, int created) {
        var path = "/api/v1/admin/" + noun;
        cases.add(new Case("GET " + path, path, null, 200));
        cases.add(new Case("POST " + path, path, body, created));
        cases.add(new Case("PUT " + path + "/{id}", path + "/" + idOfB, body, 404));
        cases.add(new Case("DELETE " + path + "/{id}", path + "/" + idOfB, null, 404));
    }

    @TestFactory
    Stream<DynamicTest> showsNothingOfAnotherFirm() {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.endpoint(), () -> {
                    var before = everythingOfB();
                    var role = one.path().contains("/agent") ? ".agent" : ".admin";
                    var client = TestClient.loggedIn(port, a.prefix() + role, TestFirm.PASSWORD);
                    var method = one.endpoint().substring(0, one.endpoint().indexOf(' '));
                    var answer = client.send(method, one.path(), one.body());
                    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(one.status());
                    assertThat(answer.raw().body()).doesNotContain(MARK, b.prefix() + ".", b.prefix() + "-");
                    assertThat(everythingOfB()).isEqualTo(before);
                }));
    }

    @Test
    void hasACaseForEveryEndpoint() {
        var mapped = new TreeSet<String>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> info.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api/"))
                                .forEach(path -> mapped.add(method + " " + path))));
        var covered = new TreeSet<>(cases().stream().map(Case::endpoint).toList());
        assertThat(covered).containsAll(mapped);
        assertThat(mapped).hasSizeGreaterThan(40).containsAll(covered);
    }

    /** Every row of every table that carries firm B's id. */
    private Map<String, Object> everythingOfB() {
        var rows = new LinkedHashMap<String, Object>();
        var tables = sql.sql("""
                        select table_schema || '.' || table_name from information_schema.columns
                         where column_name = 'firm_id' and table_schema <> 'pg_catalog' order by 1""").query(String.class).list();
        for (var table : tables) {
            rows.put(
                    table,
                    sql.sql("select t::text from " + table + " t where firm_id = ? order by 1")
                            .param(b.id())
                            .query(String.class)
                            .list());
        }
        return rows;
    }
}
