package org.switchroom.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.AsAdministrator;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.crm.store.CustomFieldRemoval;
import org.switchroom.directory.TestFirm;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class CustomFieldsTest extends AsAdministrator {
    private static final String FIELDS = "/api/v1/admin/custom-fields";

    @Autowired
    CallerLookup lookup;

    @Autowired
    JdbcClient sql;

    @Autowired
    CustomFieldRemoval removal;

    TestClient agent;

    @BeforeEach
    void defineOneOfEachType() {
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        for (var type : List.of("TEXT", "NUMBER", "DATE", "YES_NO", "URL")) {
            assertThat(define(type.toLowerCase(Locale.ROOT), type, Map.of()).status())
                    .isEqualTo(201);
        }
        define("choice", "CHOICE", Map.of("choices", List.of("Gold", "Silver")));
    }

    private static Map<String, Object> field(String key, String type, Map<String, ?> more) {
        var field = new HashMap<String, Object>(Map.of(
                "key",
                key,
                "name",
                "The " + key,
                "type",
                type,
                "required",
                false,
                "onCard",
                true,
                "position",
                1,
                "choices",
                List.of()));
        field.putAll(more);
        return field;
    }

    private Answer define(String key, String type, Map<String, ?> more) {
        return admin.post(FIELDS, field(key, type, more));
    }

    private Answer create(Map<String, ?> custom) {
        return agent.post(
                "/api/v1/customers", Map.of("lastName", "Vogel", "phones", List.of("+493023125401"), "custom", custom));
    }

    private static String path(Answer created) {
        return "/api/v1/customers/" + created.body().at("/customer/id").asString();
    }

    @Test
    void keepsValuesOfEveryTypeAndShowsThemToWhoIsCalled() {
        var created = create(Map.of(
                "text",
                " Contract 77 ",
                "number",
                12.50,
                "date",
                "2026-02-28",
                "choice",
                "Gold",
                "yes_no",
                true,
                "url",
                "https://example.com/a?b=c"));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        var customer = lookup.find(firm.id(), "+493023125401", 5_000).customer();
        assertThat(customer).isNotNull();
        assertThat(customer.custom())
                .hasSize(6)
                .containsEntry("text", "Contract 77")
                .containsEntry("date", "2026-02-28")
                .containsEntry("choice", "Gold")
                .containsEntry("yes_no", true)
                .containsEntry("url", "https://example.com/a?b=c");
        assertThat(created.body().at("/customer/custom/number").asDouble()).isEqualTo(12.5);
    }

    @Test
    void changesOnlyWhatIsSentAndTakesOutWhatIsNull() {
        var path = path(create(Map.of("text", "one", "choice", "Gold")));
        var changed = agent.patch(path, "{\"custom\":{\"choice\":null,\"number\":3}}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().at("/customer/custom").toString()).isEqualTo("{\"text\":\"one\",\"number\":3}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | 5 | must be a text",
                "number | \"5\" | must be a number",
                "number | 1234567890123456 | at most 15 digits",
                "number | 1e300 | at most 15 digits",
                "number | 1e400 | must be a number",
                "date | \"2026-02-30\" | a day of the calendar",
                "date | \"+12026-02-3\" | a day of the calendar",
                "choice | \"Bronze\" | one of: Gold, Silver",
                "yes_no | \"yes\" | true or false",
                "url | \"javascript:alert(1)\" | begins with https://",
                "url | \"https:///nowhere\" | begins with https://",
                "text | [\"a\"] | must be a text",
                "text | \"two\\nlines\" | one line",
                "none | \"x\" | no field 'none'"
            })
    void refusesWhatCannotBe(String key, String value, String why) {
        var path = path(create(Map.of()));
        var refused = agent.patch(path, "{\"custom\":{\"%s\":%s}}".formatted(key, value));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.detail()).contains(why);
        assertThat(agent.get(path).body().at("/customer/custom")).isEmpty();
    }

    @Test
    void keepsToTheLimitsOfItsDefinition() {
        define("seats", "NUMBER", Map.of("smallest", 1, "largest", 20));
        define("short", "TEXT", Map.of("largest", 3));
        assertThat(create(Map.of("seats", 0)).detail()).contains("at least 1");
        assertThat(create(Map.of("seats", 21)).detail()).contains("at most 20");
        assertThat(create(Map.of("short", "four")).detail()).contains("at most 3 characters");
        assertThat(create(Map.of("seats", 20, "short", "abc")).status()).isEqualTo(201);
    }

    @Test
    void asksForWhatIsRequired() {
        var before = path(create(Map.of()));
        define("needed", "TEXT", Map.of("required", true));
        var refused = create(Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("custom.needed");
        assertThat(agent.patch(before, "{\"custom\":{\"needed\":\" \"}}").status())
                .isEqualTo(422);
        assertThat(agent.patch(before, Map.of("city", "Bremen")).status()).isEqualTo(200);
    }

    @Test
    void aValueThatCouldNotBeGivenAnyMoreMayStay() {
        var created = create(Map.of("choice", "Gold"));
        int id = idOf("choice");
        assertThat(admin.put(FIELDS + "/" + id, field("choice", "CHOICE", Map.of("choices", List.of("Silver"))))
                        .status())
                .isEqualTo(200);
        assertThat(agent.patch(path(created), Map.of("city", "Bremen", "custom", Map.of("choice", "Gold")))
                        .status())
                .isEqualTo(200);
        assertThat(create(Map.of("choice", "Gold")).status()).isEqualTo(422);
    }

    private int idOf(String key) {
        return sql.sql("select id from crm.custom_fields where firm_id = ? and key = ?")
                .params(firm.id(), key)
                .query(Integer.class)
                .single();
    }

    @Test
    void twoEditsOfDifferentFieldsAreToldApart() {
        var created = create(Map.of("text", "one", "number", 1));
        int version = created.body().at("/customer/version").asInt();
        agent.patch(path(created), Map.of("version", version, "custom", Map.of("text", "two")));
        var late =
                agent.patch(path(created), Map.of("version", version, "custom", Map.of("text", "three", "number", 1)));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().at("/errors").findValuesAsString("field")).containsExactly("custom.text");
    }

    @Test
    void isFoundByItsValuesAlsoTogetherWithTheName() {
        create(Map.of("text", "Vertrag XK-4711", "choice", "Gold", "yes_no", true));
        for (var typed : List.of("xk-47", "vogel+gold", "4711+vog")) {
            var found = agent.get("/api/v1/search?query=" + typed).body();
            assertThat(found.at("/groups/0/hits")).as(typed).hasSize(1);
        }
        assertThat(agent.get("/api/v1/search?query=4711")
                        .body()
                        .at("/groups/0/hits/0/matched/0")
                        .toString())
                .isEqualTo("{\"field\":\"CUSTOM\",\"text\":\"Vertrag XK-4711\"}");
        assertThat(agent.get("/api/v1/search?query=true").body().get("groups")).isEmpty();
    }

    @Test
    void aDeletedFieldTakesItsValuesWithIt() {
        var created = create(Map.of("text", "Findable", "choice", "Gold"));
        var path = path(created);
        assertThat(admin.delete(FIELDS + "/" + idOf("text")).status()).isEqualTo(204);
        assertThat(agent.get(path).body().at("/customer/custom").toString()).isEqualTo("{\"choice\":\"Gold\"}");
        await().untilAsserted(() -> assertThat(
                        agent.get("/api/v1/search?query=findable").body().get("groups"))
                .isEmpty());
        define("text", "TEXT", Map.of());
        assertThat(agent.get(path).body().at("/customer/custom").toString()).isEqualTo("{\"choice\":\"Gold\"}");
        assertThat(agent.patch(
                                path,
                                Map.of(
                                        "city",
                                        "Bremen",
                                        "version",
                                        created.body().at("/customer/version").asInt()))
                        .status())
                .as("nobody's edit is in its way")
                .isEqualTo(200);
        var supervisor = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD);
        var trail = supervisor.get(path + "/trail?action=CHANGED").body().get("items");
        assertThat(trail).hasSize(2);
        assertThat(trail.at("/1/userName").asString()).isEqualTo("The ADMINISTRATOR");
        assertThat(trail.at("/1/changes").toString())
                .isEqualTo("[{\"field\":\"custom.text\",\"before\":\"Findable\",\"after\":\"\"}]");
    }

    @Test
    void aRemovalThatWasBrokenOffGoesOn() {
        create(Map.of("text", "Findable"));
        sql.sql("update crm.custom_fields set gone = true where firm_id = ? and key = 'text'")
                .param(firm.id())
                .update();
        removal.takeOut();
        assertThat(agent.get("/api/v1/search?query=findable").body().get("groups"))
                .isEmpty();
        assertThat(sql.sql("select count(*) from crm.custom_fields where firm_id = ? and gone")
                        .param(firm.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Key 1 | TEXT | {} | 422",
                "text | TEXT | {} | 409",
                "list | CHOICE | {} | 422",
                "twice | CHOICE | {\"choices\":[\"a\",\"a\"]} | 422",
                "nul | CHOICE | {\"choices\":[null]} | 400",
                "many | TEXT | {\"choices\":[\"a\"]} | 422",
                "small | TEXT | {\"smallest\":1} | 422",
                "long | TEXT | {\"largest\":1001} | 422",
                "vast | NUMBER | {\"largest\":1000000000000000000} | 422",
                "span | NUMBER | {\"smallest\":2,\"largest\":1} | 422",
                "day | DATE | {\"largest\":1} | 422",
                "nameless | TEXT | {\"name\":\" \"} | 422",
                "far | TEXT | {\"position\":1000} | 422"
            })
    void refusesDefinitionsThatCannotBe(String key, String type, String more, int status) {
        var body = new HashMap<>(field(key, type, Map.of()));
        JsonMapper.shared().readTree(more).properties().forEach(one -> body.put(one.getKey(), one.getValue()));
        assertThat(admin.post(FIELDS, body).status()).isEqualTo(status);
    }

    @Test
    void aTypeIsForEver() {
        var refused = admin.put(FIELDS + "/" + idOf("text"), field("text", "NUMBER", Map.of()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.detail()).contains("cannot be changed");
    }

    @Test
    void agentsReadThemButDoNotDefineThem() {
        var fields = agent.get("/api/v1/custom-fields").body();
        assertThat(fields.findValuesAsString("key"))
                .containsExactly("choice", "date", "number", "text", "url", "yes_no");
        assertThat(agent.get(FIELDS).status()).isEqualTo(403);
        assertThat(agent.post(FIELDS, field("mine", "TEXT", Map.of())).status()).isEqualTo(403);
    }
}
