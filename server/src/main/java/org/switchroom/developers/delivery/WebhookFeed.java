package org.switchroom.developers.delivery;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.switchroom.crm.CustomerChanged;
import org.switchroom.crm.CustomersChanged;
import org.switchroom.developers.Webhook;
import org.switchroom.developers.event.CloudEvent;
import org.switchroom.developers.event.PublicEvent;
import org.switchroom.developers.event.Vocabulary;
import org.switchroom.developers.store.Deliveries;
import org.switchroom.developers.store.Deliveries.ToDeliver;
import org.switchroom.developers.store.WebhookBook;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.routing.JournalFollower;

/**
 * Turns what happens into deliveries: the journal's events together with how far it has been read, changes of a record
 * within the transaction that makes them. So none is missing and none doubled, whenever the server stops.
 */
@Component
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookFeed implements JournalFollower {
    private static final Duration PACE = Duration.ofMillis(100);

    private final WebhookBook book;
    private final Deliveries deliveries;

    WebhookFeed(WebhookBook book, Deliveries deliveries) {
        this.book = book;
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public long position() {
        return deliveries.position(name());
    }

    @Override
    public void take(List<LoggedEvent> batch) {
        var wanted = new ArrayList<ToDeliver>();
        var webhooks = book.all().stream().filter(Webhook::enabled).collect(groupingBy(Webhook::firmId));
        for (var logged : batch) {
            var ofFirm = webhooks.get(logged.firmId());
            if (ofFirm != null) {
                Vocabulary.of(logged.event())
                        .ifPresent(event -> ofFirm.stream()
                                .filter(webhook ->
                                        webhook.wants(event.type()) && logged.eventSeq() > webhook.afterEventSeq())
                                .forEach(webhook -> wanted.add(new ToDeliver(webhook, CloudEvent.of(logged, event)))));
            }
        }
        deliveries.add(wanted, name(), batch.getLast().eventSeq());
    }

    @EventListener
    void customerChanged(CustomerChanged change) {
        deliver(change.firmId(), List.of(Vocabulary.recordChanged(change.customerId())));
    }

    @EventListener
    void customersChanged(CustomersChanged change) {
        deliver(change.firmId(), Vocabulary.recordsChanged(change.fields().keySet()));
    }

    private void deliver(int firmId, List<PublicEvent> events) {
        var webhooks = book.of(firmId);
        deliveries.add(events.stream()
                .flatMap(event -> webhooks.stream()
                        .filter(webhook -> webhook.wants(event.type()))
                        .map(webhook -> ofNow(webhook, event)))
                .toList());
    }

    private static ToDeliver ofNow(Webhook webhook, PublicEvent event) {
        return new ToDeliver(
                webhook, CloudEvent.of(UUID.randomUUID().toString(), webhook.firmId(), Instant.now(), event));
    }
}
