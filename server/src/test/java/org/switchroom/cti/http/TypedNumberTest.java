package org.switchroom.cti.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.AsAdministrator;
import org.switchroom.TestClient;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.TestFirm;
import org.switchroom.ivr.TypedNumbers;
import org.switchroom.ivr.TypedNumbers.Meaning;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import tools.jackson.databind.JsonNode;

/** What a caller keys in opens the right card before the phone rings; who was verified shows in the log. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import(FakePhones.class)
class TypedNumberTest extends AsAdministrator {
    private static final String STRANGER = "+493023125321";

    @Autowired
    RoutingDesk desk;

    @Autowired
    FakePhones phones;

    @Autowired
    TypedNumbers typed;

    @Autowired
    JdbcClient sql;

    TestCalls calls;
    TestClient agent;
    long customer;

    @BeforeEach
    void available() {
        calls = new TestCalls(desk, firm);
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        customer = Long.parseLong(admin.post(
                        "/api/v1/customers",
                        Map.of("lastName", "Jensen", "customerNumber", "K-700-1", "city", "Odense"))
                .body()
                .at("/customer/id")
                .asString());
        order(customer, "A-47/11");
        phones.connect(firm.id(), "browser:" + firm.agentId());
        await().until(() ->
                agent.post("/api/v1/agent/sign-in", Map.of("device", "browser")).status() == 200);
        agent.put("/api/v1/agent/state", Map.of("state", "AVAILABLE", "reasonCode", ""));
    }

    private void order(long customerId, String number) {
        sql.sql("""
                        insert into crm.orders (firm_id, customer_id, order_number, placed_at, status, total_minor, currency)
                        values (?, ?, ?, now(), 'Open', 100, 'EUR')""").params(firm.id(), customerId, number).update();
    }

    private JsonNode contact() {
        return agent.get("/api/v1/agent").body().get("contact");
    }

    @Test
    void anOrderNumberOpensTheCardWhileThePhoneRings() {
        long contact = calls.queued(STRANGER);
        assertThat(typed.take(firm.id(), contact, Meaning.ORDER_NUMBER, "4711").join())
                .isTrue();
        await().untilAsserted(() -> {
            assertThat(contact().at("/card/customer/lastName").asString("")).isEqualTo("Jensen");
            assertThat(contact().at("/pop/foundBy/meaning").asString("")).isEqualTo("ORDER_NUMBER");
            assertThat(contact().at("/pop/foundBy/digits").asString("")).isEqualTo("4711");
        });
        assertThat(sql.sql("select customer_id from crm.contact_subjects where firm_id = ? and contact_id = ?")
                        .params(firm.id(), contact)
                        .query(Long.class)
                        .single())
                .isEqualTo(customer);
    }

    @Test
    void aCustomerNumberIsKnownByItsDigits() {
        long contact = calls.queued(STRANGER);
        assertThat(typed.take(firm.id(), contact, Meaning.CUSTOMER_NUMBER, "7001")
                        .join())
                .isTrue();
    }

    @Test
    void whatNobodyOrSeveralHaveOpensNothing() {
        long other = Long.parseLong(admin.post("/api/v1/customers", Map.of("lastName", "Hansen"))
                .body()
                .at("/customer/id")
                .asString());
        order(other, "B-4711");
        long contact = calls.queued(STRANGER);
        assertThat(typed.take(firm.id(), contact, Meaning.ORDER_NUMBER, "4711").join())
                .isFalse();
        assertThat(typed.take(firm.id(), contact, Meaning.ORDER_NUMBER, "12").join())
                .isFalse();
        var stranger = TestFirm.create(editor);
        assertThat(typed.take(stranger.id(), contact, Meaning.CUSTOMER_NUMBER, "7001")
                        .join())
                .isFalse();
        assertThat(contact().at("/pop/foundBy").isNull()).isTrue();
    }

    @Test
    void aMenuAsksForWhatTheAdministratorSays() {
        var path = "/api/v1/admin/menus/" + firm.menuId() + "/asked-number";
        var form = new HashMap<String, Object>(Map.of("meaning", "ORDER_NUMBER", "question", " ", "tries", 2));
        assertThat(admin.put(path, form).detail()).isNotEmpty();
        assertThat(admin.put(path, form).status()).isEqualTo(422);
        form.put("question", "Your order number, please.");
        assertThat(admin.put(path, form).status()).isEqualTo(200);
        assertThat(typed.askedIn(firm.id(), firm.menuId()))
                .contains(new TypedNumbers.Question(Meaning.ORDER_NUMBER, "Your order number, please.", 2));
        assertThat(admin.get(path).body().get("meaning").asString()).isEqualTo("ORDER_NUMBER");
        form.put("meaning", null);
        assertThat(admin.put(path, form).status()).isEqualTo(200);
        assertThat(typed.askedIn(firm.id(), firm.menuId())).isEmpty();
    }

    @Test
    void whoWasVerifiedShowsInTheLog() {
        admin.put("/api/v1/admin/verification", Map.of("fields", List.of("CITY"), "needed", 1));
        long contact = calls.queued(STRANGER);
        typed.take(firm.id(), contact, Meaning.ORDER_NUMBER, "4711").join();
        calls.answer(contact);
        await().until(() -> contact().get("phase").asString().equals("TALKING"));
        assertThat(agent.put("/api/v1/agent/contacts/" + contact + "/verification", Map.of("fields", List.of("CITY")))
                        .status())
                .isEqualTo(204);
        await().untilAsserted(() -> {
            var row = admin.get("/api/v1/contacts/" + contact).body();
            assertThat(row.at("/verified/fields/0").asString("")).isEqualTo("CITY");
            assertThat(row.at("/verified/byName").asString("")).isNotEmpty();
            assertThat(row.get("customerName").asString()).isEqualTo("Jensen");
        });
        assertThat(admin.get("/api/v1/contacts")
                        .body()
                        .at("/items/0/verified/byName")
                        .asString(""))
                .isNotEmpty();
    }
}
