package org.switchroom.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.DirectoryEditor.Noun;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.CentreView.AgentStatus;
import org.switchroom.engine.CentreView.QueueStatus;
import org.switchroom.engine.EndedBy;
import org.switchroom.routing.TestCalls;

@SpringBootTest
@ContextConfiguration(initializers = TestDatabase.class)
class DirectoryIntoCentreTest {
    private static final int MAILBOX = 16;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    Directory directory;

    @Autowired
    EngineDesk desk;

    TestFirm firm;

    @BeforeEach
    void openFirm() {
        firm = TestFirm.create(editor);
    }

    private boolean dayHasBegun() {
        return desk.look(centre -> centre.lastClientSeq(Midnights.clientOf(firm.id())))
                        .join()
                > 0;
    }

    private List<QueueStatus> queues() {
        return desk.look(centre -> centre.queues(firm.id())).join();
    }

    private List<AgentStatus> agents() {
        return desk.look(centre -> centre.agents(firm.id())).join();
    }

    private Queue support(long ringMs, Integer... agents) {
        return new Queue(firm.queueId(), firm.id(), "Support", ringMs, 30_000, 100, 20, List.of(agents));
    }

    @Test
    void whatIsConfiguredCountsAtOnce() {
        await().until(() -> queues().size() == 1 && agents().size() == 1);
        assertThat(agents().getFirst().queueIds()).containsExactly(firm.queueId());
        int colleague = editor.save(
                new User(0, firm.id(), firm.prefix() + ".b", "B", Set.of(Role.AGENT), "en", "", true),
                TestFirm.PASSWORD,
                0);
        editor.save(support(7_000, firm.agentId(), colleague), 0);
        await().until(() -> queues().getFirst().rules().ringTimeoutMs() == 7_000);
        await().until(() ->
                agents().size() == 2 && agents().getLast().queueIds().equals(List.of(firm.queueId())));
    }

    @Test
    void whatDidNotChangeIsNotSaidAgain() {
        await().until(() -> agents().size() == 1 && dayHasBegun());
        long before = desk.look(CentreView::lastEventSeq).join();
        editor.save(new DirectoryEditor.ReasonCode(0, firm.id(), "LUNCH", "Lunch"), 0);
        editor.save(support(20_000, firm.agentId()), 0);
        int marker = editor.save(
                new User(0, firm.id(), firm.prefix() + ".c", "C", Set.of(Role.AGENT), "en", "", true),
                TestFirm.PASSWORD,
                0);
        await().until(() -> agents().stream().anyMatch(agent -> agent.agentId() == marker));
        assertThat(desk.look(CentreView::lastEventSeq).join()).isEqualTo(before + 1);
    }

    @Test
    void whoIsTalkingIsRemovedAfterwards() {
        var calls = new TestCalls(desk, firm);
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
        long contact = calls.queued(TestCalls.CALLER);
        calls.answer(contact);
        int colleague = editor.save(
                new User(0, firm.id(), firm.prefix() + ".d", "D", Set.of(Role.AGENT), "en", "", true),
                TestFirm.PASSWORD,
                0);
        editor.save(support(20_000, colleague), 0);
        editor.remove(firm.id(), Noun.USER, firm.agentId(), 0);
        await().until(() -> agents().getFirst().queueIds().isEmpty()
                && agents().getLast().queueIds().equals(List.of(firm.queueId())));
        assertThat(agents()).extracting(AgentStatus::agentId).containsExactly(firm.agentId(), colleague);
        calls.hangUp(contact, EndedBy.CALLER);
        await().until(() -> agents().size() == 1 && agents().getFirst().agentId() == colleague);
    }

    @Test
    void aDeskThatWasOverloadedIsToldWhenItHasRoom(@TempDir Path directoryOfDesk) throws Exception {
        try (var busy = new DeskOnDisk(directoryOfDesk, MAILBOX, 1_000_000)) {
            await().until(() -> busy.engineDesk().unanswered() == 0);
            var free = new CountDownLatch(1);
            for (int i = 0; i < MAILBOX; i++) {
                busy.engineDesk().look(_ -> DeskOnDisk.waitFor(free));
            }
            try (var _ = new DirectoryIntoCentre(busy.engineDesk(), directory)) {
                free.countDown();
                await().ignoreExceptions()
                        .until(() -> busy.engineDesk()
                                        .look(centre -> centre.queues(firm.id()))
                                        .join()
                                        .size()
                                == 1);
            }
        }
    }
}
