package org.switchroom.developers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.ServerTest;
import org.switchroom.SlowService;
import org.switchroom.database.RefusingTable;
import org.switchroom.developers.Webhook;
import org.switchroom.developers.event.CloudEvent;
import org.switchroom.developers.event.EventType;
import org.switchroom.developers.event.Vocabulary;
import org.switchroom.developers.store.Deliveries;
import org.switchroom.developers.store.Deliveries.ToDeliver;
import org.switchroom.developers.store.DeliveryLog;
import org.switchroom.developers.store.DeliveryLog.DeliveryRow;
import org.switchroom.developers.store.DeliveryLog.State;
import org.switchroom.developers.store.WebhookBook;
import org.switchroom.developers.store.WebhookBook.Wanted;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

/** What came of sending is kept, or nothing is sent until it can be. */
@ServerTest
class DeliveryOutcomesTest {
    private final SlowService receiver = new SlowService();

    @Autowired
    DirectoryEditor editor;

    @Autowired
    WebhookBook webhooks;

    @Autowired
    Deliveries deliveries;

    @Autowired
    DeliveryLog log;

    @Autowired
    JdbcClient sql;

    TestFirm firm;
    Webhook webhook;

    @BeforeEach
    void create() {
        firm = TestFirm.create(editor);
        webhook = webhooks.add(firm.id(), wanted("hook"), Signature.newSecret(), firm.administratorId());
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Wanted wanted(String name) {
        return new Wanted(name, receiver.url() + "/hook", Set.of(EventType.CONTACT_OPENED), true);
    }

    private void switchOff() {
        var off = new Wanted(webhook.name(), webhook.url(), webhook.types(), false);
        webhooks.replace(firm.id(), webhook.id(), off, firm.administratorId());
    }

    private void send() {
        var event = Vocabulary.test(webhook.id());
        deliveries.add(List.of(
                new ToDeliver(webhook, CloudEvent.of(UUID.randomUUID().toString(), firm.id(), Instant.now(), event))));
    }

    private int done() {
        return rows(State.DONE).size();
    }

    private List<DeliveryRow> rows(State state) {
        return log.page(firm.id(), "", state, 50, null).items();
    }

    @Test
    void sendsNothingWhileItCannotBeKeptWhatCameOfIt() {
        try (var full = new RefusingTable(sql, "developers.deliveries", firm.id())) {
            send();
            await().until(() -> full.refusals() > 0);
            send();
            await().until(() -> full.refusals() > 2);
            assertThat(receiver.taken()).isEqualTo(1);
        }
        await().until(() -> done() == 2);
        assertThat(receiver.taken()).isEqualTo(2);
    }

    @Test
    void putsAsideWhatCameWhileTheWebhookWasBeingSwitchedOff() {
        switchOff();
        send();
        assertThat(rows(State.WAITING)).hasSize(1);
        deliveries.forgetOld();
        assertThat(rows(State.DEAD)).singleElement().satisfies(row -> {
            assertThat(row.last()).isNotNull();
            assertThat(row.last().said()).contains("switched off");
        });
        assertThat(receiver.taken()).isZero();
    }

    @Test
    void keepsThatItArrivedThoughTheWebhookIsSwitchedOffMeanwhile() throws InterruptedException {
        send();
        receiver.awaitFirst();
        switchOff();
        await().until(() -> done() == 1);
    }

    @Test
    void sendsOnceThoughTheWebhookIsChangedMeanwhile() throws InterruptedException {
        send();
        receiver.awaitFirst();
        webhooks.replace(firm.id(), webhook.id(), wanted("changed"), firm.administratorId());
        await().until(() -> done() == 1);
        assertThat(receiver.taken()).isEqualTo(1);
    }
}
