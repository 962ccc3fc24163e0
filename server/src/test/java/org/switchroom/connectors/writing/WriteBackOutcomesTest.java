package org.switchroom.connectors.writing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.ServerTest;
import org.switchroom.connectors.store.ConnectorBook;
import org.switchroom.connectors.store.WriteBackLog;
import org.switchroom.connectors.store.WriteBackLog.State;
import org.switchroom.connectors.store.WriteBackLog.WriteBackRow;
import org.switchroom.crm.ContactNotes;
import org.switchroom.database.RefusingTable;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

/** What came of writing is kept, or nothing is written until it can be. */
@ServerTest
class WriteBackOutcomesTest {
    private static final byte[] ODD = {'o', 'd', 'd', 0, (byte) 0xff};

    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @Autowired
    DirectoryEditor editor;

    @Autowired
    ConnectorBook connectors;

    @Autowired
    ContactNotes notes;

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
        connectorId = saved(0, 5_000);
    }

    private int saved(int id, int timeMs) {
        return connectors
                .save(firm.id(), TestConnector.at(SERVICE.baseUrl(), id, true, timeMs), null, firm.administratorId())
                .connector()
                .id();
    }

    private static void answers(int status, byte[] body) {
        SERVICE.stubFor(post(urlEqualTo("/notes"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
    }

    private static List<LoggedRequest> written() {
        return SERVICE.findAll(postRequestedFor(urlEqualTo("/notes")));
    }

    private List<WriteBackRow> rows(State state) {
        return log.page(firm.id(), "", state, 50, null).items();
    }

    @Test
    void keepsAnswersThatAreNoText() {
        answers(200, ODD);
        notes.wrapUp(firm.id(), 1, firm.agentId(), "+4930123456", "", "taken");
        await().until(() -> rows(State.DONE).size() == 1);
        answers(422, ODD);
        notes.wrapUp(firm.id(), 2, firm.agentId(), "+4930123456", "", "refused");
        await().until(() -> rows(State.DEAD).size() == 1);
        assertThat(rows(State.DONE).getFirst().lastSaid()).isEqualTo("200\n\nodd��");
        assertThat(rows(State.DEAD).getFirst().lastSaid()).endsWith("odd��");
        assertThat(written()).hasSize(2);
    }

    @Test
    void writesNothingWhileItCannotBeKeptWhatCameOfIt() {
        answers(200, new byte[0]);
        try (var full = new RefusingTable(sql, "connectors.write_backs", firm.id())) {
            notes.wrapUp(firm.id(), 1, firm.agentId(), "+4930123456", "", "first");
            await().until(() -> full.refusals() > 0);
            notes.wrapUp(firm.id(), 2, firm.agentId(), "+4930123457", "", "second");
            await().until(() -> full.refusals() > 2);
            assertThat(written()).hasSize(1);
        }
        await().until(() -> rows(State.DONE).size() == 2);
        assertThat(rows(State.DONE))
                .allSatisfy(row -> assertThat(row.attempts()).isEqualTo(1));
        assertThat(written()).hasSize(2);
    }

    @Test
    void keepsWhatCameOfItBeforeAChangedConnectorGoesOn() {
        answers(200, new byte[0]);
        try (var full = new RefusingTable(sql, "connectors.write_backs", firm.id())) {
            notes.wrapUp(firm.id(), 1, firm.agentId(), "+4930123456", "", "once");
            await().until(() -> full.refusals() > 1);
        }
        saved(connectorId, 6_000);
        await().until(() -> rows(State.DONE).size() == 1);
        assertThat(written()).hasSize(1);
    }
}
