package org.switchroom.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.directory.DirectoryBody.queue;
import static org.switchroom.directory.DirectoryBody.trunk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.AsAdministrator;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryBody;
import org.switchroom.directory.TestFirm;

@ServerTest
class AdministrationTest extends AsAdministrator {
    @Autowired
    JdbcClient sql;

    @Autowired
    ConfigurableApplicationContext context;

    final Listener listener = new Listener();

    /** What others hear, and what they could read when they heard it. */
    private final class Listener implements ApplicationListener<PayloadApplicationEvent<Directory.Changed>> {
        final List<Integer> queuesSeen = new ArrayList<>();

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<Directory.Changed> changed) {
            queuesSeen.add(directory.queues(changed.getPayload().firmId()).size());
        }
    }

    @BeforeEach
    void listen() {
        context.addApplicationListener(listener);
    }

    @AfterEach
    void listenNoLonger() {
        context.removeApplicationListener(listener);
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
        assertThat(directory
                        .queue(firm.id(), created.id())
                        .orElseThrow()
                        .limits()
                        .maxWaiting())
                .isEqualTo(7);
        assertThat(admin.delete(ADMIN + "queues/" + created.id()).status()).isEqualTo(204);
        assertThat(directory.queue(firm.id(), created.id())).isEmpty();
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
        var body = DirectoryBody.number("030 / 901 820", firm.hoursId(), firm.menuId());
        var created = admin.post(ADMIN + "numbers", body);
        assertThat(created.body().get("e164").asString()).isEqualTo("+4930901820");
        assertThat(directory.number("+4930901820").orElseThrow().firmId()).isEqualTo(firm.id());
        var other = TestFirm.create(editor);
        var otherAdmin = TestClient.loggedIn(port, other.prefix() + ".admin", TestFirm.PASSWORD);
        assertRefused(
                otherAdmin.post(
                        ADMIN + "numbers", DirectoryBody.number("+4930901820", other.hoursId(), other.menuId())),
                409,
                "in use already");
        assertRefused(admin.post(ADMIN + "numbers", with(body, "e164", "reception")), 422, "is no telephone number");
        assertRefused(
                admin.post(ADMIN + "numbers", with(with(body, "e164", "030 901821"), "menuId", other.menuId())),
                422,
                "names no menu");
        assertThat(admin.delete(ADMIN + "numbers/" + created.id()).status()).isEqualTo(204);
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
        var phone = with(DirectoryBody.deskPhone("u7"), "password", "secret word");
        assertRefused(admin.post(ADMIN + "desk-phones", phone), 422, "kept for the browsers' own phones");
        var created = admin.post(ADMIN + "desk-phones", with(phone, "sipUser", "desk-7-" + firm.id()));
        assertThat(created.status()).isEqualTo(201);
        assertThat(directory.deskPhoneSecret(created.id())).isEqualTo("secret word");
        assertThat(created.body().has("password")).isFalse();
    }

    @Test
    void refusesMenusThatLeadNowhere() {
        var menu = DirectoryBody.menu("Second", firm.queueId());
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
        var person = DirectoryBody.user(firm.prefix() + ".new", "Nadia New");
        person.put("loginCode", "4711");
        person.put("password", "long enough");
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
