package org.switchroom.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

@ServerTest
class NoteHistoryTest {
    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    ContactNotes wrapUps;

    TestFirm firm;
    TestClient agent;
    TestClient supervisor;
    String customer;

    @BeforeEach
    void createFirm() {
        firm = TestFirm.create(editor);
        agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        supervisor = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD);
        customer = "/api/v1/customers/"
                + agent.post("/api/v1/customers", Map.of("lastName", "Berg", "phones", List.of("030 5551")))
                        .body()
                        .at("/customer/id")
                        .asString();
    }

    @Test
    void keepsWhatANoteSaidBeforeAndByWhom() {
        var note = customer + "/notes/"
                + agent.post(customer + "/notes", Map.of("text", "Wants blue"))
                        .body()
                        .get("id")
                        .asString();
        assertThat(supervisor
                        .put(note, Map.of("text", "Wants green", "version", 1))
                        .status())
                .isEqualTo(200);
        var late = agent.put(note, Map.of("text", "Wants red", "version", 1));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.detail()).contains("Wants green");
        agent.put(note, Map.of("text", "Wants blue", "version", 2));
        var versions = agent.get(note + "/versions").body();
        assertThat(versions.size()).isEqualTo(3);
        assertThat(versions.at("/0/text").asString()).isEqualTo("Wants blue");
        assertThat(versions.at("/1/text").asString()).isEqualTo("Wants green");
        assertThat(versions.at("/1/byName").asString())
                .isNotEqualTo(versions.at("/2/byName").asString());
        assertThat(versions.at("/2/byName").asString())
                .isEqualTo(versions.at("/0/byName").asString());
        assertThat(agent.get(customer).body().at("/notes/0/version").asInt()).isEqualTo(3);
        assertThat(supervisor.get(customer + "/trail?action=CHANGED").body().toString())
                .contains("\"field\":\"notes\",\"before\":\"Wants blue\",\"after\":\"Wants green\"");
        assertThat(agent.put(note, Map.of("text", " ", "version", 3)).status()).isEqualTo(422);
    }

    @Test
    void aNoteOfTheWrapUpKeepsItsHistoryToo() {
        wrapUps.wrapUp(firm.id(), 77, firm.agentId(), "+49305551", "", "first");
        wrapUps.wrapUp(firm.id(), 77, firm.agentId(), "+49305551", "", "second");
        var notes = agent.get(customer).body().get("notes");
        assertThat(notes.size()).isEqualTo(1);
        var versions = agent.get(customer + "/notes/" + notes.at("/0/id").asString() + "/versions")
                .body();
        assertThat(versions.at("/0/text").asString()).isEqualTo("second");
        assertThat(versions.at("/1/text").asString()).isEqualTo("first");
        wrapUps.wrapUp(firm.id(), 77, firm.agentId(), "+49305551", "", "");
        assertThat(agent.get(customer).body().get("notes").size()).isZero();
    }
}
