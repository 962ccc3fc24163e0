package org.switchroom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
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

/** Fills a firm with something of everything, and writes {@link #MARK} into every text of it. */
final class MarkedFirm {
    static final String MARK = "marked-as-firm-b";

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
    JdbcClient sql;

    @Value("${switchroom.data-dir}")
    Path dataDir;

    void fill(TestFirm b) {
        nameEverything(b);
        keepRecords(b);
        keepAMerge(b);
        keepAnImport(b);
        keepAPersonRequest(b);
        keepARule(b);
        keepAConnector(b);
        keepAWriteBack(b);
        keepAScenario(b);
        keepAWebhook(b);
        tokens.make(b.id(), new TokenBook.Wanted(MARK, Set.of(Scope.ADMIN), null), b.administratorId());
    }

    /** @param contact that its agent has to do with, and that has been recorded */
    ThingsOfB things(TestFirm b, long contact) {
        return new ThingsOfB(
                b,
                MARK,
                idOf("crm.customers", b),
                idOf("crm.employees", b),
                (int) idOf("crm.dispositions", b),
                (int) idOf("directory.skills", b),
                (int) idOf("directory.short_numbers", b),
                (int) idOf("criteria.rules", b),
                (int) idOf("connectors.connectors", b),
                (int) idOf("pop.scenarios", b),
                contact,
                idOf("quality.recordings", b),
                idOf("crm.incidents", b),
                (int) idOf("crm.custom_fields", b),
                idOf("crm.merges", b),
                idOf("crm.imports", b),
                idOf("crm.person_requests", b),
                idOf("crm.notes", b),
                idOf("crm.customer_files", b),
                (int) idOf("developers.api_tokens", b),
                (int) idOf("developers.webhooks", b),
                idOf("developers.deliveries", b),
                idOf("connectors.write_backs", b));
    }

    private void nameEverything(TestFirm b) {
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

    private void keepRecords(TestFirm b) {
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
    private void keepAMerge(TestFirm b) {
        sql.sql("""
                        insert into crm.merges (firm_id, kept_id, gone_id, gone_name, by_id, by_name)
                        select firm_id, id, 0, ?, 0, ? from crm.customers where firm_id = ?""").params(MARK, MARK, b.id()).update();
    }

    private void keepAnImport(TestFirm b) {
        var administrator = directory.user(b.id(), b.administratorId()).orElseThrow();
        var by = new CurrentUser(administrator.id(), b.id(), administrator.roles());
        imports.take(by, MARK, new ByteArrayInputStream(("name\n" + MARK + "\n").getBytes(StandardCharsets.UTF_8)));
        long id = idOf("crm.imports", b);
        sql.sql("insert into crm.import_refusals (firm_id, import_id, line, reason) values (?, ?, 1, ?)")
                .params(b.id(), id, MARK)
                .update();
        imports.keepPlan(b.id(), MARK, imports.find(b.id(), id).plan(), administrator.id());
    }

    private void keepAPersonRequest(TestFirm b) {
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

    private void keepARule(TestFirm b) {
        var always = Condition.of(Attribute.WITHHELD, Operator.IS, "YES", "NO");
        rules.save(b.id(), new Rule(0, MARK, true, List.of(always), Rule.Route.AS_THE_MENU_SAID), 0);
    }

    private void keepAConnector(TestFirm b) {
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
    private void keepAWriteBack(TestFirm b) {
        sql.sql("""
                        insert into connectors.write_backs (firm_id, connector_id, key, number, about, entry, state, last_said)
                        select firm_id, id, :mark, '', '', jsonb_build_object('note', :mark), 'DEAD', :mark
                          from connectors.connectors where firm_id = :firm""").param("mark", MARK).param("firm", b.id()).update();
    }

    private void keepAScenario(TestFirm b) {
        scenarios.save(
                b.id(),
                new Scenario(
                        0, MARK, true, List.of(), true, List.of(), List.of(CardSection.PERSONAL), "script " + MARK),
                b.administratorId());
    }

    /** Switched off, so that nothing comes to what has been given up. */
    private void keepAWebhook(TestFirm b) {
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

    long idOf(String table, TestFirm b) {
        return sql.sql("select id from " + table + " where firm_id = ?")
                .param(b.id())
                .query(Long.class)
                .single();
    }
}
