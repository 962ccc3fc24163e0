package org.switchroom.developers.delivery;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.switchroom.database.Backoff;
import org.switchroom.database.OutboxLane;
import org.switchroom.database.OutboxLanes;
import org.switchroom.developers.Webhook;
import org.switchroom.developers.store.Deliveries;
import org.switchroom.developers.store.WebhookBook;

/** A lane for each webhook in use, between the server's start and stop. */
@Component
class Lanes implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final WebhookBook book;
    private final Deliveries deliveries;
    private final OutsideOnly addresses;
    private final WebhookSettings settings;
    private final OutboxLanes<Webhook> lanes;

    private @Nullable Sender sender;
    private @Nullable ScheduledExecutorService clerk;

    Lanes(WebhookBook book, Deliveries deliveries, OutsideOnly addresses, WebhookSettings settings) {
        this.book = book;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.settings = settings;
        this.lanes = new OutboxLanes<>(this::inUse);
        book.onChange(lanes::arrange);
        deliveries.onMore(webhookIds -> webhookIds.forEach(lanes::wake));
    }

    private Map<Integer, Webhook> inUse() {
        return book.all().stream().filter(Webhook::enabled).collect(toMap(Webhook::id, webhook -> webhook));
    }

    @Override
    public synchronized void start() {
        var by = new Sender(addresses, settings);
        sender = by;
        clerk = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("webhook-keeping").daemon().factory());
        clerk.scheduleWithFixedDelay(this::forget, 5, 60, TimeUnit.MINUTES);
        lanes.start((_, webhook) -> lane(webhook, by));
    }

    private OutboxLane lane(Webhook webhook, Sender by) {
        var backoff = new Backoff(
                settings.firstRetry(),
                settings.lastRetry(),
                () -> ThreadLocalRandom.current().nextDouble());
        return new Lane(webhook, book, deliveries, by, backoff).thread();
    }

    private void forget() {
        try {
            deliveries.forgetOld();
        } catch (DataAccessException away) {
            LOG.warn("Old deliveries are removed later: {}", away.getMessage());
        }
    }

    @Override
    public void stop() {
        lanes.close();
        synchronized (this) {
            if (sender != null) {
                sender.close();
                sender = null;
            }
            if (clerk != null) {
                clerk.shutdownNow();
            }
        }
        lanes.awaitEnd();
    }

    @Override
    public synchronized boolean isRunning() {
        return sender != null;
    }
}
