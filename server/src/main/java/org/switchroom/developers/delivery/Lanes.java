package org.switchroom.developers.delivery;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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
import org.switchroom.developers.Webhook;
import org.switchroom.developers.store.Deliveries;
import org.switchroom.developers.store.WebhookBook;

/** A lane for each webhook in use, between the server's start and stop. */
@Component
class Lanes implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final Duration LAST_WRITING = Duration.ofSeconds(3);

    private final WebhookBook book;
    private final Deliveries deliveries;
    private final OutsideOnly addresses;
    private final WebhookSettings settings;
    private Map<Integer, Lane> lanes = new HashMap<>();
    /** The last that was closed of each, until nothing of it is under way. */
    private final Map<Integer, Lane> ending = new HashMap<>();

    private @Nullable Sender sender;
    private @Nullable ScheduledExecutorService clerk;

    Lanes(WebhookBook book, Deliveries deliveries, OutsideOnly addresses, WebhookSettings settings) {
        this.book = book;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.settings = settings;
        book.onChange(this::arrange);
        deliveries.onMore(this::wake);
    }

    @Override
    public synchronized void start() {
        sender = new Sender(addresses, settings);
        clerk = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("webhook-keeping").daemon().factory());
        clerk.scheduleWithFixedDelay(this::forget, 5, 60, TimeUnit.MINUTES);
        arrange();
    }

    /** A webhook that is as it was keeps its lane. */
    private synchronized void arrange() {
        var by = sender;
        if (by == null) {
            return;
        }
        var now = book.all().stream().filter(Webhook::enabled).collect(toMap(Webhook::id, webhook -> webhook));
        var kept = new HashMap<Integer, Lane>();
        lanes.forEach((id, lane) -> {
            if (lane.webhook().equals(now.get(id))) {
                kept.put(id, lane);
            } else {
                lane.thread().close();
                ending.put(id, lane);
            }
        });
        ending.values().removeIf(lane -> lane.thread().ended());
        now.forEach((id, webhook) -> kept.computeIfAbsent(id, _ -> started(webhook, by)));
        lanes = kept;
    }

    private Lane started(Webhook webhook, Sender by) {
        var backoff = new Backoff(
                settings.firstRetry(),
                settings.lastRetry(),
                () -> ThreadLocalRandom.current().nextDouble());
        var lane = new Lane(webhook, book, deliveries, by, backoff);
        var before = ending.get(webhook.id());
        lane.thread().startAfter(before == null ? null : before.thread());
        return lane;
    }

    private synchronized void wake(Collection<Integer> webhookIds) {
        for (int id : webhookIds) {
            var lane = lanes.get(id);
            if (lane != null) {
                lane.thread().wake();
            }
        }
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
        List<Lane> last;
        synchronized (this) {
            lanes.values().forEach(lane -> lane.thread().close());
            last = new ArrayList<>(ending.values());
            last.addAll(lanes.values());
            ending.clear();
            lanes = new HashMap<>();
            if (sender != null) {
                sender.close();
                sender = null;
            }
            if (clerk != null) {
                clerk.shutdownNow();
            }
        }
        try {
            for (var lane : last) {
                lane.thread().awaitEnd(LAST_WRITING);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return sender != null;
    }
}
