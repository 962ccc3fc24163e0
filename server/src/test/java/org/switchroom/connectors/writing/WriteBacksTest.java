package org.switchroom.connectors.writing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.crm.PersonalData;
import tools.jackson.databind.json.JsonMapper;

/** What agents write down arrives at a service of the company's, once and in order. */
class WriteBacksTest extends WritesBack {
    @Autowired
    TransactionOperations transaction;

    @Autowired
    List<PersonalData> personalData;

    @Test
    void postsWhatWasWrittenDown() {
        kept(service());
        wrapUp(41, GRETA, "FAULT", "Says \"{note}\"\nand \\ more");
        await().until(() -> written().size() == 1);
        var request = written().getFirst();
        var key = "contact-41-" + firm.agentId();
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer top-secret");
        assertThat(request.getHeader("X-Tenant")).isEqualTo("7");
        assertThat(request.getHeader("Idempotency-Key")).isEqualTo("\"" + key + "/1\"");
        var body = body(request);
        assertThat(body.get("id").asString()).isEqualTo(key);
        assertThat(body.get("version").asString()).isEqualTo("1");
        assertThat(body.get("customer").asString()).isEqualTo("K-7");
        assertThat(body.get("name").asString()).isEqualTo("Greta Öst");
        assertThat(body.at("/tags/1").asString()).isEqualTo("FAULT");
        assertThat(body.get("text").asString()).isEqualTo("Technical fault: Says \"{note}\"\nand \\ more");
        assertThat(body.get("by").asString()).isEqualTo("The AGENT");
        assertThat(body.at("/call/phone").asString()).isEqualTo("493023125401");
        var done = row(in("DONE"));
        assertThat(done.get("lastSaid").asString()).startsWith("201").contains("{\"id\": 5}");
        assertThat(done.get("connector").asString()).isEqualTo("CRM rest");
    }

    @Test
    void writesLaterChangesUnderTheSameKey() {
        kept(service());
        wrapUp(42, GRETA, "FAULT", "first");
        await().until(() -> written().size() == 1);
        row(in("DONE"));
        wrapUp(42, GRETA, "FAULT", "first");
        wrapUp(42, GRETA, "FAULT", "second");
        await().until(() -> written().size() == 2);
        row(in("DONE"));
        var account = admin.get("/api/v1/customers/" + customerId).body();
        var note = account.get("notes").get(0);
        var changed = admin.put(
                "/api/v1/customers/" + customerId + "/notes/" + note.get("id").asString(),
                Map.of("text", "third", "version", note.get("version").asInt()));
        assertThat(changed.status()).as(changed.detail()).isEqualTo(200);
        await().until(() -> written().size() == 3);
        assertThat(written().stream().map(one -> body(one).get("text").asString()))
                .containsExactly("Technical fault: first", "Technical fault: second", "Technical fault: third");
        assertThat(written().stream().map(one -> body(one).get("version").asString()))
                .containsExactly("1", "2", "3");
        assertThat(written().stream().map(one -> body(one).get("id").asString()).distinct())
                .hasSize(1);
    }

    @Test
    void writesNotesThatAreOfNoContact() {
        kept(service());
        admin.post("/api/v1/customers/" + customerId + "/notes", Map.of("text", "on its own"));
        await().until(() -> written().size() == 1);
        assertThat(body(written().getFirst()).get("text").asString()).isEqualTo(": on its own");
        assertThat(body(written().getFirst()).get("id").asString()).startsWith("note-");
    }

    @Test
    void keepsTheOrderOfOneCustomer() {
        kept(service());
        SERVICE.stubFor(post(urlEqualTo(path))
                .withRequestBody(containing("Greta 1"))
                .inScenario("away")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503).withFixedDelay(300))
                .willSetStateTo("back"));
        for (int i = 1; i <= 6; i++) {
            wrapUp(49 + i, GRETA, "", "Greta " + i);
        }
        await().until(() -> rows("?state=DONE").size() == 6);
        var texts = new ArrayList<String>();
        SERVICE.getAllServeEvents().reversed().stream()
                .filter(event -> event.getResponse().getStatus() == 201)
                .forEach(event -> texts.add(JsonMapper.shared()
                        .readTree(event.getRequest().getBodyAsString())
                        .get("text")
                        .asString()));
        assertThat(texts).containsExactly(": Greta 1", ": Greta 2", ": Greta 3", ": Greta 4", ": Greta 5", ": Greta 6");
    }

    @Test
    void putsAsideWhatIsRefusedAndSendsItAgainByHand() {
        kept(service());
        SERVICE.stubFor(post(urlEqualTo(path))
                .withRequestBody(containing("bad"))
                .willReturn(aResponse().withStatus(422).withBody("no such customer")));
        wrapUp(60, GRETA, "", "bad");
        wrapUp(61, GRETA, "", "good");
        var dead = row(in("DEAD"));
        assertThat(dead.get("lastSaid").asString()).contains("422").contains("no such customer");
        assertThat(dead.get("attempts").asInt()).isEqualTo(1);
        row(in("DONE"));
        SERVICE.resetMappings();
        answers(aResponse().withStatus(200));
        assertThat(admin.post(WRITE_BACKS + "/" + dead.get("id").asString() + "/send", null)
                        .status())
                .isEqualTo(202);
        await().until(() -> rows("?state=DONE").size() == 2);
        assertThat(written().stream()
                        .filter(one -> one.getBodyAsString().contains("bad"))
                        .map(one -> one.getHeader("Idempotency-Key"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void givesUpAfterManyFailures() {
        kept(service());
        answers(aResponse().withStatus(500));
        wrapUp(65, GRETA, "", "in vain");
        assertThat(row(in("DEAD")).get("attempts").asInt()).isEqualTo(10);
        assertThat(written()).hasSize(10);
    }

    @Test
    void keepsNothingOfWhatIsNotKept() {
        kept(service());
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    wrapUp(70, GRETA, "FAULT", "never");
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(rows("")).isEmpty();
        wrapUp(71, GRETA, "", "");
        assertThat(rows("")).isEmpty();
    }

    @Test
    void savesThoughNothingAnswersThere() {
        var connector = service();
        answers(aResponse().withStatus(200).withFixedDelay(20_000));
        kept(connector);
        wrapUp(72, GRETA, "FAULT", "kept all the same");
        assertThat(admin.get("/api/v1/customers/" + customerId).raw().body()).contains("kept all the same");
        assertThat(rows("")).singleElement().matches(in("WAITING"));
    }

    @Test
    void putsAsideWhatComesWhenTooMuchWaits() {
        tooMuchWaits(kept(service()));
        wrapUp(75, GRETA, "", "one too many");
        assertThat(rows("?state=DEAD"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("lastSaid").asString()).contains("So many wait"));
    }

    @Test
    void changesWhatWaitsThoughTooMuchWaits() {
        int connector = kept(service());
        tooMuchWaits(connector);
        sql.sql("update connectors.write_backs set key = :key where connector_id = :connector and key = 'waits-1'")
                .param("key", "contact-76-" + firm.agentId())
                .param("connector", connector)
                .update();
        wrapUp(76, GRETA, "", "changed meanwhile");
        await().until(() -> rows("?state=DONE").size() == 1);
        assertThat(body(written().getFirst()).get("text").asString()).isEqualTo(": changed meanwhile");
        assertThat(rows("?state=DEAD")).isEmpty();
    }

    private void tooMuchWaits(int connector) {
        sql.sql("""
                        insert into connectors.write_backs (firm_id, connector_id, key, number, about, entry, state, next_at)
                        select :firm, :connector, 'waits-' || n, '', 'somebody ' || n, '{"note": "waits"}', 'WAITING',
                               now() + interval '1 day'
                          from generate_series(1, 10000) n""").param("firm", firm.id()).param("connector", connector).update();
    }

    @Test
    void forgetsWhoIsErased() {
        kept(service());
        answers(aResponse().withStatus(503));
        wrapUp(80, GRETA, "", "about Greta");
        wrapUp(81, "+4930555123", "", "about somebody else");
        var person = new PersonalData.Person(
                firm.id(), Set.of(Long.parseLong(customerId)), Set.of(GRETA), Set.of(80L), Set.of("Greta Öst"), false);
        for (var place : personalData) {
            if (place.place().equals("write-backs")) {
                assertThat(erased(place, person)).isEqualTo(Map.of("write-backs", 1L));
            }
        }
        assertThat(rows(""))
                .singleElement()
                .satisfies(row -> assertThat(row.at("/values/note").asString()).isEqualTo("about somebody else"));
    }

    private static Map<String, Long> erased(PersonalData place, PersonalData.Person person) {
        try {
            return place.erase(person);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void goesBackWithTheNoteWhenAMergeIsTakenBack() {
        var gone = admin.post("/api/v1/customers", Map.of("customerNumber", "K-8", "lastName", "Ost"))
                .body()
                .at("/customer/id")
                .asString();
        var note = admin.post("/api/v1/customers/" + gone + "/notes", Map.of("text", "wants blue"))
                .body()
                .get("id")
                .asString();
        var merge = admin.post(
                "/api/v1/customers/" + customerId + "/merges",
                Map.of("version", 1, "otherId", gone, "otherVersion", 1, "take", Set.of()));
        assertThat(merge.status()).as(merge.detail()).isEqualTo(201);
        kept(service());
        admin.put("/api/v1/customers/" + customerId + "/notes/" + note, Map.of("text", "wants green", "version", 1));
        admin.post("/api/v1/customers/" + customerId + "/notes", Map.of("text", "about both"));
        row(in("DONE").and(one -> one.at("/values/note").asString().equals("wants green")));
        var undone = admin.delete("/api/v1/customers/" + customerId + "/merges/"
                + merge.body().get("id").asString());
        assertThat(undone.status()).as(undone.detail()).isEqualTo(204);
        assertThat(writtenAbout(gone)).containsExactly("wants green");
        assertThat(writtenAbout(customerId)).containsExactly("about both");
    }

    private List<String> writtenAbout(String customer) {
        return sql.sql("select entry ->> 'note' from connectors.write_backs where firm_id = ? and customer_id = ?")
                .params(firm.id(), Long.parseLong(customer))
                .query(String.class)
                .list();
    }
}
