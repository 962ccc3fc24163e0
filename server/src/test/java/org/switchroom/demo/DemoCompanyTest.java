package org.switchroom.demo;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.criteria.RuleImport;
import org.switchroom.crm.Dispositions;
import org.switchroom.crm.Dispositions.Disposition;
import org.switchroom.crm.RecordImport;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.PhoneNumbers;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Queue.Distribution;
import org.switchroom.directory.QueueAgent;
import org.switchroom.directory.User;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.Strategy;

@ServerTest
class DemoCompanyTest {
    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    RecordImport records;

    @Autowired
    RuleImport rules;

    @Autowired
    Dispositions dispositions;

    @Autowired
    JdbcClient sql;

    @Test
    void isThereOnceAndWorks() {
        var demo = new DemoCompany(directory, editor, records, rules);
        demo.create();
        demo.create();

        var number = directory.number(DemoCompany.NUMBER).orElseThrow();
        var firm = number.firmId();
        assertThat(directory.firms())
                .filteredOn(one -> one.name().equals(DemoCompany.NAME))
                .hasSize(1);
        assertThat(directory.hours(firm, number.hoursId()).orElseThrow().openAt(Instant.now()))
                .isTrue();
        var closed = directory.number(DemoCompany.CLOSED_NUMBER).orElseThrow();
        assertThat(directory.hours(firm, closed.hoursId()).orElseThrow().openAt(Instant.now()))
                .isFalse();
        var german = directory.number(DemoCompany.GERMAN_NUMBER).orElseThrow();
        assertThat(directory.menu(firm, german.menuId()).orElseThrow().language())
                .isEqualTo("de");
        assertThat(directory.queues(firm))
                .hasSize(4)
                .allMatch(queue -> queue.agentIds().size() >= 4);
        assertThat(directory.agents(firm)).hasSize(8);
        assertThat(directory.shortNumbers(firm)).hasSize(8 + 4 + 2);
        assertThat(count("criteria.rules", firm)).isEqualTo(3);
        var phone = directory.deskPhone("desk-anna").orElseThrow();
        assertThat(directory.deskPhoneSecret(phone.id())).isEqualTo(DemoCompany.deskPhoneSecret("desk-anna"));
        assertThat(count("crm.customers", firm)).isEqualTo(200);
        assertThat(count("crm.employees", firm)).isEqualTo(20);
        assertThat(count("crm.incidents", firm)).isGreaterThan(20);
        assertThat(count("crm.orders", firm)).isBetween(400, 1_200);
    }

    @Test
    void peopleHaveReasonsToCallEveryQueue() {
        new DemoCompany(directory, editor, records, rules).create();
        var firm = directory.number(DemoCompany.NUMBER).orElseThrow().firmId();
        var codes = dispositions.of(firm).stream().map(Disposition::code).toList();
        assertThat(directory.queues(firm))
                .allSatisfy(queue -> assertThat(CallReason.of(queue.name()))
                        .isNotEmpty()
                        .allSatisfy(reason -> assertThat(codes).contains(reason.dispositionCode()))
                        .allSatisfy(reason -> assertThat(reason.notes()).isNotEmpty()));
    }

    @Test
    void distributesInManyWaysUntilSomebodyChangesThem() {
        var demo = new DemoCompany(directory, editor, records, rules);
        demo.create();
        var firm = directory.number(DemoCompany.NUMBER).orElseThrow().firmId();
        var queues = directory.queues(firm).stream().collect(toMap(Queue::name, queue -> queue));
        var billing = queues.get("Billing");
        assertThat(billing.distribution().strategy()).isEqualTo(Strategy.PRODUCTIVITY);
        assertThat(queues.get("Garden and outdoor").distribution().strategy()).isEqualTo(Strategy.RING_ALL);
        assertThat(queues.get("Customer service").callsBack()).isTrue();
        assertThat(queues.get("Customer service").agents())
                .extracting(QueueAgent::tier)
                .contains(1, 2);
        var need = queues.get("Technical support")
                .requirements()
                .steps()
                .getFirst()
                .needs()
                .getFirst();
        assertThat(directory.agents(firm).stream().filter(agent -> can(agent, need)))
                .extracting(User::username)
                .contains("anna", "frederik")
                .doesNotContain("claire");

        editor.save(with(billing, Strategy.RANDOM), 0);
        demo.create();
        assertThat(directory
                        .queue(firm, billing.id())
                        .orElseThrow()
                        .distribution()
                        .strategy())
                .isEqualTo(Strategy.RANDOM);
        editor.save(billing, 0);
    }

    private static Queue with(Queue queue, Strategy strategy) {
        var now = queue.distribution();
        return queue.distributing(new Distribution(strategy, now.headStartMs(), now.tierWaitMs(), now.requirements()));
    }

    private static boolean can(User agent, Need need) {
        return agent.skills().stream()
                .anyMatch(skill -> skill.skillId() == need.skillId() && skill.level() >= need.atLeast());
    }

    @Test
    void hasNumbersThatAreNumbersInSeveralCountries() {
        new DemoCompany(directory, editor, records, rules).create();
        var numbers = sql.sql("select e164 from crm.customer_phones")
                .query(String.class)
                .list();
        assertThat(numbers)
                .allSatisfy(
                        number -> assertThat(PhoneNumbers.e164(number, "US")).hasValue(number));
        var countries = sql.sql("select distinct country from crm.customers")
                .query(String.class)
                .list();
        assertThat(countries).contains("DE", "AT", "DK", "RO", "GB", "US");
    }

    @Test
    void letsEachFirmSeeItsOwn() {
        new DemoCompany(directory, editor, records, rules).create();
        var anna = TestClient.loggedIn(port, DemoCompany.AGENT, DemoCompany.PASSWORD);
        var ida = TestClient.loggedIn(port, "ida", DemoCompany.PASSWORD);
        var shared = "/api/v1/caller-card?number=%2B493023125400";
        var annas = anna.get(shared).body().get("customer");
        var idas = ida.get(shared).body().get("customer");
        assertThat(annas.get("customerNumber").asString()).startsWith("NL-");
        assertThat(idas.get("customerNumber").asString()).isEqualTo("F-2");
        assertThat(ida.get("/api/v1/customers/" + annas.get("id").asString()).status())
                .isEqualTo(404);
        assertThat(ida.get("/api/v1/customers").body().get("total").asInt()).isEqualTo(2);
    }

    private int count(String table, int firm) {
        return sql.sql("select count(*) from " + table + " where firm_id = ?")
                .param(firm)
                .query(Integer.class)
                .single();
    }
}
