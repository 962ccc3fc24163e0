package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.switchroom.criteria.rule.Attribute;
import org.switchroom.criteria.rule.Condition;
import org.switchroom.criteria.rule.Operator;
import org.switchroom.criteria.rule.Rule;
import org.switchroom.criteria.rule.Rule.First;
import org.switchroom.criteria.rule.Rule.Person;
import org.switchroom.criteria.rule.Rule.Route;
import org.switchroom.criteria.rule.Rule.Skills;
import org.switchroom.criteria.store.RuleBook;
import org.switchroom.crm.RecordImport;
import org.switchroom.crm.RecordImport.NewCustomer;
import org.switchroom.directory.DirectoryEditor.Noun;
import org.switchroom.directory.Queue;
import org.switchroom.engine.Event.ContactQueued;
import org.switchroom.engine.Event.ContactRouted;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Requirements.Step;

/** Calls that rules send on their way, through the whole server. */
class RoutedCallTest extends OnTheTelephone {
    private static final String STRANGER = "01719999999";

    @Autowired
    private RecordImport records;

    @Autowired
    private RuleBook rules;

    @BeforeEach
    void importOurBest() {
        records.customers(
                centre.firmId,
                List.of(new NewCustomer(
                        "C-1",
                        "Greta",
                        "Müller",
                        "",
                        "",
                        List.of("+491711234567"),
                        "",
                        "",
                        "",
                        "DE",
                        "de",
                        "A",
                        centre.seat(1).agentId(),
                        List.of())));
    }

    private Rule best(Route route) {
        var best = Condition.of(Attribute.VALUE_CLASS, Operator.IS, "A");
        return rules.save(centre.firmId, new Rule(0, "Our best", true, List.of(best), route), 0);
    }

    private int trucks() {
        var queue = new Queue(
                0,
                centre.firmId,
                "Trucks",
                10_000,
                0,
                100,
                20,
                List.of(centre.seat(0).agentId()));
        return editor.save(queue, 0);
    }

    @Test
    void theBestCustomersWaitForTheirManagerThenForTheTeam() throws Exception {
        var rule = best(new Route(0, 3, new First(Person.PERSONAL_MANAGER, 5_000), Skills.NONE, 0));
        var call = trunk.dial(centre.number, CALLER).answered();
        call.press('1');
        var queued = centre.awaitEvent(ContactQueued.class);
        assertThat(queued.priority()).isEqualTo(3);
        assertThat(queued.requirements().steps())
                .containsExactly(new Step(0, List.of(), centre.seat(1).agentId()), new Step(5_000, List.of()));
        assertThat(centre.last(ContactRouted.class))
                .isEqualTo(new ContactRouted(
                        queued.contactId(), centre.queueId, new Grounds(rule.id(), "Our best", List.of(), List.of())));
        call.hangUp();
    }

    @Test
    void aRuleSendsElsewhereThanTheMenu() throws Exception {
        int trucks = trucks();
        best(new Route(trucks, 0, null, Skills.NONE, 0));
        var call = trunk.dial(centre.number, CALLER).answered();
        call.press('1');
        assertThat(centre.awaitEvent(ContactQueued.class).queueId()).isEqualTo(trucks);
        call.hangUp();
    }

    @Test
    void ofWhomNothingHoldsGoesAsTheMenuSaid() throws Exception {
        var rule = best(new Route(0, 9, null, Skills.NONE, 0));
        var call = trunk.dial(centre.number, STRANGER).answered();
        call.press('1');
        var queued = centre.awaitEvent(ContactQueued.class);
        assertThat(queued)
                .returns(centre.queueId, ContactQueued::queueId)
                .returns(0, ContactQueued::priority)
                .returns(Requirements.NONE, ContactQueued::requirements);
        var grounds = centre.last(ContactRouted.class).grounds();
        assertThat(grounds.ruleId()).isZero();
        assertThat(grounds.gaps()).isEmpty();
        assertThat(grounds.passed()).containsExactly(new Grounds.Passed(rule.id(), "VALUE_CLASS"));
        call.hangUp();
    }

    @Test
    void aQueueThatIsGoneIsReplacedByTheMenus() throws Exception {
        int trucks = trucks();
        best(new Route(trucks, 0, null, Skills.NONE, 0));
        editor.remove(centre.firmId, Noun.QUEUE, trucks, 0);
        var call = trunk.dial(centre.number, CALLER).answered();
        call.press('1');
        var queued = centre.awaitEvent(ContactQueued.class);
        assertThat(queued.queueId()).isEqualTo(centre.queueId);
        assertThat(centre.last(ContactRouted.class).grounds().gaps()).containsExactly("QUEUE_GONE");
        call.hangUp();
    }
}
