package org.switchroom.connectors.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.switchroom.ServerTest;
import org.switchroom.SlowService;
import org.switchroom.connectors.store.ConnectorBook;
import org.switchroom.connectors.store.WriteBackLog;
import org.switchroom.connectors.store.WriteBackLog.State;
import org.switchroom.crm.ContactNotes;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

/** A connector is saved while an entry is on its way: it is written once all the same. */
@ServerTest
class ChangedWhileWritingTest {
    private final SlowService service = new SlowService();

    @Autowired
    DirectoryEditor editor;

    @Autowired
    ConnectorBook connectors;

    @Autowired
    ContactNotes notes;

    @Autowired
    WriteBackLog log;

    TestFirm firm;
    int connectorId;

    @BeforeEach
    void isOnItsWay() throws InterruptedException {
        firm = TestFirm.create(editor);
        connectorId = saved(0, true, 5_000);
        notes.wrapUp(firm.id(), 1, firm.agentId(), "+4930123456", "", "once");
        service.awaitFirst();
    }

    @AfterEach
    void close() {
        service.close();
    }

    private int saved(int id, boolean writes, int timeMs) {
        return connectors
                .save(firm.id(), TestConnector.at(service.url(), id, writes, timeMs), null, firm.administratorId())
                .connector()
                .id();
    }

    private void isWrittenOnce() {
        await().until(() ->
                !log.page(firm.id(), "", State.DONE, 50, null).items().isEmpty());
        assertThat(service.taken()).isEqualTo(1);
    }

    @Test
    void changed() {
        saved(connectorId, true, 6_000);
        isWrittenOnce();
    }

    @Test
    void switchedOffAndOn() {
        saved(connectorId, false, 5_000);
        saved(connectorId, true, 5_000);
        isWrittenOnce();
    }
}
