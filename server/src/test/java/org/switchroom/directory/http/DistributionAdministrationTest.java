package org.switchroom.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.directory.DirectoryBody.queue;
import static org.switchroom.directory.DirectoryBody.user;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.AsAdministrator;
import org.switchroom.ServerTest;
import org.switchroom.directory.Skill;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User.SkillLevel;
import tools.jackson.databind.node.ObjectNode;

/** How a queue distributes, and who can do what, as an administrator sets it. */
@ServerTest
class DistributionAdministrationTest extends AsAdministrator {

    private int skill(String name) {
        return admin.post(ADMIN + "skills", Map.of("name", name)).id();
    }

    private Map<String, Object> agent(List<Map<String, Integer>> skills) {
        return with(user(firm.prefix() + ".agent", "A"), "skills", skills);
    }

    @Test
    void keepsHowAQueueDistributes() {
        int german = skill("German");
        var sent = JSON.readTree("""
                {"name":"Sales","ringTimeoutMs":15000,"wrapUpMs":0,"maxWaiting":10,"serviceLevelSeconds":20,
                 "agents":[{"agentId":%d,"tier":3,"preference":4,"weight":5,"position":6}],
                 "strategy":"WEIGHTED_RANDOM","headStartMs":1000,"tierWaitMs":2000,
                 "requirements":{"steps":[{"afterMs":0,"needs":[{"skillId":%d,"atLeast":7}]},{"afterMs":9000,"needs":[]}],
                                 "preferred":[%d]},
                 "hoursId":0,"overflow":[],
                 "callbacks":{"retryMs":60000,"maxAttempts":2,"from":"08:00:00","to":"21:00:00","resumeWithinMs":120000}}
                """.formatted(firm.agentId(), german, german));
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
        var silent = user(firm.prefix() + ".agent", "A");
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
}
