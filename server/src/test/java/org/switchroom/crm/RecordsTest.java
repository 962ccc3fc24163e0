package org.switchroom.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.crm.CallerCard.Kind;
import org.switchroom.crm.Dispositions.Disposition;
import org.switchroom.crm.RecordImport.NewCustomer;
import org.switchroom.crm.RecordImport.NewEmployee;
import org.switchroom.crm.RecordImport.NewIncident;
import org.switchroom.crm.RecordImport.NewLine;
import org.switchroom.crm.RecordImport.NewOrder;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User;

@ServerTest
class RecordsTest {
    private static final String GRETA = "+493023125401";
    private static final String ERIK = "+493023125901";
    private static final String STRANGER = "+442079460999";
    private static final Instant LAST_ORDER = Instant.parse("2026-03-01T10:15:30.250Z");

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    RecordImport records;

    @Autowired
    CallerLookup lookup;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient sql;

    @Autowired
    ContactNotes notes;

    @Autowired
    Dispositions dispositions;

    TestFirm firm;
    TestClient agent;

    @BeforeEach
    void createFirm() {
        firm = TestFirm.create(editor);
        records.customers(firm.id(), List.of(greta(), customer("C-2", "Ben", "100%_Sicher", List.of("+4570100200"))));
        records.employees(
                firm.id(),
                List.of(new NewEmployee(
                        "E-1",
                        "Erik",
                        "Vogel",
                        "Warehouse",
                        "Hamburg",
                        "erik@example.com",
                        List.of(ERIK),
                        List.of(
                                new NewIncident("INC-1", LAST_ORDER.minusSeconds(100), "Resolved", "Low", "Old one"),
                                new NewIncident("INC-2", LAST_ORDER, "Open", "High", "No power")))));
        records.dispositions(firm.id(), List.of(new Disposition("FAULT", "Technical fault")));
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
    }

    private static NewCustomer greta() {
        return new NewCustomer(
                "C-1",
                "Greta",
                "Müller",
                "Café Morgenstern",
                "greta@example.com",
                List.of(GRETA, "+491713920012"),
                "Oranienstraße 5",
                "10999",
                "Berlin",
                "DE",
                "de",
                List.of(
                        new NewOrder(
                                "A-1",
                                LAST_ORDER.minusSeconds(9_000),
                                "Delivered",
                                "EUR",
                                List.of(new NewLine(1, "Lamp", 5_000))),
                        new NewOrder(
                                "A-2",
                                LAST_ORDER,
                                "Shipped",
                                "EUR",
                                List.of(new NewLine(2, "Bulb", 790), new NewLine(1, "Dimmer", 4_250)))));
    }

    private static NewCustomer customer(String number, String first, String last, List<String> phones) {
        return new NewCustomer(number, first, last, "", "", phones, "", "", "", "DK", "da", List.of());
    }

    private long customerId() {
        var customer = lookup.find(firm.id(), GRETA, 5_000).customer();
        assertThat(customer).isNotNull();
        return customer.id();
    }

    @Test
    void knowsACustomerWithTheLastOrderFirst() {
        var card = lookup.find(firm.id(), GRETA, 5_000);
        assertThat(card.kind()).isEqualTo(Kind.CUSTOMER);
        assertThat(card.problem()).isNull();
        assertThat(card.number()).isEqualTo(GRETA);
        assertThat(card.customer()).satisfies(customer -> {
            assertThat(customer.lastName()).isEqualTo("Müller");
            assertThat(customer.phones()).containsExactly(GRETA, "+491713920012");
        });
        assertThat(card.orders()).extracting(CallerCard.Order::orderNumber).containsExactly("A-2", "A-1");
        var last = card.orders().getFirst();
        assertThat(last.placedAt()).isEqualTo(LAST_ORDER);
        assertThat(last.totalMinor()).isEqualTo(5_830);
        assertThat(last.items()).isEqualTo("2 × Bulb, 1 × Dimmer");
    }

    @Test
    void knowsAnEmployeeWithTheNewestIncidentFirst() {
        var card = lookup.find(firm.id(), ERIK, 5_000);
        assertThat(card.kind()).isEqualTo(Kind.EMPLOYEE);
        assertThat(card.employee())
                .satisfies(employee -> assertThat(employee.department()).isEqualTo("Warehouse"));
        assertThat(card.incidents())
                .extracting(CallerCard.Incident::incidentNumber)
                .containsExactly("INC-2", "INC-1");
    }

    @Test
    void takesTheCustomerWhenAnEmployeeHasTheNumberToo() {
        records.customers(firm.id(), List.of(customer("C-3", "Erik", "Private", List.of(ERIK))));
        assertThat(lookup.find(firm.id(), ERIK, 5_000).kind()).isEqualTo(Kind.CUSTOMER);
    }

    @Test
    void takesWhoOrderedLastOfSeveralWithANumber() {
        records.customers(firm.id(), List.of(customer("C-0", "Silent", "Partner", List.of(GRETA))));
        assertThat(lookup.find(firm.id(), GRETA, 5_000).customer())
                .satisfies(customer -> assertThat(customer.firstName()).isEqualTo("Greta"));
    }

    @Test
    void doesNotKnowStrangersAndWithheldNumbers() {
        var stranger = lookup.find(firm.id(), STRANGER, 5_000);
        assertThat(stranger).isEqualTo(CallerCard.unknown(STRANGER, null));
        assertThat(lookup.find(firm.id(), "", 5_000)).isEqualTo(CallerCard.unknown("", null));
    }

    @Test
    void doesNotKnowAnotherFirmsCustomer() {
        var other = TestFirm.create(editor);
        assertThat(lookup.find(other.id(), GRETA, 5_000).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void saysSoWhenTheTimeIsOver() {
        transaction.executeWithoutResult(_ -> {
            sql.sql("lock table crm.customers in access exclusive mode").update();
            var card = lookup.find(firm.id(), GRETA, 50);
            assertThat(card.kind()).isEqualTo(Kind.UNKNOWN);
            assertThat(card.number()).isEqualTo(GRETA);
            assertThat(card.problem()).contains("did not answer in time");
        });
    }

    @Test
    void showsWhatWasWrittenInWrapUpToEveryAgent() {
        notes.wrapUp(firm.id(), 77L, firm.agentId(), GRETA, "FAULT", "Lamp flickers.");
        var supervisor = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD);
        var card = supervisor.get("/api/v1/customers/" + customerId()).body();
        assertThat(card.get("notes").get(0).get("text").asString()).isEqualTo("Lamp flickers.");
        assertThat(card.get("notes").get(0).get("contactId").asString()).isEqualTo("77");
        assertThat(card.get("notes").get(0).get("authorName").asString()).isEqualTo("The AGENT");
        assertThat(card.get("earlierContacts").get(0).get("disposition").asString())
                .isEqualTo("Technical fault");
    }

    @Test
    void replacesWhatWasWrittenWhenThePageTriesAgain() {
        notes.wrapUp(firm.id(), 78L, firm.agentId(), GRETA, "", "First try.");
        notes.wrapUp(firm.id(), 78L, firm.agentId(), GRETA, "FAULT", "Second try.");
        var card = lookup.find(firm.id(), GRETA, 5_000);
        assertThat(card.notes()).extracting(CallerCard.Note::text).containsExactly("Second try.");
        assertThat(card.earlierContacts())
                .extracting(CallerCard.EarlierContact::disposition)
                .containsExactly("Technical fault");
    }

    @Test
    void keepsNothingWhenTheDispositionIsNone() {
        assertThatThrownBy(() -> notes.wrapUp(firm.id(), 79L, firm.agentId(), GRETA, "NO_SUCH", "Note."))
                .isInstanceOf(ChangeRefused.class)
                .hasMessageContaining("Disposition code");
        assertThat(lookup.find(firm.id(), GRETA, 5_000).notes()).isEmpty();
    }

    @Test
    void givesNotesOnAStrangerToTheCustomerWhoGetsTheNumber() {
        notes.wrapUp(firm.id(), 80L, firm.agentId(), STRANGER, "FAULT", "Wants an offer.");
        assertThat(lookup.find(firm.id(), STRANGER, 5_000).notes()).hasSize(1);
        var created = agent.post(
                "/api/v1/customers",
                Map.of("firstName", "Nora", "lastName", "New", "phones", List.of("020 7946 0999"), "country", "GB"));
        assertThat(created.status()).isEqualTo(201);
        var card = lookup.find(firm.id(), STRANGER, 5_000);
        assertThat(card.kind()).isEqualTo(Kind.CUSTOMER);
        assertThat(card.notes()).extracting(CallerCard.Note::text).containsExactly("Wants an offer.");
        assertThat(card.earlierContacts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "müller",
                "MÜLLER greta",
                "morgenstern",
                "c-1",
                "greta@example",
                "berlin",
                GRETA,
                "030 23125401",
                "0049 30 23125401",
                "+49 (0)30 23125401",
                "23125401",
                "0171 392"
            })
    void findsACustomerByWhatIsKnown(String typed) {
        var found = agent.get("/api/v1/customers?query=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .body();
        assertThat(found.get("items")).as(found.toString()).hasSize(1);
        assertThat(found.get("items").get(0).get("customerNumber").asString()).isEqualTo("C-1");
        assertThat(found.get("total").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "müller ben", "c-9", "99999", "' or 1=1 --"})
    void doesNotFindWhatIsNotThere(String typed) {
        var found = agent.get("/api/v1/customers?query=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .body();
        var expected = "%_".contains(typed) ? 1 : 0; // Ben's name holds both
        assertThat(found.get("items")).hasSize(expected);
    }

    @Test
    void pagesWithoutGapsOrRepeats() {
        records.customers(
                firm.id(),
                IntStream.range(0, 7)
                        .mapToObj(i -> customer("P-" + i, "Same", "Name", List.of()))
                        .toList());
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page =
                    agent.get("/api/v1/customers?query=same&limit=3" + cursor).body();
            assertThat(page.get("total").asInt()).isEqualTo(7);
            page.get("items").forEach(row -> seen.add(row.get("customerNumber").asString()));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void correctsOnlyWhatIsSent() {
        var changed = agent.patch(
                "/api/v1/customers/" + customerId(), Map.of("city", "Potsdam", "phones", List.of("030 23125402")));
        assertThat(changed.status()).isEqualTo(200);
        var customer = changed.body().get("customer");
        assertThat(customer.get("city").asString()).isEqualTo("Potsdam");
        assertThat(customer.get("lastName").asString()).isEqualTo("Müller");
        assertThat(customer.get("phones").toString()).isEqualTo("[\"+493023125402\"]");
        assertThat(changed.body().get("orders").get(0).get("placedAt").asLong()).isEqualTo(LAST_ORDER.toEpochMilli());
    }

    @Test
    void aManagerWhoIsNoAgentAnyMoreMayStayButNotBeChosen() {
        var manager = new User(0, firm.id(), firm.prefix() + ".left", "Lea Left", Set.of(Role.AGENT), "en", "", true);
        int managerId = editor.save(manager, TestFirm.PASSWORD, 0);
        var customer = "/api/v1/customers/" + customerId();
        assertThat(agent.patch(customer, Map.of("managerId", managerId)).status())
                .isEqualTo(200);
        editor.save(
                new User(
                        managerId,
                        firm.id(),
                        manager.username(),
                        manager.displayName(),
                        Set.of(Role.AGENT),
                        "en",
                        "",
                        false),
                null,
                0);
        var changed = agent.patch(customer, Map.of("managerId", managerId, "city", "Potsdam"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().at("/customer/city").asString()).isEqualTo("Potsdam");
        assertThat(agent.patch(customer, Map.of("managerId", 0)).status()).isEqualTo(200);
        assertThat(agent.patch(customer, Map.of("managerId", managerId)).status())
                .isEqualTo(422);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(agent.post("/api/v1/customers", Map.of("firstName", "Only")).detail())
                .contains("Last name or company");
        var wrong = agent.post(
                "/api/v1/customers",
                Map.of("lastName", "X", "phones", List.of("abc"), "email", "no at sign", "country", "Atlantis"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.detail()).contains("'abc'", "Email", "Country");
        var taken = agent.post("/api/v1/customers", Map.of("lastName", "X", "customerNumber", "C-1"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(agent.get("/api/v1/customers/999999999").status()).isEqualTo(404);
        assertThat(agent.post("/api/v1/customers/" + customerId() + "/notes", Map.of("text", " "))
                        .status())
                .isEqualTo(422);
        assertThat(agent.post("/api/v1/customers/999999999/notes", Map.of("text", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(agent.get("/api/v1/customers?cursor=x").status()).isEqualTo(422);
    }

    @Test
    void addsANote() {
        var note = agent.post(
                "/api/v1/customers/" + customerId() + "/notes", Map.of("text", "Call back.", "contactId", "81"));
        assertThat(note.status()).isEqualTo(201);
        assertThat(note.body().get("authorName").asString()).isEqualTo("The AGENT");
        assertThat(lookup.find(firm.id(), GRETA, 5_000).notes()).hasSize(1);
    }

    @Test
    void showsTheCardOfANumberInAnyWriting() {
        var card = agent.get("/api/v1/caller-card?number=030%2023125401").body();
        assertThat(card.get("kind").asString()).isEqualTo("CUSTOMER");
        assertThat(agent.get("/api/v1/caller-card?number=anonymous")
                        .body()
                        .get("kind")
                        .asString())
                .isEqualTo("UNKNOWN");
    }

    @Test
    void listsEmployees() {
        var found = agent.get("/api/v1/employees?query=vogel").body();
        assertThat(found.get("items")).hasSize(1);
        var card = agent.get("/api/v1/employees/"
                        + found.get("items").get(0).get("id").asString())
                .body();
        assertThat(card.get("incidents").get(0).get("priority").asString()).isEqualTo("High");
        assertThat(agent.get("/api/v1/employees/999999999").status()).isEqualTo(404);
    }

    @Test
    void administersDispositions() {
        var admin = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
        var path = "/api/v1/admin/dispositions";
        var created = admin.post(path, Map.of("code", "RETURN", "label", "Return"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(dispositions.of(firm.id())).contains(new Disposition("RETURN", "Return"));
        assertThat(admin.post(path, Map.of("code", "RETURN", "label", "x")).status())
                .isEqualTo(409);
        assertThat(admin.post(path, Map.of("code", "lower case", "label", "x")).status())
                .isEqualTo(422);
        assertThat(admin.put(path + "/" + created.id(), Map.of("code", "RETURN", "label", "Sent back"))
                        .status())
                .isEqualTo(200);
        assertThat(admin.get(path + "?query=sent").body().get("items")).hasSize(1);
        assertThat(admin.delete(path + "/" + created.id()).status()).isEqualTo(204);
        assertThat(admin.delete(path + "/" + created.id()).status()).isEqualTo(404);
        assertThat(agent.get(path).status()).isEqualTo(403);
    }
}
