package org.switchroom.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.criteria.CallerFacts.Incoming;
import org.switchroom.criteria.rule.Attribute;
import org.switchroom.criteria.rule.Condition;
import org.switchroom.criteria.rule.Operator;
import org.switchroom.criteria.rule.Rule;
import org.switchroom.criteria.rule.Rule.Route;
import org.switchroom.criteria.rule.Rule.Skills;
import org.switchroom.criteria.store.RuleBook;
import org.switchroom.crm.CallerCard;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Queue;
import org.switchroom.directory.TestFirm;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.Requirements;
import org.switchroom.ivr.Wayfinder.Way;
import org.switchroom.routing.RoutingDesk;

@SpringBootTest
@ContextConfiguration(initializers = TestDatabase.class)
class RuleRoutingTest {
    private static final String CALLER = "+493023125711";
    private static final long CONTACT = 7;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    RuleBook rules;

    @Autowired
    RuleRouting routing;

    @Autowired
    RuleWarnings warnings;

    @Autowired
    CallerFacts facts;

    @Autowired
    RoutingDesk desk;

    @Autowired
    JdbcClient sql;

    TestFirm firm;
    int trucks;

    @BeforeEach
    void openFirm() {
        firm = TestFirm.create(editor);
        trucks = queue("Trucks");
    }

    private int queue(String name) {
        return editor.save(new Queue(0, firm.id(), name, 20_000, 0, 100, 20, List.of(firm.agentId())), 0);
    }

    private Rule rule(String name, Attribute attribute, String value) {
        var condition = new Condition(attribute, Operator.IS, List.of(value), 0);
        return rules.save(
                firm.id(), new Rule(0, name, true, List.of(condition), new Route(trucks, 3, null, Skills.NONE, 0)), 0);
    }

    private Way way() {
        return routing.begin(firm.id(), CONTACT, CALLER, firm.number(), Instant.now());
    }

    @Test
    void theLogIsToldWhichRuleHeldAndWhyThoseBeforeItDidNot() {
        var withheld = rule("Withheld", Attribute.WITHHELD, "YES");
        var rule = rule("Trucks", Attribute.WITHHELD, "NO");
        rule("Never asked", Attribute.WITHHELD, "YES");
        var goal = way().from(firm.queueId(), "1").join();
        assertThat(goal.queueId()).isEqualTo(trucks);
        assertThat(goal.grounds())
                .isEqualTo(new Grounds(
                        rule.id(), "Trucks", List.of(new Grounds.Passed(withheld.id(), "WITHHELD")), List.of()));
    }

    @Test
    void ofManyRulesThatDoNotHoldTheFirstAreKept() {
        for (int i = 0; i < Grounds.MAX_PASSED + 1; i++) {
            rule("Withheld " + i, Attribute.WITHHELD, "YES");
        }
        var grounds = way().from(firm.queueId(), "1").join().grounds();
        assertThat(grounds.ruleId()).isZero();
        assertThat(grounds.passed()).hasSize(Grounds.MAX_PASSED);
    }

    @Test
    void withoutRulesThereAreNoGrounds() {
        assertThat(way().from(firm.queueId(), "1").join().grounds()).isEqualTo(Grounds.NONE);
    }

    @Test
    void aRuleThatDoesNotSayForWhomToWaitIsFlagged() {
        var broken = rule("Broken", Attribute.WITHHELD, "NO");
        sql.sql("""
                update criteria.rules set route = '{"queueId":0,"priority":0,"first":{"person":null,"forMs":5000},
                       "skills":{"steps":[],"preferred":[]},"anybodyAfterMs":0}' where id = :id""").param("id", broken.id()).update();
        rule("Read anew", Attribute.WITHHELD, "YES");
        var goal = way().from(firm.queueId(), "1").join();
        assertThat(goal.queueId()).isEqualTo(firm.queueId());
        assertThat(goal.grounds()).isEqualTo(new Grounds(broken.id(), "Broken", List.of(), List.of("PERSON_GONE")));
    }

    @Test
    void aRecordThatCannotBeReadSaysNothingOfTheCaller() {
        var call = new Incoming(firm.id(), CALLER, firm.number(), Instant.now());
        var asked = List.of(rule("New", Attribute.CALLER, "UNKNOWN"), rule("Idle", Attribute.OPEN_ORDER, "NO"));
        var away = facts.of(call, asked, CallerCard.unknown(CALLER, "The database is away."));
        assertThat(away.complete()).isFalse();
        assertThat(away.values()).doesNotContainKeys(Attribute.CALLER, Attribute.OPEN_ORDER);
        var stranger = facts.of(call, asked, CallerCard.unknown(CALLER, null));
        assertThat(stranger.complete()).isTrue();
        assertThat(stranger.values()).containsEntry(Attribute.CALLER, List.of("UNKNOWN"));
    }

    @Test
    void theWallIsWarnedOfARuleThatTheEngineRefused() {
        var rule = rule("Trucks", Attribute.WITHHELD, "NO");
        send(new Grounds(rule.id(), "Trucks", List.of(), List.of()).with(Grounds.REFUSED));
        await().untilAsserted(() -> assertThat(warnings.of(firm.id()))
                .extracting(warning -> warning.gap())
                .containsExactly("REFUSED"));
    }

    private void send(Grounds grounds) {
        long contactId = desk.nextContactId();
        await().ignoreExceptions()
                .untilAsserted(() -> desk.waiting(firm.id(), trucks, 1).join());
        desk.submit(firm.id(), new Command.OpenContact(contactId, CALLER, firm.number()))
                .join();
        desk.submit(firm.id(), new Command.EnqueueContact(contactId, trucks, 0, Requirements.NONE, grounds))
                .join();
        desk.submit(firm.id(), new Command.EndContact(contactId, EndedBy.CALLER, EndCause.HANG_UP))
                .join();
    }

    @Test
    void whatACallHasMetIsForgottenWhenTheDirectoryChanges() {
        var rule = rule("Trucks", Attribute.WITHHELD, "NO");
        send(new Grounds(rule.id(), "Trucks", List.of(), List.of("PERSON_GONE")));
        await().untilAsserted(() -> assertThat(warnings.of(firm.id()))
                .extracting(warning -> warning.gap())
                .containsExactly("PERSON_GONE"));
        queue("Another");
        assertThat(warnings.of(firm.id())).isEmpty();
    }
}
