package org.switchroom.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.criteria.CallerFacts.Incoming;
import org.switchroom.criteria.rule.Attribute;
import org.switchroom.criteria.rule.Condition;
import org.switchroom.criteria.rule.Destination.Gap;
import org.switchroom.criteria.rule.Operator;
import org.switchroom.criteria.rule.Rule;
import org.switchroom.criteria.rule.Rule.Route;
import org.switchroom.criteria.rule.Rule.Skills;
import org.switchroom.criteria.store.DecisionLog;
import org.switchroom.criteria.store.RuleBook;
import org.switchroom.crm.CallerCard;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Queue;
import org.switchroom.directory.TestFirm;
import org.switchroom.ivr.Wayfinder.Way;
import org.switchroom.reporting.ContactRoutes.Routed;

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
    DecisionLog decisions;

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

    private Routed stored() {
        return decisions.of(firm.id(), CONTACT).orElseThrow();
    }

    @Test
    void aDecisionIsKeptAndCorrectedWhenTheEngineRefusesIt() {
        var rule = rule("Trucks", Attribute.WITHHELD, "NO");
        var way = way();
        assertThat(way.from(firm.queueId(), "1").join().queueId()).isEqualTo(trucks);
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(stored().queueId()).isEqualTo(trucks));
        assertThat(stored().gaps()).isEmpty();
        assertThat(stored().ruleId()).isEqualTo(rule.id());
        way.fellBack(firm.queueId());
        await().untilAsserted(() -> assertThat(stored().queueId()).isEqualTo(firm.queueId()));
        assertThat(stored().gaps()).containsExactly("REFUSED");
        assertThat(stored().ruleName()).isEqualTo("Trucks");
    }

    @Test
    void ofTwoDecisionsMadeTogetherTheLastIsKept() {
        rule("Trucks", Attribute.WITHHELD, "NO");
        var way = way();
        for (int i = 0; i < 50; i++) {
            way.from(firm.queueId(), "1").join();
            way.fellBack(firm.queueId());
        }
        way.from(trucks, "1").join();
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(stored().gaps()).isEmpty());
        assertThat(stored().queueId()).isEqualTo(trucks);
    }

    @Test
    void aRuleThatCannotBeReadSendsTheCallerWhereTheMenuSaid() {
        var broken = rule("Broken", Attribute.WITHHELD, "NO");
        sql.sql("""
                update criteria.rules set route = '{"queueId":0,"priority":0,"first":{"person":null,"forMs":5000},
                       "skills":{"steps":[],"preferred":[]},"anybodyAfterMs":0}' where id = :id""").param("id", broken.id()).update();
        rule("Read anew", Attribute.WITHHELD, "YES");
        var goal = way().from(firm.queueId(), "1").join();
        assertThat(goal.queueId()).isEqualTo(firm.queueId());
        assertThat(goal.byRule()).isFalse();
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
    void whatACallHasMetIsForgottenWhenTheDirectoryChanges() {
        var rule = rule("Trucks", Attribute.WITHHELD, "NO");
        warnings.met(firm.id(), rule.id(), Set.of(Gap.PERSON_GONE));
        assertThat(warnings.of(firm.id())).extracting(warning -> warning.gap()).containsExactly("PERSON_GONE");
        queue("Another");
        assertThat(warnings.of(firm.id())).isEmpty();
    }
}
