package org.switchroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.desk.store.DeskKeeping;
import org.switchroom.desk.store.Drafts;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

@ServerTest
class DraftsTest {
    private static final String NOTE = "/api/v1/drafts/note/4711";

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    JdbcClient sql;

    @Autowired
    DeskKeeping keeping;

    TestFirm firm;
    TestClient agent;

    @BeforeEach
    void createFirm() {
        firm = TestFirm.create(editor);
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
    }

    private static Answer type(TestClient who, String path, String content, long basedOnMs) {
        return who.put(path, Map.of("content", content, "basedOnMs", basedOnMs));
    }

    private static long version(Answer kept) {
        return kept.body().get("savedAtMs").asLong();
    }

    private static List<String> contents(TestClient who) {
        var items = who.get("/api/v1/drafts").body().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("content").asString())
                .toList();
    }

    @Test
    void comeBackAtAnotherDeskToTheOneWhoTypedThem() {
        type(agent, NOTE, "Zähler ț\n 2 😀", 0);
        var elsewhere = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        var supervisor = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD);
        assertThat(contents(elsewhere)).containsExactly("Zähler ț\n 2 😀");
        assertThat(contents(supervisor)).isEmpty();
    }

    @Test
    void areWrittenOnAndDropped() {
        long first = version(type(agent, NOTE, "Z", 0));
        long second = version(type(agent, NOTE, "Zä", first));
        assertThat(second).isGreaterThan(first);
        assertThat(contents(agent)).containsExactly("Zä");
        assertThat(agent.delete(NOTE).status()).isEqualTo(204);
        assertThat(agent.delete(NOTE).status()).isEqualTo(204);
        assertThat(contents(agent)).isEmpty();
    }

    @Test
    void areNotWrittenOverUnseen() {
        long first = version(type(agent, NOTE, "here", 0));
        assertThat(type(agent, NOTE, "there", 0).status()).isEqualTo(409);
        assertThat(type(agent, NOTE, "there", first - 1).detail()).contains("typed elsewhere");
        assertThat(contents(agent)).containsExactly("here");
        assertThat(type(agent, NOTE, "there", first).status()).isEqualTo(200);
    }

    @Test
    void areKeptOnceWhenTheAnswerWasLost() {
        type(agent, NOTE, "the same", 0);
        assertThat(type(agent, NOTE, "the same", 0).status()).isEqualTo(200);
        assertThat(contents(agent)).containsExactly("the same");
    }

    @Test
    void areBoundedInNumberAndSize() {
        IntStream.range(0, Drafts.MOST).forEach(n -> type(agent, "/api/v1/drafts/note/" + n, "n", 0));
        assertThat(type(agent, NOTE, "one more", 0).detail()).contains("You have 100 drafts");
        assertThat(type(agent, "/api/v1/drafts/note/7", "longer", version(type(agent, "/api/v1/drafts/note/7", "n", 0)))
                        .status())
                .isEqualTo(200);
        agent.delete("/api/v1/drafts/note/7");
        assertThat(type(agent, NOTE, "x".repeat(Drafts.CONTENT), 0).status()).isEqualTo(200);
        assertThat(type(agent, NOTE, "x".repeat(Drafts.CONTENT + 1), 0).status())
                .isEqualTo(422);
    }

    @Test
    void refuseWhatCannotBeKept() {
        assertThat(type(agent, NOTE, "\0", 0).status()).isEqualTo(422);
        assertThat(type(agent, "/api/v1/drafts/note/" + "x".repeat(65), "x", 0).status())
                .isEqualTo(422);
        assertThat(type(agent, "/api/v1/drafts/a%20form/1", "x", 0).detail()).contains("letters, digits");
    }

    @Test
    void areForgottenAfterAMonth() {
        type(agent, NOTE, "old", 0);
        var aMonthAgo = Instant.now().minus(Drafts.KEPT).toEpochMilli();
        sql.sql("update desk.drafts set saved_at_ms = :then where firm_id = :firm")
                .param("then", aMonthAgo)
                .param("firm", firm.id())
                .update();
        assertThat(contents(agent)).isEmpty();
        type(agent, "/api/v1/drafts/note/1", "new", 0);
        keeping.forgetOld();
        assertThat(sql.sql("select count(*) from desk.drafts where firm_id = :firm")
                        .param("firm", firm.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
