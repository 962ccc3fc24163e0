package org.switchroom.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

@ServerTest
class AccountsTest {
    private static final Map<String, ?> ADDRESS = Map.of(
            "label", "Summer house", "street", "Strandvej 1", "postcode", "9990", "city", "Skagen", "country", "DK");
    private static final Map<String, ?> PRODUCT = Map.of(
            "product",
            "Dishwasher 300",
            "serialNumber",
            "SN-1",
            "boughtOn",
            "2026-02-28",
            "warrantyUntil",
            "2029-02-28");

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    CallerLookup lookup;

    TestFirm firm;
    TestClient agent;
    String greta;
    String company;

    @BeforeEach
    void createFirm() {
        firm = TestFirm.create(editor);
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        greta = created(
                Map.of("firstName", "Greta", "lastName", "Müller", "phones", List.of("030 23125401", "0171 3920012")));
        company = created(Map.of("company", "Café Morgenstern"));
    }

    private String created(Map<String, ?> customer) {
        return agent.post("/api/v1/customers", customer)
                .body()
                .at("/customer/id")
                .asString();
    }

    private TestAccount account(String customer) {
        return new TestAccount(agent, customer);
    }

    @Test
    void tellsPeopleFromCompanies() {
        assertThat(account(greta).read().body().get("kind").asString()).isEqualTo("PERSON");
        assertThat(account(company).read().body().get("kind").asString()).isEqualTo("COMPANY");
        assertThat(account("999999999").read().status()).isEqualTo(404);
    }

    @Test
    void keepsAllThatBelongsToAnAccount() {
        var saved = account(greta)
                .save(Map.of(
                        "phones", List.of(Map.of("e164", "+491713920012", "label", "mobile")),
                        "addresses", List.of(ADDRESS),
                        "tags", List.of("VIP", "newsletter", "VIP"),
                        "relations", List.of(Map.of("kind", "WORKS_FOR", "otherId", company)),
                        "products", List.of(PRODUCT)));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        var account = account(greta).read().body();
        assertThat(account).isEqualTo(saved.body());
        assertThat(account.at("/phones").toString())
                .isEqualTo(
                        "[{\"e164\":\"+493023125401\",\"label\":\"\"},{\"e164\":\"+491713920012\",\"label\":\"mobile\"}]");
        assertThat(account.at("/addresses/0/city").asString()).isEqualTo("Skagen");
        assertThat(account.get("tags").toString()).isEqualTo("[\"VIP\",\"newsletter\"]");
        assertThat(account.at("/relations/0/name").asString()).isEqualTo("Café Morgenstern");
        assertThat(account.at("/products/0/warrantyUntil").asString()).isEqualTo("2029-02-28");
        var other = account(company).read().body().at("/relations/0");
        assertThat(other.get("name").asString()).isEqualTo("Greta Müller");
        assertThat(other.get("said").asBoolean()).isFalse();
    }

    @Test
    void aNumberKeepsItsLabelWhenOthersChange() {
        account(greta).save(Map.of("phones", List.of(Map.of("e164", "+491713920012", "label", "mobile"))));
        agent.patch("/api/v1/customers/" + greta, Map.of("phones", List.of("0171 3920012", "030 777777")));
        assertThat(account(greta).read().body().get("phones").toString())
                .isEqualTo(
                        "[{\"e164\":\"+491713920012\",\"label\":\"mobile\"},{\"e164\":\"+4930777777\",\"label\":\"\"}]");
    }

    @Test
    void refusesWhatWasChangedMeanwhileAndSaysWhere() {
        int version = account(greta).version();
        assertThat(account(greta)
                        .save(version, Map.of("tags", List.of("first")))
                        .status())
                .isEqualTo(200);
        var late = account(greta).save(version, Map.of("tags", List.of("second")));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().at("/errors").toString()).contains("\"tags\"").doesNotContain("\"addresses\"");
        assertThat(account(greta).read().body().get("tags").toString()).isEqualTo("[\"first\"]");
        agent.patch("/api/v1/customers/" + greta, Map.of("city", "Potsdam"));
        assertThat(account(greta)
                        .save(version + 1, Map.of("tags", List.of("first")))
                        .status())
                .isEqualTo(409);
        assertThat(account(greta).save(Map.of("tags", List.of("third"))).status())
                .isEqualTo(200);
    }

    @Test
    void correctsACustomerOnlyFromTheVersionThatWasRead() {
        var path = "/api/v1/customers/" + greta;
        int version = agent.get(path).body().at("/customer/version").asInt();
        assertThat(version).isEqualTo(account(greta).version());
        var first = agent.patch(path, Map.of("city", "Potsdam", "version", version));
        assertThat(first.status()).isEqualTo(200);
        var late = agent.patch(
                path,
                Map.of("city", "Bremen", "lastName", "Müller", "phones", List.of("030 23125401"), "version", version));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().at("/errors").findValuesAsString("field")).containsExactly("city", "phones");
        assertThat(agent.get(path).body().at("/customer/city").asString()).isEqualTo("Potsdam");
        int now = first.body().at("/customer/version").asInt();
        assertThat(agent.patch(path, Map.of("city", "Bremen", "version", now)).status())
                .isEqualTo(200);
    }

    static List<Map<String, ?>> impossible() {
        return List.of(
                Map.of("tags", List.of(" ")),
                Map.of("tags", List.of("x".repeat(41))),
                Map.of("tags", IntStream.range(0, 31).mapToObj(i -> "t" + i).toList()),
                Map.of(
                        "addresses",
                        List.of(Map.of("label", "", "street", "", "postcode", "", "city", "", "country", "DK"))),
                Map.of(
                        "addresses",
                        List.of(Map.of("label", "", "street", "A 1", "postcode", "", "city", "", "country", "XX"))),
                Map.of("addresses", List.of(Map.of("street", "A 1"))),
                Map.of("products", List.of(Map.of("product", " ", "serialNumber", ""))),
                Map.of("relations", List.of(Map.of("kind", "HOUSEHOLD", "otherId", "999999999"))),
                Map.of("relations", List.of(Map.of("kind", "HOUSEHOLD", "otherId", "x"))));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void refusesWhatCannotBe(Map<String, ?> parts) {
        int version = account(greta).version();
        var refused = account(greta).save(version, parts);
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(422);
        assertThat(refused.detail()).isNotBlank();
        assertThat(account(greta).version()).isEqualTo(version);
    }

    @Test
    void noAccountIsRelatedToItselfOrTwiceTheSame() {
        var household = Map.of("kind", "HOUSEHOLD", "otherId", greta);
        assertThat(account(greta).save(Map.of("relations", List.of(household))).status())
                .isEqualTo(422);
        assertThat(account(company)
                        .save(Map.of("relations", List.of(household, household)))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void customersHaveIncidentsToo() {
        var path = "/api/v1/customers/" + greta + "/incidents";
        var opened = agent.post(path, Map.of("status", "Open", "priority", "High", "summary", "Dishwasher leaks"));
        assertThat(opened.status()).isEqualTo(201);
        var number = opened.body().get("incidentNumber").asString();
        var card = lookup.find(firm.id(), "+493023125401", 5_000);
        assertThat(card.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.incidentNumber()).isEqualTo(number);
            assertThat(incident.pending()).isTrue();
        });
        var found = agent.get("/api/v1/search?query=leaks").body();
        assertThat(found.at("/groups/0/hits/0/customerId").asString()).isEqualTo(greta);
        var one = path + "/" + opened.body().get("id").asString();
        var form = Map.of("status", "Resolved", "priority", "High", "summary", "Dishwasher leaked");
        assertThat(agent.put(one, form).body().get("status").asString()).isEqualTo("Resolved");
        assertThat(agent.put(path + "/999999999", form).status()).isEqualTo(404);
        assertThat(agent.put(
                                "/api/v1/customers/" + company + "/incidents/"
                                        + opened.body().get("id").asString(),
                                form)
                        .status())
                .isEqualTo(404);
        assertThat(agent.post(path, Map.of("status", "Open", "priority", "", "summary", " "))
                        .status())
                .isEqualTo(422);
    }
}
