package org.switchroom.crm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import tools.jackson.databind.JsonNode;

@ServerTest
class FilesTest {
    private static final String SESSION = "JSESSIONID";

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    JdbcClient sql;

    @Value("${switchroom.data-dir}")
    Path dataDir;

    TestFirm firm;
    TestClient agent;
    String customer;

    @BeforeEach
    void addACustomer() {
        firm = TestFirm.create(editor);
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        customer = created("Weber");
    }

    private String created(String lastName) {
        return agent.post("/api/v1/customers", Map.of("lastName", lastName))
                .body()
                .at("/customer/id")
                .asString();
    }

    private String files() {
        return filesOf(customer);
    }

    private static String filesOf(String customer) {
        return "/api/v1/customers/" + customer + "/files";
    }

    private JsonNode attached(String name, String content) {
        var answer = agent.post(files() + "?name=" + name, content);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    private List<String> names(String query) {
        return namesOf(customer, query);
    }

    private List<String> namesOf(String customer, String query) {
        return agent.get(filesOf(customer) + query)
                .body()
                .get("items")
                .valueStream()
                .map(file -> file.get("name").asString())
                .toList();
    }

    private List<String> trail(String action) {
        return TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD)
                .get("/api/v1/customers/" + customer + "/trail?action=" + action)
                .body()
                .get("items")
                .valueStream()
                .map(entry -> entry.at("/changes/0/before").asString() + ">"
                        + entry.at("/changes/0/after").asString())
                .toList();
    }

    @Test
    void comesBackAsItWasSentAndIsNeverShownByTheBrowser() {
        var content = "[\"<script>alert(1)</script>\", " + "1234567890, ".repeat(50_000) + "0]";
        var file = attached("..%2Fpage%20of%20M%C3%BCller.html", content);
        assertThat(file.get("name").asString()).isEqualTo("page of Müller.html");
        assertThat(file.get("bytes").asInt()).isEqualTo(content.length());
        assertThat(file.get("type").asString()).isEqualTo("application/json");
        var answer = agent.get(files() + "/" + file.get("id").asString() + "/content");
        assertThat(answer.raw().body()).isEqualTo(content);
        var headers = answer.raw().headers();
        assertThat(headers.firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .contains("filename*=UTF-8''page%20of%20M%C3%BCller.html");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.allValues("Content-Security-Policy").toString()).contains("sandbox");
        assertThat(trail("DOWNLOADED")).containsExactly(">page of Müller.html");
    }

    @Test
    void isRemovedAndBroughtBack() {
        attached("a.txt", "a");
        var b = attached("b.txt", "b");
        var one = files() + "/" + b.get("id").asString();
        assertThat(names("")).containsExactly("b.txt", "a.txt");
        assertThat(b.get("byName").asString()).isNotEmpty();
        assertThat(agent.delete(one).status()).isEqualTo(204);
        assertThat(names("")).containsExactly("a.txt");
        assertThat(agent.get(one + "/content").status()).isEqualTo(404);
        assertThat(agent.delete(one).status()).isEqualTo(404);
        for (int i = 0; i < 2; i++) {
            assertThat(agent.post(one + "/restore", null).body().get("name").asString())
                    .isEqualTo("b.txt");
        }
        assertThat(names("")).containsExactly("b.txt", "a.txt");
        assertThat(trail("CHANGED")).containsExactly(">b.txt", "b.txt>", ">b.txt", ">a.txt");
        agent.delete(one);
        sql.sql(
                        "update crm.customer_files set removed_at = now() - interval '31 days' where firm_id = ? and name = 'b.txt'")
                .param(firm.id())
                .update();
        assertThat(agent.post(one + "/restore", null).status()).isEqualTo(404);
    }

    @Test
    void belongsToAnIncidentOrANoteOfTheCustomer() {
        var other = created("Other");
        var incident = incident(customer);
        var note = agent.post("/api/v1/customers/" + customer + "/notes", Map.of("text", "see there"))
                .body()
                .get("id")
                .asString();
        attached("of-incident.txt&incidentId=" + incident, "x");
        attached("of-note.txt&noteId=" + note, "x");
        attached("of-both-not.txt", "x");
        assertThat(names("?incidentId=" + incident)).containsExactly("of-incident.txt");
        assertThat(names("?noteId=" + note)).containsExactly("of-note.txt");
        assertThat(names("")).hasSize(3);
        assertThat(agent.post(filesOf(other) + "?name=x&incidentId=" + incident, "x")
                        .status())
                .isEqualTo(422);
        assertThat(agent.post(filesOf(other) + "?name=x&noteId=" + note, "x").status())
                .isEqualTo(422);
    }

    @Test
    void refusesWhatIsTooMuchAndSaysSo() throws IOException {
        assertThat(refused("?name=a.txt", "").detail()).contains("empty");
        assertThat(refused("?name=..", "x").detail()).contains("file's name");
        assertThat(refused("?name=a.bin", "x".repeat((int) RecordLimits.FILE_BYTES + 1))
                        .detail())
                .contains("larger than 10 MB");
        sql.sql("""
                        insert into crm.customer_files (firm_id, customer_id, name, type, bytes, content, by_id, by_name)
                        select ?, ?, 'f', 'text/plain', 1, 'x', 0, '' from generate_series(1, 200)""").params(firm.id(), Long.parseLong(customer)).update();
        var many = agent.post(files() + "?name=a.txt", "x");
        assertThat(many.status()).isEqualTo(409);
        assertThat(many.detail()).contains("at most 200 files");
        var page = agent.get(files() + "?limit=150").body();
        assertThat(page.get("total").asInt()).isEqualTo(200);
        assertThat(agent.get(files() + "?limit=150&cursor="
                                + page.get("nextCursor").asString())
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(50);
        try (var left = Files.list(dataDir.resolve("arriving"))) {
            assertThat(left).isEmpty();
        }
    }

    private Answer refused(String query, String content) {
        var answer = agent.post(files() + query, content);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        return answer;
    }

    @Test
    void countsTheRoomOfTheFirm() {
        var first = attached("a.txt", "12345");
        assertThat(room()).isEqualTo(5);
        sql.sql("update crm.file_room set bytes = ? where firm_id = ?")
                .params(RecordLimits.FIRM_FILE_BYTES - 2, firm.id())
                .update();
        var full = agent.post(files() + "?name=b.txt", "123");
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.detail()).contains("at most 10 GB");
        attached("c.txt", "12");
        sql.sql("delete from crm.customer_files where id = ?")
                .param(Long.parseLong(first.get("id").asString()))
                .update();
        assertThat(room()).isEqualTo(RecordLimits.FIRM_FILE_BYTES - 5);
    }

    private long room() {
        return sql.sql("select bytes from crm.file_room where firm_id = ?")
                .param(firm.id())
                .query(Long.class)
                .single();
    }

    @Test
    void goesOverWithAMergeAndComesBack() {
        attached("kept.txt", "x");
        var gone = created("Gone");
        agent.post(filesOf(gone) + "?name=gone.txt", "x");
        var merge = agent.post(
                "/api/v1/customers/" + customer + "/merges",
                Map.of("version", 1, "otherId", gone, "otherVersion", 1, "take", Set.of()));
        assertThat(merge.status()).as(merge.detail()).isEqualTo(201);
        assertThat(names("")).containsExactly("gone.txt", "kept.txt");
        agent.post(filesOf(gone) + "?name=sent-to-the-old-place.txt", "x");
        assertThat(names("")).hasSize(3);
        agent.delete("/api/v1/customers/" + customer + "/merges/"
                + merge.body().get("id").asString());
        assertThat(names("")).containsExactly("sent-to-the-old-place.txt", "kept.txt");
    }

    @Test
    void goesBackWithTheIncidentOrNoteItWasAttachedToMeanwhile() {
        var gone = created("Gone");
        var theirs = incident(gone);
        var note = agent.post("/api/v1/customers/" + gone + "/notes", Map.of("text", "see there"))
                .body()
                .get("id")
                .asString();
        var own = incident(customer);
        var merge = agent.post(
                "/api/v1/customers/" + customer + "/merges",
                Map.of("version", 1, "otherId", gone, "otherVersion", 1, "take", Set.of()));
        assertThat(merge.status()).as(merge.detail()).isEqualTo(201);
        attached("of-their-incident.txt&incidentId=" + theirs, "x");
        attached("of-their-note.txt&noteId=" + note, "x");
        attached("of-the-own-incident.txt&incidentId=" + own, "x");
        attached("of-nothing.txt", "x");
        var undone = agent.delete("/api/v1/customers/" + customer + "/merges/"
                + merge.body().get("id").asString());
        assertThat(undone.status()).as(undone.detail()).isEqualTo(204);
        assertThat(names("")).containsExactly("of-nothing.txt", "of-the-own-incident.txt");
        assertThat(namesOf(gone, "")).containsExactly("of-their-note.txt", "of-their-incident.txt");
    }

    private String incident(String customer) {
        return agent.post(
                        "/api/v1/customers/" + customer + "/incidents",
                        Map.of("status", "Open", "priority", "", "summary", "broken"))
                .body()
                .get("id")
                .asString();
    }

    @Test
    void slowSendersOfOneFirmStopNobodyElse() throws Exception {
        var senders = new ArrayList<Socket>();
        try {
            for (int i = 0; i < RecordLimits.FILES_OF_A_FIRM_AT_ONCE; i++) {
                senders.add(halfSent());
            }
            await().until(() -> arriving() == senders.size());
            var refused = agent.post(files() + "?name=a.txt", "x");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.detail()).contains("Too many files");
            addACustomer();
            attached("of-another-firm.txt", "x");
            for (var sender : senders) {
                sender.getOutputStream().write('b');
                assertThat(new BufferedReader(new InputStreamReader(sender.getInputStream(), UTF_8)).readLine())
                        .startsWith("HTTP/1.1 201");
            }
        } finally {
            for (var sender : senders) {
                sender.close();
            }
        }
    }

    /** Its second byte is still to come. */
    private Socket halfSent() throws IOException {
        var sender = new Socket("localhost", port);
        var token = agent.cookie("XSRF-TOKEN");
        sender.getOutputStream().write("""
                POST %s?name=slow.txt HTTP/1.1
                Host: localhost
                Cookie: %s=%s; XSRF-TOKEN=%s
                X-XSRF-TOKEN: %s
                Content-Type: text/plain
                Content-Length: 2

                a""".formatted(files(), SESSION, agent.cookie(SESSION), token, token)
                .replace("\n", "\r\n")
                .getBytes(UTF_8));
        return sender;
    }

    private long arriving() throws IOException {
        try (var there = Files.list(dataDir.resolve("arriving"))) {
            return there.count();
        }
    }
}
