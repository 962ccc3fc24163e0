package org.switchroom.connectors.writing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.connectors.store.ConnectorBook;
import org.switchroom.connectors.store.WriteBackLog;
import org.switchroom.connectors.store.WriteBackLog.State;
import org.switchroom.connectors.store.WriteBackLog.WriteBackRow;
import org.switchroom.connectors.store.WriteBacks;
import org.switchroom.crm.ContactNotes;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

/** What waits when a connector is told to write no longer is put aside, and only people send it again. */
@ServerTest
class WriteBacksSwitchedOffTest {
    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    ConnectorBook connectors;

    @Autowired
    ContactNotes notes;

    @Autowired
    WriteBacks writeBacks;

    @Autowired
    WriteBackLog log;

    @Autowired
    JdbcClient sql;

    TestFirm firm;
    int connectorId;

    @BeforeEach
    void create() {
        firm = TestFirm.create(editor);
        SERVICE.resetAll();
        answers(200, 0);
        connectorId = saved(0, true);
    }

    private static void answers(int status, int delayMs) {
        SERVICE.stubFor(post(urlEqualTo("/notes"))
                .willReturn(aResponse().withStatus(status).withFixedDelay(delayMs)));
    }

    private int saved(int id, boolean writes) {
        return connectors
                .save(firm.id(), TestConnector.at(SERVICE.baseUrl(), id, writes, 500), null, firm.administratorId())
                .connector()
                .id();
    }

    private List<WriteBackRow> rows(State state) {
        return log.page(firm.id(), "", state, 50, null).items();
    }

    private Answer sendAgain(WriteBackRow row) {
        var admin = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
        return admin.post("/api/v1/admin/write-backs/" + row.id() + "/send", null);
    }

    @Test
    void putsAsideWhatWaits() {
        notes.wrapUp(firm.id(), 1, firm.agentId(), "+4930123456", "", "in time");
        await().until(() -> rows(State.DONE).size() == 1);
        answers(503, 20_000);
        notes.wrapUp(firm.id(), 2, firm.agentId(), "+4930123456", "", "too late");
        await().until(() ->
                SERVICE.findAll(postRequestedFor(urlEqualTo("/notes"))).size() > 1);
        saved(connectorId, false);
        var aside = rows(State.DEAD);
        assertThat(aside).singleElement().satisfies(row -> {
            assertThat(row.values()).containsEntry("note", "too late");
            assertThat(row.lastSaid()).contains("writes no longer");
        });
        assertThat(rows(State.DONE)).hasSize(1);
        var refused = sendAgain(aside.getFirst());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("Switch it on");

        answers(200, 0);
        saved(connectorId, true);
        assertThat(rows(State.DEAD)).hasSize(1);
        assertThat(sendAgain(aside.getFirst()).status()).isEqualTo(202);
        await().until(() -> rows(State.DONE).size() == 2);
    }

    @Test
    void putsAsideWhatWasLeftWaiting() {
        saved(connectorId, false);
        sql.sql("""
                        insert into connectors.write_backs (firm_id, connector_id, key, number, about, entry, state)
                        values (?, ?, 'note-1', '', 'somebody', '{"note": "left"}', 'WAITING')""").params(firm.id(), connectorId).update();
        writeBacks.forgetOld();
        assertThat(rows(State.DEAD))
                .singleElement()
                .satisfies(row -> assertThat(row.lastSaid()).contains("writes no longer"));
    }
}
