package org.switchroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.switchroom.ForeignRequests.Case;
import org.switchroom.TestClient.Answer;
import org.switchroom.connectors.ForeignCard;
import org.switchroom.connectors.guard.Limits;
import org.switchroom.connectors.mapping.CardMapping;
import org.switchroom.connectors.source.SourceSettings;
import org.switchroom.connectors.source.SourceSettings.RestSettings;
import org.switchroom.connectors.store.Connector;
import org.switchroom.connectors.store.ConnectorBook;
import org.switchroom.criteria.rule.Attribute;
import org.switchroom.criteria.rule.Condition;
import org.switchroom.criteria.rule.Operator;
import org.switchroom.criteria.rule.Rule;
import org.switchroom.criteria.store.RuleBook;
import org.switchroom.crm.ContactNotes;
import org.switchroom.crm.CustomField;
import org.switchroom.crm.Dispositions.Disposition;
import org.switchroom.crm.RecordImport;
import org.switchroom.crm.RecordImport.NewCustomer;
import org.switchroom.crm.RecordImport.NewEmployee;
import org.switchroom.crm.store.CustomFields;
import org.switchroom.crm.store.Imports;
import org.switchroom.developers.Scope;
import org.switchroom.developers.delivery.Signature;
import org.switchroom.developers.event.EventType;
import org.switchroom.developers.store.TokenBook;
import org.switchroom.developers.store.WebhookBook;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.DirectoryEditor.ReasonCode;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Role;
import org.switchroom.directory.ShortNumber;
import org.switchroom.directory.Skill;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User;
import org.switchroom.pop.CardSection;
import org.switchroom.pop.scenario.Scenario;
import org.switchroom.pop.store.ScenarioBook;
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
    CustomFields customFields;

    @Autowired
    Imports imports;

    @Autowired
    RuleBook rules;

    @Autowired
    ConnectorBook connectors;

    @Autowired
    ScenarioBook scenarios;

    @Autowired
    TokenBook tokens;

    @Autowired
    WebhookBook webhooks;

    @Autowired
    Directory directory;

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

    TestFirm a;
    TestFirm b;
    TestCalls callsToB;
    ForeignRequests requests;
    String tokenOfA;
    final Map<String, TestClient> sessions = new HashMap<>();

    @BeforeEach
    void createFirms() {
        a = TestFirm.create(editor);
        b = TestFirm.create(editor);
        callsToB = new TestCalls(desk, b);
        nameEverythingOfB();
        keepRecordsOfB();
        keepAMergeOfB();
        keepAnImportOfB();
        keepAPersonRequestOfB();
        keepARuleOfB();
        keepAConnectorOfB();
        keepAWriteBackOfB();
        keepAScenarioOfB();
        makeTokens();
        keepAWebhookOfB();
        long contact = talkToB();
        requests = new ForeignRequests(
                b,
                MARK,
                idOf("crm.customers"),
                idOf("crm.employees"),
                (int) idOf("crm.dispositions"),
                (int) idOf("directory.skills"),
                (int) idOf("directory.short_numbers"),
                (int) idOf("criteria.rules"),
                (int) idOf("connectors.connectors"),
                (int) idOf("pop.scenarios"),
                contact,
                idOf("quality.recordings"),
                idOf("crm.incidents"),
                (int) idOf("crm.custom_fields"),
                idOf("crm.merges"),
                idOf("crm.imports"),
                idOf("crm.person_requests"),
                idOf("crm.notes"),
                idOf("crm.customer_files"),
                (int) idOf("developers.api_tokens"),
                (int) idOf("developers.webhooks"),
                idOf("developers.deliveries"),
                idOf("connectors.write_backs"));
    }

    private void nameEverythingOfB() {
        var queue = directory.queue(b.id(), b.queueId()).orElseThrow();
        var menu = directory.menu(b.id(), b.menuId()).orElseThrow();
        var hours = directory.hours(b.id(), b.hoursId()).orElseThrow();
        editor.together(() -> {
            editor.save(new Queue(b.queueId(), b.id(), MARK, 20_000, 30_000, 100, 20, queue.agentIds()), 0);
            editor.save(new OpeningHours(b.hoursId(), b.id(), MARK, hours.zone(), hours.week(), List.of()), 0);
            editor.save(
                    new Menu(
                            b.menuId(),
                            b.id(),
                            MARK,
                            "en",
                            MARK,
                            MARK,
                            MARK,
                            menu.choices(),
                            b.queueId(),
                            menu.maxTries(),
                            menu.answerTimeoutMs()),
                    0);
            var e164 = "+4940999%05d".formatted(b.id());
            editor.save(new InboundNumber(0, b.id(), e164, MARK, b.hoursId(), b.menuId()), 0);
            editor.save(new DeskPhone(b.deskPhoneId(), b.id(), MARK, b.prefix() + "-desk", "", "udp", true), null, 0);
            editor.save(new Skill(0, b.id(), MARK), 0);
            editor.save(new ShortNumber(0, b.id(), "21", ShortNumber.Kind.AGENT, b.agentId()), 0);
            editor.save(
                    new User(b.agentId(), b.id(), b.prefix() + ".agent", MARK, Set.of(Role.AGENT), "en", "", true),
                    null,
                    0);
            return editor.save(new ReasonCode(0, b.id(), "B_REASON", MARK), 0);
        });
    }

    private void keepAConnectorOfB() {
        var service = new RestSettings(List.of("http://127.0.0.1:1/{number}"), Map.of(), RestSettings.Login.BEARER, "");
        var mapping = new CardMapping(
                ForeignCard.Kind.CUSTOMER,
                "",
                List.of(new CardMapping.FieldPlace(ForeignCard.Field.LAST_NAME, "", "/name")),
                "",
                List.of());
        connectors.save(
                b.id(),
                new Connector(0, MARK, true, 1, false, SourceSettings.of(service), mapping, Limits.USUAL, null, false),
                "secret of b",
                0);
    }

    /** Put aside, so that nobody tries to write it. */
    private void keepAWriteBackOfB() {
        sql.sql("""
                        insert into connectors.write_backs (firm_id, connector_id, key, number, about, entry, state, last_said)
                        select firm_id, id, :mark, '', '', jsonb_build_object('note', :mark), 'DEAD', :mark
                          from connectors.connectors where firm_id = :firm""").param("mark", MARK).param("firm", b.id()).update();
    }

    private void keepAScenarioOfB() {
        scenarios.save(
                b.id(),
                new Scenario(
                        0, MARK, true, List.of(), true, List.of(), List.of(CardSection.PERSONAL), "script " + MARK),
                b.administratorId());
    }

    /** Switched off, so that nothing comes to what has been given up. */
    private void keepAWebhookOfB() {
        var wanted = new WebhookBook.Wanted(MARK, "https://example.com/b", Set.of(EventType.AGENT_STATE), false);
        int webhook = webhooks.add(b.id(), wanted, Signature.newSecret(), b.administratorId())
                .id();
        sql.sql("""
                        insert into developers.deliveries (firm_id, webhook_id, event_id, type, body, state)
                        values (?, ?, '1', 'agent.state', ?, 'DEAD')""").params(b.id(), webhook, MARK).update();
        sql.sql("""
                        insert into developers.delivery_attempts (firm_id, delivery_id, took_ms, said)
                        select firm_id, id, 1, ? from developers.deliveries where firm_id = ?""").params(MARK, b.id()).update();
    }

    private void makeTokens() {
        var everything = new TokenBook.Wanted("All", Set.of(Scope.values()), null);
        tokenOfA = tokens.make(a.id(), everything, a.administratorId()).secret().inTheClear();
        tokens.make(b.id(), new TokenBook.Wanted(MARK, Set.of(Scope.ADMIN), null), b.administratorId());
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
        await().ignoreExceptions().until(() -> idOf("quality.recordings") > 0);
        return contact;
    }

    private void keepRecordsOfB() {
        records.customers(
                b.id(),
                List.of(new NewCustomer(
                        "B-1", MARK, MARK, MARK, "", List.of("+493023125777"), MARK, "", "", "DE", "de", List.of())));
        records.employees(
                b.id(),
                List.of(new NewEmployee("B-2", MARK, MARK, MARK, MARK, "", List.of("+493023125778"), List.of())));
        records.dispositions(b.id(), List.of(new Disposition("B_CODE", MARK)));
        sql.sql("""
                        insert into crm.customer_tags select firm_id, id, ? from crm.customers where firm_id = ?""").params(MARK, b.id()).update();
        sql.sql("""
                        insert into crm.incidents (firm_id, customer_id, incident_number, opened_at, status, priority, summary)
                        select firm_id, id, ?, now(), 'Open', '', ? from crm.customers where firm_id = ?""").params(MARK, MARK, b.id()).update();
        sql.sql("""
                        insert into crm.trail (firm_id, customer_id, user_id, user_name, action)
                        select firm_id, id, ?, ?, 'SEEN' from crm.customers where firm_id = ?""").params(b.agentId(), MARK, b.id()).update();
        sql.sql("""
                        insert into crm.customer_files (firm_id, customer_id, name, type, bytes, content, by_id, by_name)
                        select firm_id, id, ?, 'text/plain', octet_length(?), ?::bytea, 0, ? from crm.customers where firm_id = ?""").params(MARK, MARK, MARK, MARK, b.id()).update();
        customFields.save(
                b.id(),
                new CustomField(0, "b_field", MARK, CustomField.Type.TEXT, false, true, 0, null, null, List.of()),
                0);
        notes.wrapUp(b.id(), 1_000_000L + b.id(), b.agentId(), "+493023125777", "B_CODE", MARK);
        sql.sql("""
                        insert into desk.drafts select firm_id, id, 'note', '1', ?, extract(epoch from now()) * 1000
                          from directory.users where firm_id = ?""").params(MARK, b.id()).update();
    }

    /** One of some time ago. */
    private void keepAMergeOfB() {
        sql.sql("""
                        insert into crm.merges (firm_id, kept_id, gone_id, gone_name, by_id, by_name)
                        select firm_id, id, 0, ?, 0, ? from crm.customers where firm_id = ?""").params(MARK, MARK, b.id()).update();
    }

    private void keepAnImportOfB() {
        var administrator = directory.user(b.id(), b.administratorId()).orElseThrow();
        var by = new CurrentUser(administrator.id(), b.id(), administrator.roles());
        imports.take(by, MARK, new ByteArrayInputStream(("name\n" + MARK + "\n").getBytes(StandardCharsets.UTF_8)));
        long id = idOf("crm.imports");
        sql.sql("insert into crm.import_refusals (firm_id, import_id, line, reason) values (?, ?, 1, ?)")
                .params(b.id(), id, MARK)
                .update();
        imports.keepPlan(b.id(), MARK, imports.find(b.id(), id).plan(), administrator.id());
    }

    private void keepAPersonRequestOfB() {
        sql.sql("""
                        insert into crm.person_requests (
                            firm_id, customer_id, kind, state, due_on, created_by, created_name, certificate, file)
                        select firm_id, id, 'ACCESS', 'DONE', now(), 0, ?, ?, ? from crm.customers where firm_id = ?""").params(MARK, "{\"by\": \"" + MARK + "\"}", "b.zip", b.id()).update();
        var file = dataDir.resolve("exports/b.zip");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keepARuleOfB() {
        var always = Condition.of(Attribute.WITHHELD, Operator.IS, "YES", "NO");
        rules.save(b.id(), new Rule(0, MARK, true, List.of(always), Rule.Route.AS_THE_MENU_SAID), 0);
    }

    private long idOf(String table) {
        return sql.sql("select id from " + table + " where firm_id = ?")
                .param(b.id())
                .query(Long.class)
                .single();
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

    /** What tells firm B's answers from firm A's: {@link #MARK}, user names, SIP users, the recording's number. */
    private String[] ofB() {
        return new String[] {
            MARK, b.prefix() + ".", b.prefix() + "-", "\"id\":\"" + requests.recording() + "\",\"startedAtMs\""
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

    private Map<String, Object> everythingOfB() {
        return everythingOf(b);
    }

    /** Every row of every table that carries the firm's id. */
    private Map<String, Object> everythingOf(TestFirm firm) {
        settle();
        var rows = new LinkedHashMap<String, Object>();
        var tables = sql.sql("""
                        select table_schema || '.' || table_name from information_schema.columns
                         where column_name = 'firm_id' and table_schema <> 'pg_catalog' order by 1""").query(String.class).list();
        for (var table : tables) {
            rows.put(
                    table,
                    sql.sql("select t::text from " + table + " t where firm_id = ? order by 1")
                            .param(firm.id())
                            .query(String.class)
                            .list());
        }
        return rows;
    }
}
