package org.switchroom.connectors.writing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.switchroom.TestClient.Answer;
import org.switchroom.connectors.store.WriteBackLog.State;
import org.switchroom.connectors.store.WriteBackLog.WriteBackRow;
import org.switchroom.connectors.store.WriteBacks;

/** What waits when a connector is told to write no longer is put aside, and only people send it again. */
class WriteBacksSwitchedOffTest extends WritesBack {
    @Autowired
    private WriteBacks writeBacks;

    private int connectorId;

    @BeforeEach
    void connect() {
        connectorId = saved(0, true);
    }

    private int saved(int id, boolean writes) {
        return saved(id, writes, 500);
    }

    private Answer sendAgain(WriteBackRow row) {
        return admin.post(WRITE_BACKS + "/" + row.id() + "/send", null);
    }

    @Test
    void putsAsideWhatWaits() {
        wrapUp(1, "+4930123456", "", "in time");
        await().until(() -> rows(State.DONE).size() == 1);
        answers(aResponse().withStatus(503).withFixedDelay(20_000));
        wrapUp(2, "+4930123456", "", "too late");
        await().until(() -> written().size() > 1);
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

        answers(aResponse().withStatus(200));
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
