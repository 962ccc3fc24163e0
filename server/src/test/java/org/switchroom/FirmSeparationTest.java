package org.switchroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.switchroom.ForeignRequests.Case;
import org.switchroom.TestClient.Answer;
import org.switchroom.developers.Scope;
import org.switchroom.developers.store.TokenBook;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import org.switchroom.quality.TestRecording;
import org.switchroom.routing.JournalBacklog;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import org.switchroom.telephony.RecordingName;

/**
 * Nothing of one client firm shows at another's. Every endpoint under /api has a case in {@link ForeignRequests}: a request by firm A's users
 * that reaches for what is firm B's. A new endpoint without one fails this test.
 */
@ServerTest
class FirmSeparationTest {
    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    TokenBook tokens;

    @Autowired
    RoutingDesk desk;

    @Autowired
    JournalBacklog backlog;

    @Autowired
    ApplicationEventPublisher events;

    @Value("${switchroom.data-dir}")
    Path dataDir;

    @Autowired
    JdbcClient sql;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    AutowireCapableBeanFactory beans;

    TestFirm a;
    TestFirm b;
    MarkedFirm firmB;
    TestCalls callsToB;
    ForeignRequests requests;
    String tokenOfA;
    String allRows;
    final Map<String, TestClient> sessions = new HashMap<>();

    @BeforeEach
    void createFirms() {
        a = TestFirm.create(editor);
        b = TestFirm.create(editor);
        callsToB = new TestCalls(desk, b);
        firmB = beans.createBean(MarkedFirm.class);
        firmB.fill(b);
        var everything = new TokenBook.Wanted("All", Set.of(Scope.values()), null);
        tokenOfA = tokens.make(a.id(), everything, a.administratorId()).secret().inTheClear();
        allRows = allRowsOfAFirm();
        long contact = talkToB();
        requests = new ForeignRequests(firmB.things(b, contact));
    }

    /** The agent talks to the customer, and a first part of it has been recorded. */
    private long talkToB() {
        for (var firm : List.of(a, b)) {
            await().ignoreExceptions().untilAsserted(new TestCalls(desk, firm)::agentAvailable);
        }
        long contact = callsToB.queued("+493023125777");
        callsToB.answer(contact);
        sql.sql("insert into reporting.cards_opened values (?, ?, ?, now(), 'AUTOMATIC', 0) on conflict do nothing")
                .params(b.id(), contact, b.agentId())
                .update();
        sql.sql("update desk.drafts set contact_id = ? where firm_id = ?")
                .params(contact, b.id())
                .update();
        TestRecording.keep(dataDir, new RecordingName(b.id(), contact, b.agentId(), Instant.now()), events);
        await().ignoreExceptions().until(() -> firmB.idOf("quality.recordings", b) > 0);
        return contact;
    }

    @TestFactory
    Stream<DynamicTest> showsNothingOfAnotherFirm() {
        return requests.all().stream()
                .map(one -> DynamicTest.dynamicTest(one.endpoint(), () -> {
                    var before = everythingOfB();
                    var answer = ask(a, one);
                    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(one.status());
                    assertThat(answer.raw().body()).doesNotContain(ofB());
                    assertThat(everythingOfB()).isEqualTo(before);
                }));
    }

    /** A token of all scopes gets what its maker or its firm's agent gets, and an agent of firm B's it cannot name. */
    @TestFactory
    Stream<DynamicTest> showsNothingOfAnotherFirmToAToken() {
        return requests.all().stream()
                .map(one -> DynamicTest.dynamicTest(one.endpoint(), () -> {
                    var before = everythingOfB();
                    var mine = new TestClient(port)
                            .with("Authorization", "Bearer " + tokenOfA)
                            .with("Idempotency-Key", UUID.randomUUID().toString());
                    var forAnAgent =
                            one.path().startsWith("/api/v1/agent") || one.path().equals("/api/v1/calls");
                    if (forAnAgent) {
                        mine.with("Switchroom-Agent", String.valueOf(a.agentId()));
                    }
                    var method = one.endpoint().substring(0, one.endpoint().indexOf(' '));
                    var answer = mine.send(method, one.path(), one.body());
                    assertThat(answer.status()).as(answer.body().toString()).isIn(one.status(), 403, 409);
                    assertThat(answer.raw().body()).doesNotContain(ofB());
                    if (forAnAgent) {
                        mine.with("Switchroom-Agent", String.valueOf(b.agentId()));
                        assertThat(mine.send(method, one.path(), one.body()).status())
                                .isEqualTo(403);
                    }
                    assertThat(everythingOfB()).isEqualTo(before);
                }));
    }

    /** What tells firm B's answers from firm A's: {@link MarkedFirm#MARK}, user names, SIP users, the recording's number. */
    private String[] ofB() {
        return new String[] {
            MarkedFirm.MARK,
            b.prefix() + ".",
            b.prefix() + "-",
            "\"id\":\"" + requests.things().recording() + "\",\"startedAtMs\""
        };
    }

    /** In a session of its own where the request is about the session, else in the role's one. */
    private Answer ask(TestFirm firm, Case one) {
        if (one.endpoint().endsWith(" /api/v1/session")) {
            return send(loggedIn(firm, roleFor(one)), one);
        }
        var client = sessions.computeIfAbsent(firm.prefix() + roleFor(one), _ -> loggedIn(firm, roleFor(one)));
        return send(client, one);
    }

    private static String roleFor(Case one) {
        return one.path().startsWith("/api/v1/agent") || one.path().equals("/api/v1/calls")
                ? ".agent"
                : one.path().startsWith("/api/v1/supervision") ? ".supervisor" : ".admin";
    }

    private TestClient loggedIn(TestFirm firm, String role) {
        return TestClient.loggedIn(port, firm.prefix() + role, TestFirm.PASSWORD);
    }

    private static Answer send(TestClient client, Case one) {
        var method = one.endpoint().substring(0, one.endpoint().indexOf(' '));
        client.with("Idempotency-Key", UUID.randomUUID().toString());
        return client.send(method, one.path(), one.body());
    }

    /** So what keeps it from firm A is that it is firm B's, and firm A's answers could have shown it. */
    @TestFactory
    Stream<DynamicTest> showsAllOfItToItsOwnFirm() {
        return requests.all().stream()
                .filter(one -> one.endpoint().startsWith("GET "))
                .map(one -> DynamicTest.dynamicTest(one.endpoint(), () -> {
                    settle();
                    var answer = ask(b, one);
                    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
                    if (!one.path().startsWith("/api/v1/recordings/")
                            && !one.path().endsWith("/waiting")
                            && !one.path().endsWith("/announced-waits")
                            && !one.path().endsWith("/record-settings")
                            && !one.path().endsWith("/duplicates")
                            && !one.path().endsWith("/asked-number")
                            && !one.path().endsWith("/admin/verification")) {
                        assertThat(answer.raw().body()).containsAnyOf(ofB());
                    }
                }));
    }

    @Test
    void obeysTheFirmsOwnAgent() {
        for (var what : List.of("digits", "hold", "resume", "hang-up", "wrap-up/extend", "wrap-up")) {
            assertThat(askAsB("POST /api/v1/agent/contacts/{contactId}/" + what))
                    .as(what)
                    .isEqualTo(204);
        }
        var agent = TestClient.loggedIn(port, b.prefix() + ".agent", TestFirm.PASSWORD);
        long offered = callsToB.queued("+493023125777");
        assertThat(agent.post("/api/v1/agent/contacts/" + offered + "/decline", Map.of())
                        .status())
                .isEqualTo(204);
        for (var what :
                List.of("PUT /api/v1/agent/state", "POST /api/v1/agent/sign-out", "POST /api/v1/agent/sign-in")) {
            assertThat(askAsB(what)).as(what).isEqualTo(200);
        }
    }

    /** Whatever stands in a value, it is a value: it is taken or refused, and never breaks anything. */
    @TestFactory
    Stream<DynamicTest> takesWhateverIsSentForAValue() {
        return requests.all().stream()
                .filter(one -> !one.endpoint().endsWith(" /api/v1/session"))
                .map(one -> DynamicTest.dynamicTest(one.endpoint(), () -> {
                    var before = everythingOf(a);
                    HostileValues.in(one).forEach(hostile -> {
                        var answer = ask(b, hostile);
                        var said = answer.raw().body();
                        assertThat(answer.status())
                                .as("%s: %s", brief(hostile), brief(said))
                                .isLessThan(500);
                        assertThat(answer.raw()
                                        .headers()
                                        .firstValue("Content-Type")
                                        .orElse(""))
                                .as(brief(hostile))
                                .doesNotContain("html");
                        assertThat(answer.raw().headers().map().toString()).doesNotContain("a=b");
                    });
                    assertThat(everythingOf(a)).isEqualTo(before);
                }));
    }

    private static String brief(Object said) {
        var text = said.toString();
        return text.substring(0, Math.min(text.length(), 300));
    }

    private int askAsB(String endpoint) {
        return requests.all().stream()
                .filter(one -> one.endpoint().equals(endpoint))
                .mapToInt(one -> ask(b, one).status())
                .findFirst()
                .orElseThrow();
    }

    private void settle() {
        await().until(() -> backlog.events() == 0);
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
        var covered = new TreeSet<>(requests.all().stream().map(Case::endpoint).toList());
        assertThat(covered).containsAll(mapped);
        assertThat(mapped).hasSizeGreaterThan(40).containsAll(covered);
    }

    private Map<String, List<String>> everythingOfB() {
        return everythingOf(b);
    }

    /** Every row of every table that carries the firm's id. */
    private Map<String, List<String>> everythingOf(TestFirm firm) {
        settle();
        var rows = new LinkedHashMap<String, List<String>>();
        sql.sql(allRows).param("firm", firm.id()).query(row -> {
            rows.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(2));
        });
        return rows;
    }

    /** One query for all tables together: table by table it would be hundreds for each case. */
    private String allRowsOfAFirm() {
        return sql.sql("""
                        select format('select ''%1$I.%2$I'', t::text from %1$I.%2$I t where firm_id = :firm',
                                      table_schema, table_name)
                          from information_schema.columns
                         where column_name = 'firm_id' and table_schema <> 'pg_catalog'""").query((row, _) -> row.getString(1)).list().stream()
                .collect(Collectors.joining(" union all ", "", " order by 1, 2"));
    }
}
