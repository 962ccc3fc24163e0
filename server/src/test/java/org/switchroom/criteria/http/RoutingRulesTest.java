package org.switchroom.criteria.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.switchroom.AsAdministrator;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.crm.RecordImport;
import org.switchroom.crm.RecordImport.NewCustomer;
import org.switchroom.crm.RecordImport.NewLine;
import org.switchroom.crm.RecordImport.NewOrder;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.DirectoryBody;
import org.switchroom.directory.DirectoryEditor.Noun;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Queue.Distribution;
import org.switchroom.directory.ShortNumber;
import org.switchroom.directory.Skill;
import org.switchroom.directory.TestFirm;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Strategy;
import org.switchroom.reporting.LiveBoard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rules as an administrator keeps, orders and tries them. */
@ServerTest
class RoutingRulesTest extends AsAdministrator {
    private static final String RULES = "/api/v1/admin/routing-rules";
    private static final String GRETA = "+493023125711";
    private static final String ANY = """
            {"attribute":"WITHHELD","operator":"IS","values":["YES","NO"]}""";

    @Autowired
    RecordImport records;

    @Autowired
    LiveBoard board;

    int trucks;

    @BeforeEach
    void keepACustomer() {
        trucks = editor.save(new Queue(0, firm.id(), "Trucks", 20_000, 0, 100, 20, List.of(firm.agentId())), 0);
        var bought = new NewOrder(
                "A-1",
                Instant.now().minusSeconds(100 * 86_400L),
                "Delivered",
                "EUR",
                List.of(new NewLine(1, "Truck T500", "Trucks", 9_000_000)));
        records.customers(
                firm.id(),
                List.of(new NewCustomer(
                        "C-1",
                        "Greta",
                        "Müller",
                        "",
                        "",
                        List.of(GRETA),
                        "",
                        "10999",
                        "Berlin",
                        "DE",
                        "de",
                        "A",
                        firm.agentId(),
                        List.of(bought))));
    }

    private static String rule(String name, String condition, String route) {
        return "{\"name\":\"%s\",\"conditions\":[%s],\"route\":%s}".formatted(name, condition, route);
    }

    private Answer add(String name, String condition, String route) {
        var answer = admin.post(RULES, rule(name, condition, route));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer;
    }

    private List<String> names() {
        return StreamSupport.stream(admin.get(RULES).body().get("items").spliterator(), false)
                .map(row -> row.get("name").asString())
                .toList();
    }

    @Test
    void keepsARuleAsItIsWritten() {
        var sent = """
                {"name":"Trucks","enabled":false,
                 "conditions":[{"attribute":"BOUGHT_GROUP","operator":"IS","values":["Trucks"],"months":12},
                               {"attribute":"VALUE_CLASS","operator":"IS_NOT","values":["C"],"months":0}],
                 "route":{"queueId":%d,"priority":3,"first":{"person":"PERSONAL_MANAGER","forMs":20000},
                          "skills":{"steps":[],"preferred":[]},"anybodyAfterMs":90000}}""".formatted(trucks);
        var created = admin.post(RULES, sent);
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        var listed = admin.get(RULES).body().get("items").get(0);
        assertThat(listed).isEqualTo(created.body());
        assertThat(listed.get("gaps")).isEmpty();
        for (var field : List.of("name", "enabled", "conditions", "route")) {
            assertThat(listed.get(field).toString())
                    .isEqualTo(JsonMapper.shared().readTree(sent).get(field).toString());
        }
    }

    @Test
    void triesThemInTheOrderGiven() {
        int first = add("One", ANY, "{}").id();
        int second = add("Two", ANY, "{}").id();
        assertThat(names()).containsExactly("One", "Two");
        assertThat(admin.put(RULES + "/order", Map.of("ids", List.of(second, first)))
                        .status())
                .isEqualTo(204);
        assertThat(names()).containsExactly("Two", "One");
        assertThat(tried("{}").get("winner").asInt()).isZero();
        assertThat(admin.put(RULES + "/order", Map.of("ids", List.of(second))).status())
                .isEqualTo(409);
    }

    @Test
    void changesAndRemovesARule() {
        int id = add("One", ANY, "{}").id();
        assertThat(admin.put(RULES + "/" + id, rule("Other", ANY, "{}"))
                        .body()
                        .get("name")
                        .asString())
                .isEqualTo("Other");
        assertThat(admin.post(RULES, rule("other", ANY, "{}")).status()).isEqualTo(409);
        assertThat(admin.delete(RULES + "/" + id).status()).isEqualTo(204);
        assertThat(admin.delete(RULES + "/" + id).status()).isEqualTo(404);
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"attribute":"SHOE_SIZE","operator":"IS","values":["44"]}            | {}                      | conditions[0].attribute | no contact has
        {"attribute":"KEY","operator":"LIKES","values":["1"]}                | {}                      | conditions[0].operator  | which is none
        {"attribute":"KEY","operator":"AT_LEAST","values":["1"]}             | {}                      | conditions[0].operator  | one of
        {"attribute":"KEY","operator":"IS","values":[]}                      | {}                      | conditions[0].values    | must be 1 to 100
        {"attribute":"KEY","operator":"IS","values":["x"]}                   | {}                      | conditions[0].values    | no value
        {"attribute":"VALUE_CLASS","operator":"IS","values":[" "]}           | {}                      | conditions[0].values    | must not be empty
        {"attribute":"TIME","operator":"BETWEEN","values":["8","12:00"]}     | {}                      | conditions[0].values    | 08:00
        {"attribute":"DAYS_SINCE_ORDER","operator":"AT_MOST","values":["x"]} | {}                      | conditions[0].values    | whole number
        {"attribute":"BOUGHT_GROUP","operator":"IS","values":["Trucks"]}     | {}                      | conditions[0].months    | 1 to 120
        {"attribute":"PERSONAL_MANAGER","operator":"IS","values":["1"]}      | {}                      | conditions[0].values    | no agent here
        {"attribute":"MENU_QUEUE","operator":"IS","values":["999999"]}       | {}                      | conditions[0].values    | no queue here
        {"attribute":"OPENING_HOURS","operator":"IS","values":["999999"]}    | {}                      | conditions[0].values    | no opening hours
        {"attribute":"DIALLED","operator":"IS","values":["+4912345678"]}     | {}                      | conditions[0].values    | no number of this firm
        {"attribute":"KEY","operator":"IS","values":["1"]}                   | {"queueId":999999}      | route.queueId           | none here
        {"attribute":"KEY","operator":"IS","values":["1"]}                   | {"priority":1001}       | route.priority          | to 1000
        {"attribute":"KEY","operator":"IS","values":["1"]}                   | {"priority":-2147483648} | route.priority         | to 1000
        {"attribute":"KEY","operator":"IS","values":["1"]}                   | {"first":{"forMs":5000}} | route.first.person     | who is waited for
        {"attribute":"KEY","operator":"IS","values":["1"]}                   | {"first":{"person":"LAST_AGENT","forMs":5}} | route.first.forMs | 1000
        {"attribute":"KEY","operator":"IS","values":["1"]}                   | {"skills":{"steps":[{"afterMs":0,"needs":[{"skillId":9999999,"atLeast":3}]}],"preferred":[]}} | route.skills | none here
        {"attribute":"KEY","operator":"IS","values":["1"]}                   | {"skills":{"steps":[{"afterMs":5,"needs":[]}],"preferred":[]}} | route.skills | step at 0
        """)
    void refusesWhatCannotBe(String condition, String route, String field, String words) {
        var answer = admin.post(RULES, rule("Odd", condition, route));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(answer.body().get("errors").get(0).get("field").asString()).isEqualTo(field);
        assertThat(answer.detail()).contains(words);
        assertThat(names()).isEmpty();
    }

    @Test
    void refusesARuleWithoutConditionsAndAQueueNobodyServes() {
        assertThat(admin.post(RULES, "{\"name\":\"All\",\"conditions\":[]}").detail())
                .contains("at least one");
        disableTheAgent();
        assertThat(admin.post(RULES, rule("Odd", ANY, "{\"queueId\":" + trucks + "}"))
                        .detail())
                .contains("nobody serves");
    }

    private void disableTheAgent() {
        var agent = with(DirectoryBody.user(firm.prefix() + ".agent", "A"), "enabled", false);
        assertThat(admin.put("/api/v1/admin/users/" + firm.agentId(), agent).status())
                .isEqualTo(200);
    }

    @Test
    void agentsAndSupervisorsMayNotChangeRules() {
        for (var who : List.of(".agent", ".supervisor")) {
            var other = TestClient.loggedIn(port, firm.prefix() + who, TestFirm.PASSWORD);
            assertThat(other.get(RULES).status()).isEqualTo(403);
            assertThat(other.post(RULES, rule("One", ANY, "{}")).status()).isEqualTo(403);
        }
    }

    // ---- trying

    private JsonNode tried(String more) {
        var example = "{\"caller\":\"030 23125711\",\"dialled\":\"%s\",\"key\":\"1\"}".formatted(firm.number());
        var body = more.replaceFirst("}$", (more.equals("{}") ? "" : ",") + "\"example\":" + example + "}");
        var answer = admin.post(RULES + "/try", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void showsOnAnExampleWhichRuleHoldsAndWhy() {
        var drafts = """
                {"rules":[%s,%s]}""".formatted(
                        rule("French", "{\"attribute\":\"COUNTRY\",\"operator\":\"IS\",\"values\":[\"FR\"]}", "{}"),
                        rule(
                                "Trucks",
                                "{\"attribute\":\"BOUGHT_GROUP\",\"operator\":\"IS\",\"values\":[\"trucks\"],\"months\":12},"
                                        + "{\"attribute\":\"PERSONAL_MANAGER\",\"operator\":\"KNOWN\"}",
                                "{\"queueId\":%d,\"priority\":2,\"first\":{\"person\":\"PERSONAL_MANAGER\",\"forMs\":20000}}"
                                        .formatted(trucks)));
        var outcome = tried(drafts);
        assertThat(outcome.get("caller").get("name").asString()).isEqualTo("Greta Müller");
        assertThat(outcome.get("open").asBoolean()).isTrue();
        assertThat(outcome.get("menuQueueName").asString()).isEqualTo("Support");
        assertThat(outcome.get("winner").asInt()).isEqualTo(1);
        var french = outcome.get("rules").get(0);
        assertThat(french.get("holds").asBoolean()).isFalse();
        assertThat(french.get("conditions").get(0).get("seen").get(0).asString())
                .isEqualTo("DE");
        var conditions = outcome.get("rules").get(1).get("conditions");
        assertThat(conditions.get(0).get("seen").get(0).asString()).isEqualTo("Trucks");
        assertThat(conditions.get(1).get("seen").get(0).asString()).isEqualTo("The AGENT");
        var target = outcome.get("target");
        assertThat(target.get("queueName").asString()).isEqualTo("Trucks");
        assertThat(target.get("priority").asInt()).isEqualTo(2);
        assertThat(target.get("stages").get(0).get("agentName").asString()).isEqualTo("The AGENT");
        assertThat(target.get("stages").get(1).get("afterMs").asInt()).isEqualTo(20_000);
        assertThat(names()).isEmpty();
    }

    @Test
    void aCallerOfWhomNothingHoldsGoesAsTheMenuSaid() {
        add("Withheld", "{\"attribute\":\"WITHHELD\",\"operator\":\"IS\",\"values\":[\"YES\"]}", "{}");
        var outcome = tried("{}");
        assertThat(outcome.get("winner").isNull()).isTrue();
        assertThat(outcome.get("target").get("queueId").asInt()).isEqualTo(firm.queueId());
    }

    @Test
    void refusesAnExampleThatCannotBe() {
        var dialled = Map.of("caller", "", "dialled", "+4912345678");
        assertThat(admin.post(RULES + "/try", Map.of("example", dialled)).detail())
                .contains("one of the firm's numbers");
        var key = Map.of("caller", "", "dialled", firm.number(), "key", "9");
        assertThat(admin.post(RULES + "/try", Map.of("example", key)).detail()).contains("no choice of the menu");
        var draft = "{\"rules\":[%s],\"example\":{\"caller\":\"\",\"dialled\":\"%s\"}}"
                .formatted(rule("Odd", ANY, "{\"queueId\":999999}"), firm.number());
        assertThat(admin.post(RULES + "/try", draft)
                        .body()
                        .get("errors")
                        .get(0)
                        .get("field")
                        .asString())
                .isEqualTo("rules[0].route.queueId");
    }

    @Test
    void aQueueThatBecomesEmptyIsToldToTheSupervisor() {
        int welding = editor.save(new Skill(0, firm.id(), "Welding"), 0);
        var support = new Queue(firm.queueId(), firm.id(), "Support", 20_000, 0, 9, 20, List.of(firm.agentId()));
        editor.save(
                support.distributing(new Distribution(
                        Strategy.LONGEST_IDLE, 0, 0, Requirements.always(new Requirements.Need(welding, 5)))),
                0);
        assertThat(board.of(firm.id()).warnings())
                .extracting(warning -> warning.queueId() + " " + warning.gap())
                .containsExactly(firm.queueId() + " UNSKILLED");
        disableTheAgent();
        assertThat(board.of(firm.id()).warnings())
                .extracting(warning -> warning.queueId() + " " + warning.gap())
                .containsExactlyInAnyOrder(firm.queueId() + " UNSERVED", trucks + " UNSERVED");
    }

    @Test
    void aShortNumberThatCallsForHelpIsToldToTheSupervisor() {
        editor.save(new ShortNumber(0, firm.id(), "17", ShortNumber.Kind.QUEUE, firm.queueId()), 0);
        assertThat(board.of(firm.id()).warnings()).isEmpty();
        var here = directory.firm(firm.id());
        editor.save(new ClientFirm(here.id(), here.name(), "FR", here.language(), here.zone()));
        assertThat(board.of(firm.id()).warnings())
                .extracting(warning -> warning.name() + " " + warning.gap())
                .containsExactly("17 SHORT_NUMBER_EMERGENCY");
    }

    @Test
    void whatIsGoneIsToldToTheSupervisorAndTheCallGoesAsTheMenuSaid() {
        add("Trucks", ANY, "{\"queueId\":" + trucks + "}");
        assertThat(board.of(firm.id()).warnings()).isEmpty();
        editor.remove(firm.id(), Noun.QUEUE, trucks, 0);
        assertThat(board.of(firm.id()).warnings())
                .extracting(warning -> warning.name() + " " + warning.gap())
                .containsExactly("Trucks QUEUE_GONE");
        var target = tried("{}").get("target");
        assertThat(target.get("queueId").asInt()).isEqualTo(firm.queueId());
        assertThat(target.get("gaps").get(0).asString()).isEqualTo("QUEUE_GONE");
        assertThat(admin.get(RULES)
                        .body()
                        .get("items")
                        .get(0)
                        .get("gaps")
                        .get(0)
                        .asString())
                .isEqualTo("QUEUE_GONE");
    }
}
