package org.switchroom.reporting.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.TestClient;
import org.switchroom.criteria.rule.Attribute;
import org.switchroom.criteria.rule.Condition;
import org.switchroom.criteria.rule.Operator;
import org.switchroom.criteria.rule.Rule;
import org.switchroom.criteria.rule.Rule.Route;
import org.switchroom.criteria.store.RuleBook;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.CallbackRules;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.Requirements.Step;
import org.switchroom.routing.JournalBacklog;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
class ContactsTest {
    private static final String CONTACTS = "/api/v1/contacts";
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    RoutingDesk desk;

    @Autowired
    JournalBacklog backlog;

    @Autowired
    RuleBook rules;

    TestFirm firm;
    TestCalls calls;
    TestClient supervisor;

    @BeforeEach
    void openFirm() {
        firm = TestFirm.create(editor);
        calls = new TestCalls(desk, firm);
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
        supervisor = client("supervisor");
    }

    private TestClient client(String who) {
        return TestClient.loggedIn(port, firm.prefix() + "." + who, TestFirm.PASSWORD);
    }

    private void everythingWritten() {
        await().until(() -> backlog.events() == 0);
    }

    private JsonNode list(TestClient client, String parameters) {
        everythingWritten();
        var answer = client.get(CONTACTS + parameters);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(row -> row.get("contactId").asString())
                .toList();
    }

    @Test
    void showsEveryStretchOfACall() {
        long id = calls.queued(TestCalls.CALLER);
        calls.answer(id);
        calls.submit(new Command.HoldContact(id, firm.agentId()));
        calls.submit(new Command.ResumeContact(id, firm.agentId()));
        calls.hangUp(id, EndedBy.AGENT);
        calls.finishWrapUp();
        everythingWritten();
        var contact = supervisor.get(CONTACTS + "/" + id).body();
        assertThat(contact.get("contactId").asString()).isEqualTo(Long.toString(id));
        assertThat(contact.get("outcome").asString()).isEqualTo("ANSWERED");
        assertThat(contact.get("endedBy").asString()).isEqualTo("AGENT");
        assertThat(contact.get("agentName").asString()).isEqualTo("The AGENT");
        assertThat(contact.get("queueName").asString()).isEqualTo("Support");
        assertThat(contact.get("caller").asString()).isEqualTo(TestCalls.CALLER);
        var kinds = contact.get("segments")
                .valueStream()
                .map(s -> s.get("kind").asString() + " " + s.get("result").asString());
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "MENU QUEUED",
                        "QUEUE ANSWERED",
                        "OFFER ANSWERED",
                        "CONVERSATION AGENT_HUNG_UP",
                        "HOLD RESUMED",
                        "WRAP_UP AGENT");
        assertThat(contact.get("segments").valueStream())
                .allMatch(
                        s -> s.get("endedAtMs").asLong() >= s.get("startedAtMs").asLong());
    }

    private JsonNode segment(long contact, String kind) {
        everythingWritten();
        return supervisor
                .get(CONTACTS + "/" + contact)
                .body()
                .get("segments")
                .valueStream()
                .filter(segment -> segment.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhyThisAgentAndWhoWouldHaveBeenNext() {
        int colleague = editor.save(
                new User(0, firm.id(), firm.prefix() + ".b", "Bea", Set.of(Role.AGENT), "en", "", true),
                TestFirm.PASSWORD,
                0);
        editor.save(
                new Queue(firm.queueId(), firm.id(), "Support", 20_000, 0, 9, 20, List.of(firm.agentId(), colleague)),
                0);
        await().ignoreExceptions().untilAsserted(() -> {
            calls.submit(new Command.SignIn(colleague, "browser:" + colleague));
            calls.submit(new Command.SetAvailable(colleague));
        });
        long id = calls.queued(TestCalls.CALLER);
        var choice = segment(id, "OFFER").get("choice");
        assertThat(choice).isEqualTo(JSON.readTree("""
            {"strategy":"LONGEST_IDLE","tier":1,"score":0,"candidates":2,"peers":2,"free":2,"atWork":2,"serving":2,
             "runnerUp":{"id":%d,"name":"Bea"},"waiting":1}\
            """.formatted(colleague)));
        calls.submit(new Command.SetNotReady(colleague, "BREAK"));
        calls.hangUp(id, EndedBy.CALLER);
        long alone = calls.queued(TestCalls.CALLER);
        assertThat(segment(alone, "OFFER").get("choice").get("runnerUp").isNull())
                .isTrue();
        assertThat(segment(alone, "MENU").get("choice").isNull()).isTrue();
        assertThat(segment(alone, "QUEUE").get("widenings")).isEmpty();
    }

    @Test
    void saysWhichRuleSentItThereAndNothingWhereThereWereNone() {
        long id = calls.open(TestCalls.CALLER);
        var grounds = new Grounds(3, "Our best", List.of(), List.of("SKILL_GONE", "PERSON_GONE"));
        calls.submit(new Command.EnqueueContact(id, firm.queueId(), 0, Requirements.NONE, grounds));
        long plain = calls.queued(TestCalls.CALLER);
        everythingWritten();
        var routed = supervisor.get(CONTACTS + "/" + id).body().get("routed");
        assertThat(routed.get("ruleId").asInt()).isEqualTo(3);
        assertThat(routed.get("ruleName").asString()).isEqualTo("Our best");
        assertThat(routed.get("queueName").asString()).isEqualTo("Support");
        assertThat(routed.get("gaps").valueStream().map(JsonNode::asString))
                .containsExactly("SKILL_GONE", "PERSON_GONE");
        assertThat(supervisor.get(CONTACTS + "/" + plain).body().get("routed").isNull())
                .isTrue();
    }

    @Test
    void saysWhichRulesDidNotHold() {
        var danes = List.of(Condition.of(Attribute.LANGUAGE, Operator.IS, "da"));
        var kept = rules.save(firm.id(), new Rule(0, "Danes", true, danes, Route.AS_THE_MENU_SAID), 0);
        long id = calls.open(TestCalls.CALLER);
        var passed =
                List.of(new Grounds.Passed(kept.id(), "LANGUAGE"), new Grounds.Passed(kept.id() + 1, "VALUE_CLASS"));
        calls.submit(new Command.EnqueueContact(
                id, firm.queueId(), 0, Requirements.NONE, new Grounds(0, "", passed, List.of())));
        everythingWritten();
        assertThat(supervisor.get(CONTACTS + "/" + id).body().get("routed").get("passed"))
                .isEqualTo(JSON.readTree("""
                    [{"ruleId":%d,"ruleName":"Danes","because":"LANGUAGE"},
                     {"ruleId":%d,"ruleName":"","because":"VALUE_CLASS"}]""".formatted(kept.id(), kept.id() + 1)));
    }

    @Test
    void leadsFromACallToItsMessageAndBack() {
        long call = calls.queued(TestCalls.CALLER);
        long message = desk.nextContactId();
        calls.submit(new Command.LeaveMessage(
                message, call, TestCalls.CALLER, TestCalls.DIALLED, firm.queueId(), 0, Requirements.NONE, 5_000));
        everythingWritten();
        assertThat(supervisor.get(CONTACTS + "/" + call).body().get("messageIds"))
                .isEqualTo(JSON.readTree("[\"" + message + "\"]"));
        assertThat(supervisor
                        .get(CONTACTS + "/" + message)
                        .body()
                        .get("fromContactId")
                        .asString())
                .isEqualTo(s(call));
    }

    @Test
    void leadsFromACallThatWasCutOffToTheOneThatWentOn() {
        var places = new CallbackRules(60_000, 3, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 60_000);
        var queue = new Queue(firm.queueId(), firm.id(), "Support", 20_000, 0, 9, 20, List.of(firm.agentId()));
        editor.save(queue.callingBack(places), 0);
        calls.submit(new Command.SetNotReady(firm.agentId(), "BREAK"));
        await().untilAsserted(() -> {
            long cutOff = calls.queued(TestCalls.CALLER);
            calls.hangUp(cutOff, EndedBy.CALLER);
            long again = calls.open(TestCalls.CALLER);
            calls.submit(new Command.EnqueueContact(again, firm.queueId(), 0, Requirements.NONE, Grounds.NONE, cutOff));
            everythingWritten();
            var continued = supervisor.get(CONTACTS + "/" + cutOff).body().get("continuedIn");
            assertThat(continued.asString()).isEqualTo(s(again));
            assertThat(segment(again, "TAKEN_UP").get("result").asString()).isEqualTo(s(cutOff));
        });
    }

    @Test
    void saysWhenMoreAgentsCameIntoQuestion() {
        long id = calls.open(TestCalls.CALLER);
        var nobodyThenAnybody =
                new Requirements(List.of(new Step(0, List.of(new Need(99, 5))), new Step(1, List.of())), List.of());
        calls.submit(new Command.EnqueueContact(id, firm.queueId(), 0, nobodyThenAnybody));
        await().ignoreExceptions().untilAsserted(() -> segment(id, "OFFER"));
        var queue = segment(id, "QUEUE");
        assertThat(queue.get("widenings")).hasSize(1);
        assertThat(queue.get("widenings").get(0).get("stage").asInt()).isEqualTo(1);
        assertThat(queue.get("widenings").get(0).get("atMs").asLong())
                .isGreaterThan(queue.get("startedAtMs").asLong());
        calls.hangUp(id, EndedBy.CALLER);
        assertThat(segment(id, "QUEUE").get("widenings")).hasSize(1);
    }

    @Test
    void showsWhatIsStillGoingOn() {
        calls.submit(new Command.SignOut(firm.agentId()));
        long id = calls.queued(TestCalls.CALLER);
        var row = list(supervisor, "").get("items").get(0);
        assertThat(row.get("contactId").asString()).isEqualTo(Long.toString(id));
        assertThat(row.get("endedAtMs").isNull()).isTrue();
        assertThat(row.get("outcome").isNull()).isTrue();
    }

    @Test
    void findsByNumberInAnyWritingByQueueAgentOutcomeAndTime() {
        long answered = calls.wholeCall();
        long before = System.currentTimeMillis();
        calls.submit(new Command.SetNotReady(firm.agentId(), "BREAK"));
        long abandoned = calls.queued("+4589123456");
        calls.hangUp(abandoned, EndedBy.CALLER);
        long inMenu = calls.open("");
        calls.hangUp(inMenu, EndedBy.CALLER);
        assertThat(ids(list(supervisor, ""))).containsExactly(s(inMenu), s(abandoned), s(answered));
        for (var writing : List.of("030 123 45 67", "+49 (30) 1234567", "0049301234567", "1234567", "30123")) {
            assertThat(ids(list(
                            supervisor, "?query=" + writing.replace(" ", "%20").replace("+", "%2B"))))
                    .as(writing)
                    .containsExactly(s(answered));
        }
        assertThat(ids(list(supervisor, "?outcome=ABANDONED"))).containsExactly(s(abandoned));
        assertThat(ids(list(supervisor, "?outcome=IN_MENU"))).containsExactly(s(inMenu));
        assertThat(ids(list(supervisor, "?queueId=" + firm.queueId()))).containsExactly(s(abandoned), s(answered));
        assertThat(ids(list(supervisor, "?agentId=" + firm.agentId()))).containsExactly(s(answered));
        assertThat(ids(list(supervisor, "?fromMs=" + before))).containsExactly(s(inMenu), s(abandoned));
        assertThat(ids(list(supervisor, "?toMs=" + before))).containsExactly(s(answered));
        assertThat(supervisor.get(CONTACTS + "?query=anna").status()).isEqualTo(400);
        assertThat(supervisor.get(CONTACTS + "?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void goesThroughAllPagesWithoutMissingOrDoubling() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 23; i++) {
            made.addFirst(s(calls.wholeCall()));
        }
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = list(supervisor, "?limit=5&cursor=" + cursor);
            assertThat(page.get("total").asInt()).isEqualTo(23);
            seen.addAll(ids(page));
            cursor = page.get("nextCursor").asString("");
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(made);
    }

    @Test
    void agentsSeeOnlyWhatTheyAnswered() {
        long own = calls.wholeCall();
        calls.submit(new Command.SetNotReady(firm.agentId(), "BREAK"));
        long nobodys = calls.queued(TestCalls.CALLER);
        calls.hangUp(nobodys, EndedBy.CALLER);
        var agent = client("agent");
        assertThat(ids(list(agent, ""))).containsExactly(s(own));
        assertThat(ids(list(agent, "?agentId=" + firm.supervisorId()))).containsExactly(s(own));
        assertThat(agent.get(CONTACTS + "/" + own).status()).isEqualTo(200);
        assertThat(agent.get(CONTACTS + "/" + nobodys).status()).isEqualTo(404);
    }

    @Test
    void nothingOfAnotherFirmIsShown() {
        long id = calls.wholeCall();
        var other = TestFirm.create(editor);
        var stranger = TestClient.loggedIn(port, other.prefix() + ".supervisor", TestFirm.PASSWORD);
        for (var parameters :
                List.of("", "?queueId=" + firm.queueId(), "?agentId=" + firm.agentId(), "?query=301234567")) {
            var page = list(stranger, parameters);
            assertThat(ids(page)).isEmpty();
            assertThat(page.get("total").asInt()).isZero();
        }
        assertThat(stranger.get(CONTACTS + "/" + id).status()).isEqualTo(404);
        assertThat(new TestClient(port).get(CONTACTS).status()).isEqualTo(401);
    }

    private static String s(long id) {
        return Long.toString(id);
    }
}
