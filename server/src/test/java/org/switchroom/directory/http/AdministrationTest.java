package org.switchroom.directory.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Skill;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User.SkillLevel;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ServerTest
@Import(AdministrationTest.Listener.class)
class AdministrationTest {
    private static final String ADMIN = "/api/v1/admin/";
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient sql;

    @Autowired
    Listener listener;

    TestFirm firm;
    TestClient admin;

    /** What others hear, and what they could read when they heard it. */
    static class Listener {
        final List<Integer> queuesSeen = new ArrayList<>();
        private final Directory directory;

        Listener(Directory directory) {
            this.directory = directory;
        }

        @EventListener
        void changed(Directory.Changed changed) {
            queuesSeen.add(directory.queues(changed.firmId()).size());
        }
    }

    @BeforeEach
    void logIn() {
        firm = TestFirm.create(editor);
        admin = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
        listener.queuesSeen.clear();
    }

    private Map<String, Object> queue(String name, List<Integer> agentIds) {
        return Map.of(
                "name",
                name,
                "ringTimeoutMs",
                15_000,
                "wrapUpMs",
                0,
                "maxWaiting",
                10,
                "serviceLevelSeconds",
                20,
                "agents",
                agentIds.stream().map(id -> Map.of("agentId", id)).toList());
    }

    private Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var changed = new LinkedHashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    private void assertRefused(Answer answer, int status, String... words) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(words).allSatisfy(word -> assertThat(answer.detail()).containsIgnoringCase(word));
    }

    @Test
    void makesAQueueThatCountsAtOnce() {
        var created = admin.post(ADMIN + "queues", queue("Sales", List.of(firm.agentId())));
        assertThat(created.status()).isEqualTo(201);
        assertThat(listener.queuesSeen).containsExactly(2);
        assertThat(directory.queue(firm.id(), created.id()).orElseThrow().agentIds())
                .containsExactly(firm.agentId());
        var replaced = admin.put(
                ADMIN + "queues/" + created.id(), with(queue("Sales", List.of(firm.agentId())), "maxWaiting", 7));
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(directory.queue(firm.id(), created.id()).orElseThrow().maxWaiting())
                .isEqualTo(7);
        assertThat(admin.delete(ADMIN + "queues/" + created.id()).status()).isEqualTo(204);
        assertThat(directory.queue(firm.id(), created.id())).isEmpty();
    }

    private int skill(String name) {
        return admin.post(ADMIN + "skills", Map.of("name", name)).id();
    }

    private Map<String, Object> agent(List<Map<String, Integer>> skills) {
        return Map.of(
                "username",
                firm.prefix() + ".agent",
                "displayName",
                "A",
                "roles",
                List.of("AGENT"),
                "language",
                "en",
                "loginCode",
                "",
                "enabled",
                true,
                "skills",
                skills);
    }

    @Test
    void keepsHowAQueueDistributes() {
        int german = skill("German");
        var sent = JSON.readTree("""
                {"name":"Sales","ringTimeoutMs":15000,"wrapUpMs":0,"maxWaiting":10,"serviceLevelSeconds":20,
                 "agents":[{"agentId":%d,"tier":3,"preference":4,"weight":5,"position":6}],
                 "strategy":"WEIGHTED_RANDOM","headStartMs":1000,"tierWaitMs":2000,
                 "requirements":{"steps":[{"afterMs":0,"needs":[{"skillId":%d,"atLeast":7}]},{"afterMs":9000,"needs":[]}],
                                 "preferred":[%d]}}""".formatted(firm.agentId(), german, german));
        var created = admin.post(ADMIN + "queues", sent.toString());
        assertThat(created.status()).as(created.detail()).isEqualTo(201);
        var listed = admin.get(ADMIN + "queues?query=sales").body().get("items").get(0);
        assertThat(listed).isEqualTo(created.body());
        ((ObjectNode) listed).remove("id");
        assertThat(listed).isEqualTo(sent);
    }

    @Test
    void whatIsLeftOutOfAQueueIsAsUsual() {
        var created = admin.post(ADMIN + "queues", queue("Sales", List.of(firm.agentId())))
                .body();
        assertThat(created.get("agents").get(0))
                .isEqualTo(JSON.readTree("{\"agentId\":%d,\"tier\":1,\"preference\":0,\"weight\":100,\"position\":0}"
                        .formatted(firm.agentId())));
        assertThat(created.get("strategy").asString()).isEqualTo("LONGEST_IDLE");
        assertThat(created.get("headStartMs").asInt()).isZero();
        assertThat(created.get("tierWaitMs").asInt()).isZero();
        assertThat(created.get("requirements")).isEqualTo(JSON.readTree("{\"steps\":[],\"preferred\":[]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        strategy     | "FASTEST"                                              | 400 | strategy
        headStartMs  | 86400001                                               | 422 | from 0 to 86400000
        tierWaitMs   | -1                                                     | 422 | from 0 to 3600000
        agents       | [{"agentId":AGENT,"tier":11}]                          | 422 | tier 11: 1 to 10
        agents       | [{"agentId":AGENT,"preference":11}]                    | 422 | preference 11: 0 to 10
        agents       | [{"agentId":AGENT,"weight":0}]                         | 422 | weight 0: 1 to 1000
        agents       | [{"agentId":AGENT,"position":-1}]                      | 422 | position -1
        agents       | [{"agentId":AGENT},{"agentId":AGENT}]                  | 422 | twice
        requirements | {"steps":[{"afterMs":5,"needs":[]}],"preferred":[]}     | 422 | begin with a step at 0 ms
        requirements | {"steps":[{"afterMs":0,"needs":[]},{"afterMs":0,"needs":[]}],"preferred":[]} | 422 | each next one later
        requirements | {"steps":[{"afterMs":0,"needs":[]},{"afterMs":3600001,"needs":[]}],"preferred":[]} | 422 | later than 3600000 ms
        requirements | {"steps":[{"afterMs":0,"needs":[{"skillId":SKILL,"atLeast":11}]}],"preferred":[]} | 422 | at 11: 1 to 10
        requirements | {"steps":[{"afterMs":0,"needs":[{"skillId":99999999,"atLeast":1}]}],"preferred":[]} | 422 | skill 99999999, which is none here
        requirements | {"steps":[],"preferred":[99999999]}                    | 422 | skill 99999999, which is none here
        requirements | {"steps":[],"preferred":[SKILL,SKILL]}                 | 422 | twice
        requirements | {"steps":null,"preferred":[]}                          | 400 | requirements
        """)
    void refusesAQueueThatCannotDistributeSo(String field, String value, int status, String words) {
        var json = value.replace("AGENT", firm.agentId() + "").replace("SKILL", skill("German") + "");
        var body = with(queue("Sales", List.of(firm.agentId())), field, JSON.readTree(json));
        assertRefused(admin.post(ADMIN + "queues", body), status, words);
    }

    @Test
    void aSkillIsAnothersOnlyOnceAndOfItsFirm() {
        int german = skill("German");
        assertRefused(admin.post(ADMIN + "skills", Map.of("name", "german")), 409, "another skill's");
        assertRefused(admin.post(ADMIN + "skills", Map.of("name", " ")), 422, "name must not be empty");
        var other = TestFirm.create(editor);
        int foreign = editor.save(new Skill(0, other.id(), "German"), 0);
        var path = ADMIN + "users/" + firm.agentId();
        assertRefused(
                admin.put(path, agent(List.of(Map.of("skillId", foreign, "level", 1)))), 422, "which is none here");
        assertRefused(
                admin.put(path, agent(List.of(Map.of("skillId", german, "level", 11)))), 422, "level 11: 0 to 10");
        var twice = List.of(Map.of("skillId", german, "level", 1), Map.of("skillId", german, "level", 2));
        assertRefused(admin.put(path, agent(twice)), 422, "twice");
        var preferred = Map.of("steps", List.of(), "preferred", List.of(foreign));
        assertRefused(
                admin.post(ADMIN + "queues", with(queue("Sales", List.of(firm.agentId())), "requirements", preferred)),
                422,
                "which is none here");
    }

    @Test
    void skillsStayWithAUserUntilOthersAreSentOrTheyAreNoMore() {
        int german = skill("German");
        int english = skill("English");
        var path = ADMIN + "users/" + firm.agentId();
        var both = List.of(Map.of("skillId", german, "level", 3), Map.of("skillId", english, "level", 9));
        var given = admin.put(path, agent(both));
        assertThat(given.status()).as(given.detail()).isEqualTo(200);
        var silent = new LinkedHashMap<>(agent(List.of()));
        silent.remove("skills");
        assertThat(admin.put(path, silent).body().get("skills")).isEqualTo(JSON.valueToTree(both));

        var needs = with(
                queue("Sales", List.of(firm.agentId())),
                "requirements",
                Map.of("steps", List.of(), "preferred", List.of(german)));
        assertThat(admin.post(ADMIN + "queues", needs).status()).isEqualTo(201);
        assertRefused(admin.delete(ADMIN + "skills/" + german), 409, "used by queue Sales");
        assertThat(admin.delete(ADMIN + "skills/" + english).status()).isEqualTo(204);
        assertThat(directory.user(firm.id(), firm.agentId()).orElseThrow().skills())
                .containsExactly(new SkillLevel(german, 3));
        assertThat(admin.put(path, agent(List.of())).body().get("skills")).isEmpty();
    }

    @Test
    void refusesAQueueNobodyServes() {
        assertRefused(admin.post(ADMIN + "queues", queue("Sales", List.of())), 422, "agents", "at least one agent");
        assertRefused(
                admin.post(ADMIN + "queues", queue("Sales", List.of(firm.supervisorId()))),
                422,
                "who is no agent here");
        assertThat(listener.queuesSeen).isEmpty();
    }

    @Test
    void refusesAnotherFirmsAgentLikeOneThatIsNotThere() {
        var other = TestFirm.create(editor);
        assertRefused(
                admin.post(ADMIN + "queues", queue("Sales", List.of(other.agentId()))), 422, "who is no agent here");
    }

    @Test
    void refusesWhatIsThereAlready() {
        assertRefused(admin.post(ADMIN + "queues", queue("SUPPORT", List.of(firm.agentId()))), 409, "name");
    }

    @Test
    void saysByWhatSomethingIsUsed() {
        assertRefused(admin.delete(ADMIN + "queues/" + firm.queueId()), 409, "used by menu Main");
        assertRefused(admin.delete(ADMIN + "menus/" + firm.menuId()), 409, "used by number +4930555");
        assertRefused(admin.delete(ADMIN + "hours/" + firm.hoursId()), 409, "used by number +4930555");
        assertRefused(admin.delete(ADMIN + "users/" + firm.agentId()), 409, "serves Support");
        assertRefused(
                admin.delete(ADMIN + "users/" + firm.administratorId()), 409, "remove yourself", "only administrator");
    }

    @Test
    void saysWhatIsWrongWithEveryField() {
        var answer = admin.post(ADMIN + "queues", with(queue("", List.of(firm.agentId())), "ringTimeoutMs", 1));
        assertRefused(
                answer, 422, "name must not be empty.", "ring timeout in milliseconds must be from 3000 to 120000.");
        assertThat(answer.body().get("errors").get(0).get("field").asString()).isEqualTo("name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                                  | 422 | name
        {"name":"x","zone":"Mars/Olympus","week":[],"exceptions":[]}         | 400 | zone
        {"name":"x","zone":"Europe/Berlin","week":[null],"exceptions":[]}    | 400 | week
        {"name":"x","zone":"Europe/Berlin","week":[{"day":"MONDAY","from":"25:00","to":"26:00"}],"exceptions":[]} | 400 | week[0].from
        {"name":"x","zone":"Europe/Berlin","week":[{"day":"MONDAY"}],"exceptions":[]} | 400 | week[0]
        {"name":"x","zone":"Europe/Berlin","week":[{"day":"MONDAY","from":"17:00","to":"09:00"}],"exceptions":[]} | 422 | end before they begin on MONDAY
        {"name":"x","zone":"Europe/Berlin","week":[{"day":"MONDAY","from":"09:00","to":"12:00"},{"day":"MONDAY","from":"11:00","to":"17:00"}],"exceptions":[]} | 422 | overlap on MONDAY
        {"name":"x","zone":"Europe/Berlin","week":[{"day":"MONDAY","from":"09:00","to":"00:00"},{"day":"MONDAY","from":"11:00","to":"17:00"}],"exceptions":[]} | 422 | overlap on MONDAY
        not json                                                            | 400 | body
        """)
    void refusesBadHoursClearly(String body, int status, String word) {
        assertRefused(admin.post(ADMIN + "hours", body), status, word);
    }

    @Test
    void keepsHoursAsTheyWereSent() {
        var created = admin.post(ADMIN + "hours", """
            {"name":"Office","zone":"Europe/Copenhagen",
             "week":[{"day":"MONDAY","from":"09:00","to":"17:30"}],
             "exceptions":[{"date":"2026-12-24","label":"Christmas Eve","spans":[{"from":"09:00","to":"12:00"}]}]}\
            """);
        assertThat(created.status()).isEqualTo(201);
        var listed = admin.get(ADMIN + "hours?query=office").body();
        assertThat(listed.get("items").get(0)).isEqualTo(created.body());
        assertThat(created.body().get("week").get(0).get("to").asString()).startsWith("17:30");
        assertThat(directory.hours(firm.id(), created.id()).orElseThrow().exceptions())
                .hasSize(1);
    }

    @Test
    void keepsNumbersAsE164AndOnceInTheWorld() {
        Map<String, Object> body =
                Map.of("e164", "030 / 901 820", "label", "", "hoursId", firm.hoursId(), "menuId", firm.menuId());
        var created = admin.post(ADMIN + "numbers", body);
        assertThat(created.body().get("e164").asString()).isEqualTo("+4930901820");
        assertThat(directory.number("+4930901820").orElseThrow().firmId()).isEqualTo(firm.id());
        var other = TestFirm.create(editor);
        var otherAdmin = TestClient.loggedIn(port, other.prefix() + ".admin", TestFirm.PASSWORD);
        assertRefused(
                otherAdmin.post(
                        ADMIN + "numbers",
                        Map.of(
                                "e164",
                                "+4930901820",
                                "label",
                                "",
                                "hoursId",
                                other.hoursId(),
                                "menuId",
                                other.menuId())),
                409,
                "in use already");
        assertRefused(admin.post(ADMIN + "numbers", with(body, "e164", "reception")), 422, "is no telephone number");
        assertRefused(
                admin.post(ADMIN + "numbers", with(with(body, "e164", "030 901821"), "menuId", other.menuId())),
                422,
                "names no menu");
        assertThat(admin.delete(ADMIN + "numbers/" + created.id()).status()).isEqualTo(204);
    }

    private Map<String, Object> trunk(String kind) {
        return Map.of(
                "name",
                "T " + kind,
                "kind",
                kind,
                "sources",
                List.of(),
                "country",
                "DE",
                "registrar",
                "",
                "username",
                "",
                "transport",
                "udp",
                "enabled",
                true);
    }

    @Test
    void neverShowsASecretAndKeepsItSealed() {
        var body = with(with(trunk("DIGEST"), "username", "carrier-" + firm.id()), "password", "top secret 1");
        var created = admin.post(ADMIN + "trunks", body);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.raw().body()).doesNotContain("top secret 1").contains("\"hasPassword\":true");
        assertThat(directory.trunkSecret(created.id())).isEqualTo("top secret 1");
        var stored = sql.sql("select secret from directory.trunks where id = ?")
                .param(created.id())
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("top secret 1");
        // Saved again without one it stays.
        var again = with(with(trunk("DIGEST"), "username", "carrier-" + firm.id()), "enabled", false);
        assertThat(admin.put(ADMIN + "trunks/" + created.id(), again).status()).isEqualTo(200);
        assertThat(directory.trunkSecret(created.id())).isEqualTo("top secret 1");
        assertThat(directory.trunks()).noneMatch(trunk -> trunk.id() == created.id());
        assertRefused(
                admin.put(ADMIN + "trunks/" + created.id(), with(again, "password", "")),
                422,
                "password must be given");
    }

    @Test
    void refusesTrunksThatCannotWork() {
        assertRefused(admin.post(ADMIN + "trunks", trunk("IP")), 422, "sources must name");
        assertRefused(
                admin.post(ADMIN + "trunks", with(trunk("IP"), "sources", List.of("192.0.2.0/33", "sip.example.com"))),
                422,
                "'192.0.2.0/33'",
                "'sip.example.com'");
        assertRefused(admin.post(ADMIN + "trunks", trunk("DIGEST")), 422, "username", "password must be given");
        assertRefused(admin.post(ADMIN + "trunks", trunk("REGISTERS")), 422, "registrar must be host:port");
        assertRefused(admin.post(ADMIN + "trunks", trunk("ISDN")), 400, "kind");
        assertThat(admin.post(ADMIN + "trunks", with(trunk("IP"), "sources", List.of("198.51.100.0/25")))
                        .status())
                .isEqualTo(201);
        var overlapping = with(with(trunk("IP"), "name", "Other"), "sources", List.of("198.51.100.7"));
        assertRefused(admin.post(ADMIN + "trunks", overlapping), 409, "belongs to another trunk");
    }

    @Test
    void keepsTheBrowsersNamesFromDeskPhones() {
        Map<String, Object> phone = Map.of(
                "label",
                "Desk 2",
                "sipUser",
                "u7",
                "fixedContact",
                "",
                "transport",
                "udp",
                "enabled",
                true,
                "password",
                "secret word");
        assertRefused(admin.post(ADMIN + "desk-phones", phone), 422, "kept for the browsers' own phones");
        var created = admin.post(ADMIN + "desk-phones", with(phone, "sipUser", "desk-7-" + firm.id()));
        assertThat(created.status()).isEqualTo(201);
        assertThat(directory.deskPhoneSecret(created.id())).isEqualTo("secret word");
        assertThat(created.body().has("password")).isFalse();
    }

    @Test
    void refusesMenusThatLeadNowhere() {
        Map<String, Object> menu = Map.of(
                "name",
                "Second",
                "language",
                "de",
                "greeting",
                "Hallo.",
                "question",
                "Taste 1.",
                "closedMessage",
                "Zu.",
                "choices",
                List.of(Map.of("key", "1", "queueId", firm.queueId())),
                "defaultQueueId",
                firm.queueId(),
                "maxTries",
                3,
                "answerTimeoutMs",
                5000);
        assertRefused(
                admin.post(ADMIN + "menus", with(menu, "defaultQueueId", 999_999)),
                422,
                "default queue names no queue");
        assertRefused(
                admin.post(
                        ADMIN + "menus", with(menu, "choices", List.of(Map.of("key", "A", "queueId", firm.queueId())))),
                422,
                "the key 'A'");
        assertThat(admin.post(ADMIN + "menus", menu).status()).isEqualTo(201);
    }

    @Test
    void keepsTheNameOfARemovedUser() {
        Map<String, Object> person = Map.of(
                "username",
                firm.prefix() + ".new",
                "displayName",
                "Nadia New",
                "roles",
                List.of("AGENT"),
                "language",
                "en",
                "loginCode",
                "4711",
                "enabled",
                true,
                "password",
                "long enough");
        var created = admin.post(ADMIN + "users", person);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.raw().body()).doesNotContain("long enough").doesNotContain("bcrypt");
        assertRefused(admin.post(ADMIN + "users", person), 409, "username is taken");
        assertThat(admin.delete(ADMIN + "users/" + created.id()).status()).isEqualTo(204);
        assertThat(admin.get(ADMIN + "users").raw().body()).doesNotContain("Nadia");
        assertThat(directory.user(firm.id(), created.id()).orElseThrow().displayName())
                .isEqualTo("Nadia New");
        assertThat(directory.agents(firm.id())).noneMatch(agent -> agent.id() == created.id());
        assertThat(admin.post(ADMIN + "users", person).status()).isEqualTo(201);
    }

    @Test
    void pagesThroughALongList() {
        for (var i = 0; i < 5; i++) {
            admin.post(ADMIN + "reason-codes", Map.of("code", "R" + i, "label", "Reason " + i));
        }
        var first = admin.get(ADMIN + "reason-codes?query=reason&limit=3").body();
        assertThat(first.get("items")).hasSize(3);
        assertThat(first.get("total").asInt()).isEqualTo(5);
        var second = admin.get(ADMIN + "reason-codes?query=reason&limit=3&cursor="
                        + first.get("nextCursor").asString())
                .body();
        assertThat(second.get("items")).hasSize(2);
        assertThat(second.get("nextCursor").isNull()).isTrue();
        assertRefused(admin.get(ADMIN + "reason-codes?cursor=x"), 400, "cursor");
        assertRefused(
                admin.post(ADMIN + "reason-codes", Map.of("code", "RNA", "label", "x")), 422, "by the program itself");
    }

    @Test
    void answersNotFoundForWhatIsNotThere() {
        assertRefused(
                admin.put(ADMIN + "reason-codes/999999", Map.of("code", "R", "label", "x")), 404, "no such entry");
        assertRefused(admin.delete(ADMIN + "trunks/999999"), 404, "no such entry");
        assertThat(admin.put(ADMIN + "reason-codes/0", Map.of("code", "R", "label", "x"))
                        .status())
                .isEqualTo(400);
    }
}
