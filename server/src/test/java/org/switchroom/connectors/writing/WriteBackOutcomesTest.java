package org.switchroom.connectors.writing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.connectors.store.WriteBackLog.State;
import org.switchroom.database.RefusingTable;

/** What came of writing is kept, or nothing is written until it can be. */
class WriteBackOutcomesTest extends WritesBack {
    private static final byte[] ODD = {'o', 'd', 'd', 0, (byte) 0xff};

    private int connectorId;

    @BeforeEach
    void connect() {
        connectorId = saved(0, true, 5_000);
    }

    @Test
    void keepsAnswersThatAreNoText() {
        answers(aResponse().withStatus(200).withBody(ODD));
        wrapUp(1, "+4930123456", "", "taken");
        await().until(() -> rows(State.DONE).size() == 1);
        answers(aResponse().withStatus(422).withBody(ODD));
        wrapUp(2, "+4930123456", "", "refused");
        await().until(() -> rows(State.DEAD).size() == 1);
        assertThat(rows(State.DONE).getFirst().lastSaid()).isEqualTo("200\n\nodd��");
        assertThat(rows(State.DEAD).getFirst().lastSaid()).endsWith("odd��");
        assertThat(written()).hasSize(2);
    }

    @Test
    void writesNothingWhileItCannotBeKeptWhatCameOfIt() {
        try (var full = new RefusingTable(sql, "connectors.write_backs", firm.id())) {
            wrapUp(1, "+4930123456", "", "first");
            await().until(() -> full.refusals() > 0);
            wrapUp(2, "+4930123457", "", "second");
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
        try (var full = new RefusingTable(sql, "connectors.write_backs", firm.id())) {
            wrapUp(1, "+4930123456", "", "once");
            await().until(() -> full.refusals() > 1);
        }
        saved(connectorId, true, 6_000);
        await().until(() -> rows(State.DONE).size() == 1);
        assertThat(written()).hasSize(1);
    }
}
