package org.switchroom.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.crm.RecordImport.NewCustomer;
import org.switchroom.crm.RecordImport.NewEmployee;
import org.switchroom.crm.RecordImport.NewIncident;
import org.switchroom.crm.RecordImport.NewLine;
import org.switchroom.crm.RecordImport.NewOrder;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import tools.jackson.databind.JsonNode;

@ServerTest
class SearchTest {
    private static final String SOREN = "+4570123456";

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    RecordImport records;

    @Autowired
    ContactNotes notes;

    TestFirm firm;
    TestClient agent;

    @BeforeEach
    void createFirm() {
        firm = TestFirm.create(editor);
        records.customers(
                firm.id(),
                List.of(
                        customer("K-77", "Søren", "Ærø-Mikkelsen", "Smørhullet", SOREN, "Odense", "A-10023"),
                        customer("K-78", "Greta", "Müller", "", "+493023125401", "Berlin", "B-555"),
                        customer("K-79", "Ștefan", "Weiß", "Müller & Weiß GmbH", "+493099887766", "Köln", "B-556")));
        records.employees(
                firm.id(),
                List.of(new NewEmployee(
                        "E-9",
                        "Erik",
                        "Vogel",
                        "Warehouse",
                        "Hamburg",
                        "erik@example.com",
                        List.of("+493023125901"),
                        List.of(new NewIncident(
                                "INC-4711", Instant.now(), "Open", "High", "Forklift does not start")))));
        notes.wrapUp(firm.id(), 7L, firm.agentId(), SOREN, "", "Wants the dishwasher picked up.");
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
    }

    private static NewCustomer customer(
            String number, String first, String last, String company, String phone, String city, String order) {
        var orders =
                List.of(new NewOrder(order, Instant.now(), "Shipped", "EUR", List.of(new NewLine(1, "Lamp", 5_000))));
        return new NewCustomer(
                number, first, last, company, first + "@x.test", List.of(phone), "", "", city, "DK", "da", orders);
    }

    private JsonNode search(String typed) {
        var answer = agent.get("/api/v1/search?query=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @CsvSource({
        "so, CUSTOMER, Søren Ærø-Mikkelsen",
        "aero, CUSTOMER, Søren Ærø-Mikkelsen",
        "MIKKELSEN søren, CUSTOMER, Søren Ærø-Mikkelsen",
        "smør, CUSTOMER, Søren Ærø-Mikkelsen",
        "k-77, CUSTOMER, Søren Ærø-Mikkelsen",
        "odense, CUSTOMER, Søren Ærø-Mikkelsen",
        "+45 70 12, CUSTOMER, Søren Ærø-Mikkelsen",
        "0045 7012, CUSTOMER, Søren Ærø-Mikkelsen",
        "70123456, CUSTOMER, Søren Ærø-Mikkelsen",
        "3456, CUSTOMER, Søren Ærø-Mikkelsen",
        "stefan, CUSTOMER, Ștefan Weiß",
        "weiss, CUSTOMER, Ștefan Weiß",
        "greta m, CUSTOMER, Greta Müller",
        "030 2312 5401, CUSTOMER, Greta Müller",
        "030 231 254, CUSTOMER, Greta Müller",
        "030 / 99, CUSTOMER, Ștefan Weiß",
        "vogel ware, EMPLOYEE, Erik Vogel",
        "125901, EMPLOYEE, Erik Vogel",
        "a-100, ORDER, Søren Ærø-Mikkelsen",
        "10023, ORDER, Søren Ærø-Mikkelsen",
        "inc-47, INCIDENT, Erik Vogel",
        "4711, INCIDENT, Erik Vogel",
        "forklift, INCIDENT, Erik Vogel",
        "dishw, NOTE, Søren Ærø-Mikkelsen",
        "picked dishwasher, NOTE, Søren Ærø-Mikkelsen"
    })
    void findsAsOneTypes(String typed, String kind, String name) {
        var found = search(typed);
        assertThat(found.get("groups")).as(found.toString()).anySatisfy(group -> {
            assertThat(group.get("kind").asString()).isEqualTo(kind);
            assertThat(group.at("/hits/0/name").asString()).isEqualTo(name);
            assertThat(group.at("/hits/0/matched")).isNotEmpty();
        });
        assertThat(found.get("meant")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "greta, CUSTOMER, K-78",
        "erik, EMPLOYEE, E-9",
        "b-55, ORDER, B-555",
        "forklift, INCIDENT, INC-4711",
        "dishw, NOTE, ''"
    })
    void tellsNamesakesApartByTheirNumber(String typed, String kind, String number) {
        assertThat(search(typed).get("groups")).anySatisfy(group -> {
            assertThat(group.get("kind").asString()).isEqualTo(kind);
            assertThat(group.at("/hits/0/number").asString()).isEqualTo(number);
        });
    }

    @Test
    void saysWhatMatched() {
        assertThat(search("müller").at("/groups/0/hits")).hasSize(2);
        assertThat(search("müller").at("/groups/0/hits/0/matched/0").toString())
                .isEqualTo("{\"field\":\"NAME\",\"text\":\"Greta Müller\"}");
        assertThat(search("müller").at("/groups/0/hits/1/matched/0").toString())
                .isEqualTo("{\"field\":\"COMPANY\",\"text\":\"Müller & Weiß GmbH\"}");
        assertThat(search("99887").at("/groups/0/hits/0/matched/0").toString())
                .isEqualTo("{\"field\":\"PHONE\",\"text\":\"+493099887766\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "mikelsen, Søren Ærø-Mikkelsen",
        "greta mueller, Greta Müller",
        "Stephan Weiß, Ștefan Weiß",
        "fogel, Erik Vogel"
    })
    void findsWhoIsSpeltAlike(String typed, String name) {
        var found = search(typed);
        assertThat(found.at("/groups/0/hits/0/name").asString())
                .as(found.toString())
                .isEqualTo(name);
        assertThat(found.get("meant")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "%",
                "_",
                "'",
                "' or 1=1 --",
                "\\",
                "):*|(",
                "zzzzqqq",
                "+99999999",
                "()()()",
                "\"a\":*",
                "😀"
            })
    void findsNothingWhereNothingIs(String typed) {
        assertThat(search(typed).get("groups")).isEmpty();
    }

    @Test
    void takesTextOfAnyLength() {
        assertThat(search("ab ".repeat(1_000)).get("groups")).isEmpty();
        notes.wrapUp(firm.id(), 8L, firm.agentId(), SOREN, "", "x".repeat(3_000) + " tail");
        assertThat(search("tail").at("/groups/0/kind").asString()).isEqualTo("NOTE");
    }

    @Test
    void pagesWithinAKindAndKeepsToItsLimit() {
        records.customers(
                firm.id(),
                IntStream.range(0, 230)
                        .mapToObj(i -> customer("P-" + i, "Same", "Name", "", "+45801%05d".formatted(i), "", "S-" + i))
                        .toList());
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = agent.get("/api/v1/search?query=same&kind=CUSTOMER&limit=50" + cursor)
                    .body();
            page.at("/groups/0/hits").forEach(hit -> seen.add(hit.get("id").asString()));
            var next = page.at("/groups/0/nextCursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(RecordLimits.SEARCH_CANDIDATES).doesNotHaveDuplicates();
        assertThat(agent.get("/api/v1/search?query=same&limit=9000").body().at("/groups/0/hits"))
                .hasSize(50);
        assertThat(agent.get("/api/v1/search?query=same&cursor=x").status()).isEqualTo(422);
        assertThat(agent.get("/api/v1/search?query=same&kind=NONE").status()).isEqualTo(400);
    }

    @Test
    void findsWhatHasBeenCorrected() {
        var id = search("k-78").at("/groups/0/hits/0/id").asString();
        assertThat(agent.patch("/api/v1/customers/" + id, Map.of("lastName", "Østergaard"))
                        .status())
                .isEqualTo(200);
        assertThat(search("osterg").at("/groups/0/hits/0/id").asString()).isEqualTo(id);
        assertThat(search("ostergard").at("/groups/0/hits/0/id").asString()).isEqualTo(id);
    }

    @Test
    void neverFindsAnotherFirms() {
        var other = TestFirm.create(editor);
        agent = TestClient.loggedIn(port, other.prefix() + ".agent", TestFirm.PASSWORD);
        for (var typed : List.of(
                "søren", "mikelsen", "3456", "+45701", "10023", "forklift", "dishwasher", firm.id() + "/soren")) {
            assertThat(search(typed).get("groups")).as(typed).isEmpty();
        }
    }
}
