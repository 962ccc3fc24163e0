package org.switchroom.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.directory.DirectoryBody.queue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.AsAdministrator;
import org.switchroom.ServerTest;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Where a queue's callers go when it cannot serve them, as an administrator sets it. */
@ServerTest
class OverflowAdministrationTest extends AsAdministrator {

    private int create(String name, String overflow) {
        var created = admin.post(ADMIN + "queues", body(name, overflow));
        assertThat(created.status()).as(created.detail()).isEqualTo(201);
        return created.id();
    }

    private Object body(String name, String overflow) {
        return with(queue(name, List.of(firm.agentId())), "overflow", read(overflow));
    }

    private JsonNode read(String overflow) {
        return JSON.readTree(overflow.replace("SUPPORT", "" + firm.queueId()));
    }

    private static String to(int queueId) {
        return "[{\"trigger\":\"WAITED\",\"ms\":60000,\"target\":\"QUEUE\",\"queueId\":" + queueId + "}]";
    }

    @Test
    void keepsTheStepsInOrder() {
        var steps = """
            [{"trigger":"FULL","ms":0,"key":"","target":"QUEUE","queueId":SUPPORT,"priority":2,"text":"","number":""},
             {"trigger":"NOBODY","ms":0,"key":"","target":"HANG_UP","queueId":0,"priority":0,"text":"Call again.","number":""},
             {"trigger":"KEY","ms":0,"key":"1","target":"QUEUE","queueId":SUPPORT,"priority":0,"text":"Press 1.","number":""},
             {"trigger":"WAITED","ms":30000,"key":"","target":"ANNOUNCEMENT","queueId":0,"priority":0,"text":"Soon.","number":""},
             {"trigger":"WAITED","ms":60000,"key":"","target":"QUEUE","queueId":SUPPORT,"priority":0,"text":"","number":""},
             {"trigger":"WAITED","ms":90000,"key":"","target":"VOICEMAIL","queueId":0,"priority":-5,"text":"","number":""}]\
            """;
        create("Sales", steps);
        var listed = admin.get(ADMIN + "queues?query=sales").body().get("items").get(0);
        assertThat(listed.get("overflow")).isEqualTo(read(steps));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"trigger":"WAITED","ms":60000,"target":"QUEUE","queueId":99999999}                     | which is none here
        {"trigger":"WAITED","ms":999,"target":"QUEUE","queueId":SUPPORT}                        | 1 second to 24 hours
        {"trigger":"FULL","ms":5,"target":"QUEUE","queueId":SUPPORT}                            | needs none
        {"trigger":"FULL","target":"ANNOUNCEMENT","text":"Soon."}                               | wait on in a queue that is full
        {"trigger":"WAITED","ms":60000,"target":"HANG_UP"}                                      | what the caller is told
        {"trigger":"WAITED","ms":60000,"target":"NUMBER"}                                       | no telephone number
        {"trigger":"WAITED","ms":60000,"target":"NUMBER","number":"040 123456"}                 | may not be called from here
        {"trigger":"WAITED","ms":60000,"target":"VOICEMAIL","number":"+4940123456"}             | names a number at a step that leads to none
        {"trigger":"WAITED","ms":60000,"target":"HANG_UP","priority":3,"text":"Bye."}           | after which nothing waits
        {"trigger":"FULL","target":"CALLBACK"}                                                  | wait on in a queue that is full
        {"trigger":"KEY","key":"x","target":"QUEUE","queueId":SUPPORT,"text":"Press x."}        | one of 0-9
        {"trigger":"KEY","key":"1","target":"HANG_UP","text":"Press 1."}                        | to voicemail, to a number or to a callback
        {"trigger":"WAITED","ms":60000,"target":"QUEUE","queueId":SUPPORT,"priority":101}       | beyond -100 to 100
        """)
    void refusesAStepThatCannotBe(String step, String words) {
        assertRefused(admin.post(ADMIN + "queues", body("Sales", "[" + step + "]")), 422, words);
    }

    @Test
    void refusesTimesOutOfOrderAndAKeyTwice() {
        var later = "{\"trigger\":\"WAITED\",\"ms\":60000,\"target\":\"QUEUE\",\"queueId\":SUPPORT}";
        assertRefused(
                admin.post(ADMIN + "queues", body("Sales", "[" + later + "," + later + "]")),
                422,
                "later than the one before");
        var key = "{\"trigger\":\"KEY\",\"key\":\"1\",\"target\":\"QUEUE\",\"queueId\":SUPPORT,\"text\":\"Press 1.\"}";
        assertRefused(admin.post(ADMIN + "queues", body("Sales", "[" + key + "," + key + "]")), 422, "twice");
    }

    @Test
    void refusesWhatLeadsRoundInACircle() {
        int a = create("A", "[]");
        int b = create("B", to(a));
        int c = create("C", to(b));
        assertRefused(admin.put(ADMIN + "queues/" + a, body("A", to(c))), 422, "in a circle: A → C → B → A");
        assertRefused(admin.put(ADMIN + "queues/" + a, body("A", to(a))), 422, "back to the queue itself");
    }

    @Test
    void refusesAQueueOfAnotherFirmAndOneThatNobodyServes() {
        var other = TestFirm.create(editor);
        assertRefused(admin.post(ADMIN + "queues", body("Sales", to(other.queueId()))), 422, "which is none here");
        var agent = directory.user(firm.id(), firm.agentId()).orElseThrow();
        editor.save(
                new User(
                        agent.id(),
                        agent.firmId(),
                        agent.username(),
                        agent.displayName(),
                        agent.roles(),
                        agent.language(),
                        agent.loginCode(),
                        false,
                        agent.skills()),
                null,
                0);
        assertRefused(admin.post(ADMIN + "queues", body("Sales", to(firm.queueId()))), 422, "which nobody serves");
    }

    @Test
    void aQueueWithHoursSaysWhereCallersGoOutsideThem() {
        var closed = read("[{\"trigger\":\"CLOSED\",\"target\":\"VOICEMAIL\"}]");
        var sales = queue("Sales", List.of(firm.agentId()));
        assertRefused(
                admin.post(ADMIN + "queues", with(sales, "hoursId", firm.hoursId())), 422, "while the queue is closed");
        assertRefused(
                admin.post(ADMIN + "queues", with(sales, "overflow", closed)), 422, "give the queue opening hours");
        var both = with(sales, "overflow", closed);
        assertRefused(admin.post(ADMIN + "queues", with(both, "hoursId", 99999999)), 422, "names no opening hours");
        var foreign = TestFirm.create(editor).hoursId();
        assertRefused(admin.post(ADMIN + "queues", with(both, "hoursId", foreign)), 422, "names no opening hours");
        var kept = admin.post(ADMIN + "queues", with(both, "hoursId", firm.hoursId()));
        assertThat(kept.status()).as(kept.detail()).isEqualTo(201);
        assertThat(kept.body().get("hoursId").asInt()).isEqualTo(firm.hoursId());
        assertRefused(admin.delete(ADMIN + "hours/" + firm.hoursId()), 409, "used by");
    }

    @Test
    void aQueueOfAgentsWhoAreAllDisabledIsRefused() {
        int nobody = firm.queueNobodyServes(editor, "Left");
        int left = directory.queue(firm.id(), nobody).orElseThrow().agentIds().getFirst();
        assertRefused(admin.post(ADMIN + "queues", queue("Sales", List.of(left))), 422, "all disabled");
        assertThat(admin.post(ADMIN + "queues", queue("Sales", List.of(left, firm.agentId())))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aMenuLeadsToAQueueWhenClosed() {
        int night = create("Night", "[]");
        var menu = with(
                JSON.convertValue(
                        admin.get(ADMIN + "menus").body().get("items").get(0),
                        new TypeReference<Map<String, Object>>() {}),
                "closedQueueId",
                night);
        menu.remove("id");
        var saved = admin.put(ADMIN + "menus/" + firm.menuId(), menu);
        assertThat(saved.status()).as(saved.detail()).isEqualTo(200);
        assertThat(directory.menu(firm.id(), firm.menuId()).orElseThrow().closedQueueId())
                .isEqualTo(night);
        assertRefused(admin.delete(ADMIN + "queues/" + night), 409, "used by menu");
        assertRefused(
                admin.put(ADMIN + "menus/" + firm.menuId(), with(menu, "closedQueueId", 99999999)), 422, "no queue");
        assertThat(admin.put(ADMIN + "menus/" + firm.menuId(), with(menu, "closedQueueId", 0))
                        .body()
                        .get("closedQueueId")
                        .asInt())
                .isZero();
    }

    @Test
    void aQueueThatOthersLeadToStays() {
        int billing = create("Billing", "[]");
        create("Sales", to(billing));
        assertRefused(admin.delete(ADMIN + "queues/" + billing), 409, "used by overflow Sales");
    }
}
