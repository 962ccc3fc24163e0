package org.switchroom.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is left of somebody who is to be erased or made nameless. */
class PersonErasureTest extends SomebodyKept {

    @Test
    void leavesNothingOfWhoIsErasedAndProvesIt() throws Exception {
        done("ACCESS", "");
        var request = done("ERASURE", "K1");
        assertThat(request.get("state").asString()).as(request.toString()).isEqualTo("DONE");
        assertThat(signs()).isEmpty();
        assertThat(recordings()).isZero();
        assertThat(admin.get("/api/v1/customers/" + xenia).status()).isEqualTo(404);
        assertThat(admin.get("/api/v1/customers/" + other).status()).isEqualTo(200);
        var certificate = admin.get(ALL + "/" + request.get("id").asString() + "/certificate")
                .raw()
                .body();
        assertThat(certificate)
                .contains("\"audio files\"")
                .contains("\"trail entries\"")
                .contains("\"attached files\"");
        var hash = MessageDigest.getInstance("SHA-256").digest(certificate.getBytes(StandardCharsets.UTF_8));
        assertThat(request.get("hash").asString()).isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Test
    void takesNothingAlongThatOnlySoundsLikeThePerson() {
        var note = who + "berg of Weber's asks again";
        agent.put("/api/v1/drafts/note/" + other, Map.of("content", note, "basedOnMs", 0));
        agent.patch("/api/v1/customers/" + other, Map.of("version", version(other), "city", who + "berg"));
        assertThat(done("ERASURE", "K1").get("state").asString()).isEqualTo("DONE");
        assertThat(agent.get("/api/v1/drafts").body().toString()).contains(note);
        assertThat(admin.get("/api/v1/customers/" + other + "/trail").body().toString())
                .contains(who + "berg");
    }

    @Test
    void keepsTheFiguresOfWhoIsMadeNameless() {
        sql.sql("insert into crm.orders (firm_id, customer_id, order_number, placed_at, status, total_minor, currency)"
                        + " values (?, ?, 'O-1', now(), 'Open', 1, 'EUR')")
                .params(firm.id(), Long.parseLong(xenia))
                .update();
        assertThat(done("ANONYMISE", "K1").get("state").asString()).isEqualTo("DONE");
        assertThat(signs()).isEmpty();
        var card = admin.get("/api/v1/customers/" + xenia).body();
        assertThat(card.get("orders").size()).isEqualTo(1);
        assertThat(card.at("/customer/company").asString()).isEqualTo("X" + xenia);
    }

    @Test
    void keepsFilesOfImportsThatHoldOnlyOthers() {
        var kept = uploaded("name,city\nWeber,Bonn\n");
        var named = uploaded("city,last name,first name\nBonn," + who.toUpperCase(Locale.ROOT) + ",Xenia\n");
        var called = uploaded("name,phone\nSomebody,0" + phone.substring(3, 5) + "/" + phone.substring(5) + "\n");
        assertThat(done("ERASURE", "K1").get("state").asString()).isEqualTo("DONE");
        assertThat(admin.get("/api/v1/admin/imports/" + kept + "/preview").status())
                .isEqualTo(200);
        for (var gone : List.of(named, called)) {
            assertThat(admin.get("/api/v1/admin/imports/" + gone + "/preview").status())
                    .isEqualTo(409);
        }
        assertThat(signs()).isEmpty();
    }

    @Test
    void countsFilesOfImportsThatATryBeforeHadDeleted() {
        var named = uploaded("city,last name,first name\nBonn," + who + ",Xenia\n");
        var request = erasedAtTheSecondTry("crm.customers");
        var upload = admin.get("/api/v1/admin/imports/" + named).body();
        assertThat(upload.get("fileKept").asBoolean()).isFalse();
        assertThat(upload.get("state").asString()).isEqualTo("STOPPED");
        assertThat(erased(request, "import files")).isEqualTo(2);
    }

    @Test
    void countsAudioThatATryBeforeHadDeleted() {
        var request = erasedAtTheSecondTry("quality.recordings");
        assertThat(recordings()).isZero();
        assertThat(erased(request, "audio files")).isEqualTo(1);
        assertThat(erased(request, "recordings")).isEqualTo(1);
    }

    /** The first is broken off as late as can be: when what it did with a table is to be committed. */
    private JsonNode erasedAtTheSecondTry(String table) {
        sql.sql("create sequence crm.tries").update();
        sql.sql("""
                        create function crm.break_off() returns trigger language plpgsql as $$ begin
                            if nextval('crm.tries') = 1 then raise exception 'too slow' using errcode = '57014'; end if;
                            return null; end $$""").update();
        sql.sql("create constraint trigger break_off after delete on " + table
                        + " deferrable initially deferred for each row execute function crm.break_off()")
                .update();
        try {
            var request = done("ERASURE", "K1");
            assertThat(sql.sql("select last_value > 1 from crm.tries")
                            .query(Boolean.class)
                            .single())
                    .as("tried again")
                    .isTrue();
            assertThat(request.get("state").asString()).as(request.toString()).isEqualTo("DONE");
            return request;
        } finally {
            sql.sql("drop function crm.break_off() cascade").update();
            sql.sql("drop sequence crm.tries").update();
        }
    }

    /** How many of these the certificate says. */
    private int erased(JsonNode request, String what) {
        var certificate = JsonMapper.shared()
                .readTree(admin.get(ALL + "/" + request.get("id").asString() + "/certificate")
                        .raw()
                        .body());
        return certificate
                .get("erased")
                .valueStream()
                .filter(one -> one.get("what").asString().equals(what))
                .mapToInt(one -> one.get("count").asInt())
                .sum();
    }

    @Test
    void takesFilesAlongThatShowSomebodyAfterAMergeCameApart() {
        var kept = created(Map.of("lastName", "Kept", "customerNumber", "M1"));
        var gone = created(Map.of("lastName", "Gone", "customerNumber", "M2"));
        var merge = agent.post(
                        "/api/v1/customers/" + kept + "/merges",
                        Map.of(
                                "version",
                                version(kept),
                                "otherId",
                                gone,
                                "otherVersion",
                                version(gone),
                                "take",
                                List.of()))
                .body()
                .get("id")
                .asString();
        var access = begun(kept, "ACCESS", "");
        done(access);
        assertThat(admin.get(ALL + "/" + access + "/file").status()).isEqualTo(200);
        assertThat(agent.delete("/api/v1/customers/" + kept + "/merges/" + merge)
                        .status())
                .isEqualTo(204);
        assertThat(done(begun(gone, "ERASURE", "M2")).get("state").asString()).isEqualTo("DONE");
        assertThat(admin.get(ALL + "/" + access + "/file").status()).isEqualTo(404);
        assertThat(admin.get("/api/v1/customers/" + kept).status()).isEqualTo(200);
    }
}
