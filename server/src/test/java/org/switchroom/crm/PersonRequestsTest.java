package org.switchroom.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.switchroom.TestClient;
import org.switchroom.engine.EndedBy;
import tools.jackson.databind.JsonNode;

/** Requests of people in the records: what they are shown, and how a request comes to its end. */
class PersonRequestsTest extends SomebodyKept {

    @Test
    void showsAllThatIsKept() throws IOException {
        var request = done("ACCESS", "");
        assertThat(request.get("state").asString()).as(request.toString()).isEqualTo("DONE");
        assertThat(admin.get(ALL + "/" + request.get("id").asString() + "/file").status())
                .isEqualTo(200);
        var names = new TreeSet<String>();
        try (var zip = new ZipFile(
                dataDir.resolve("exports/" + firm.id() + "/" + request.get("id").asString() + ".zip")
                        .toFile())) {
            zip.stream().forEach(entry -> names.add(entry.getName().replaceFirst("[0-9]+-[0-9]+\\.wav", "x.wav")));
            var page =
                    new String(zip.getInputStream(zip.getEntry("index.html")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(page).contains("washer leaks", "wants a call", who + " called", who + " asks");
        }
        assertThat(names)
                .contains(
                        "index.html",
                        "customers.json",
                        "notes.json",
                        "incidents.json",
                        "trail.json",
                        "drafts.json",
                        "verifications.json",
                        "contacts.json",
                        "recordings.json",
                        "merges.json",
                        "attached-files.json",
                        "files/x.wav");
        assertThat(names).anyMatch(name -> name.matches("files/[0-9]+-" + who + ".txt"));
    }

    @Test
    void asksTwiceAndWaitsForAnOpenContact() {
        var form = Map.of("customerId", xenia, "kind", "ERASURE", "dueOn", "2030-01-31");
        var id = admin.post(ALL, form).body().get("id").asString();
        assertThat(admin.post(ALL + "/" + id + "/start", Map.of("customerNumber", "W1"))
                        .status())
                .isEqualTo(422);
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
        long contact = calls.queued(phone);
        await().until(() -> backlog.events() == 0);
        admin.post(ALL + "/" + id + "/start", Map.of("customerNumber", "K1"));
        await().until(() ->
                admin.get(ALL + "/" + id).body().get("state").asString().equals("FAILED"));
        assertThat(admin.get(ALL + "/" + id).body().get("problem").asString()).contains("has not ended");
        assertThat(admin.get("/api/v1/customers/" + xenia).status()).isEqualTo(200);
        calls.answer(contact);
        calls.hangUp(contact, EndedBy.CALLER);
        calls.finishWrapUp();
        await().until(() -> backlog.events() == 0);
        admin.post(ALL + "/" + id + "/start", Map.of("customerNumber", "K1"));
        await().until(() ->
                admin.get(ALL + "/" + id).body().get("state").asString().equals("DONE"));
        assertThat(agent.get(ALL).status()).isEqualTo(403);
    }

    @Test
    void walksThroughAllThatWasAskedForAndFindsWhatIsOpen() {
        var open = registered();
        var done = begun(xenia, "ACCESS", "");
        assertThat(done(done).get("state").asString()).isEqualTo("DONE");
        var newest = registered();

        var first = admin.get(ALL + "?limit=2").body();
        assertThat(ids(first)).containsExactly(newest, done);
        assertThat(first.get("total").asInt()).isEqualTo(3);
        var cursor = first.get("nextCursor").asString();
        var second = admin.get(ALL + "?limit=2&cursor=" + cursor).body();
        assertThat(ids(second)).containsExactly(open);
        assertThat(second.get("nextCursor").isNull()).isTrue();

        assertThat(ids(admin.get(ALL + "?state=REGISTERED").body())).containsExactly(newest, open);
        assertThat(ids(admin.get(ALL + "?state=DONE").body())).containsExactly(done);
        assertThat(admin.get(ALL + "?cursor=x").status()).isEqualTo(422);
    }

    private String registered() {
        var form = Map.of("customerId", xenia, "kind", "ACCESS", "dueOn", "2030-01-31");
        return admin.post(ALL, form).body().get("id").asString();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(one -> one.get("id").asString())
                .toList();
    }

    @Test
    void isTriedThreeTimesBesideOthersAndThenLeftToPeople() {
        sql.sql("create function desk.break_off() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'too slow' using errcode = '57014'; end $$")
                .update();
        sql.sql("create trigger break_off before delete on desk.drafts for each row execute function desk.break_off()")
                .update();
        var id = begun(xenia, "ERASURE", "K1");
        try {
            assertThat(done(begun(other, "ACCESS", "")).get("state").asString()).isEqualTo("DONE");
            assertThat(admin.get(ALL + "/" + id).body().get("state").asString()).isEqualTo("RUNNING");
            assertThat(mergeOfOther().detail()).contains("is under way");
            var failed = hurried(id);
            assertThat(failed.get("state").asString()).isEqualTo("FAILED");
            assertThat(failed.get("problem").asString()).contains("broke off 3 times");
            assertThat(mergeOfOther().status()).isEqualTo(409);
        } finally {
            sql.sql("drop function desk.break_off() cascade").update();
        }
        admin.post(ALL + "/" + id + "/start", Map.of("customerNumber", ""));
        assertThat(done(id).get("state").asString()).isEqualTo("DONE");
        assertThat(admin.get("/api/v1/customers/" + xenia).status()).isEqualTo(404);
        assertThat(signs()).allMatch(sign -> sign.contains("/exports/")); // of the other
    }

    private TestClient.Answer mergeOfOther() {
        return agent.post(
                "/api/v1/customers/" + other + "/merges",
                Map.of("version", version(other), "otherId", xenia, "otherVersion", version(xenia), "take", List.of()));
    }
}
