package org.switchroom.developers.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.switchroom.database.Backoff;
import org.switchroom.database.OutboxLane;
import org.switchroom.database.OutboxLane.Sending;
import org.switchroom.developers.DeveloperLimits;
import org.switchroom.developers.Webhook;
import org.switchroom.developers.store.Deliveries;
import org.switchroom.developers.store.Deliveries.Attempt;
import org.switchroom.developers.store.Deliveries.Delivery;
import org.switchroom.developers.store.WebhookBook;

/** All deliveries to one webhook; several at once, under the same id each time. */
final class Lane implements OutboxLane.Outbox {
    private static final int GONE = 410;

    private final Webhook webhook;
    private final WebhookBook book;
    private final Deliveries deliveries;
    private final Sender sender;
    private final Backoff backoff;
    private final OutboxLane thread;

    Lane(Webhook webhook, WebhookBook book, Deliveries deliveries, Sender sender, Backoff backoff) {
        this.webhook = webhook;
        this.book = book;
        this.deliveries = deliveries;
        this.sender = sender;
        this.backoff = backoff;
        this.thread = new OutboxLane("webhook-" + webhook.id(), this);
    }

    OutboxLane thread() {
        return thread;
    }

    @Override
    public List<Sending> due() {
        var due = deliveries.due(webhook.id(), DeveloperLimits.DELIVERIES_AT_ONCE);
        if (due.isEmpty()) {
            return List.of();
        }
        var secrets = book.secrets(webhook);
        return due.stream()
                .<Sending>map(delivery -> () -> send(delivery, secrets))
                .toList();
    }

    @Override
    public Optional<Duration> untilDue() {
        return deliveries.untilDue(webhook.id());
    }

    private Duration send(Delivery delivery, List<String> secrets) {
        var attempt = sender.send(webhook, secrets, delivery);
        if (attempt.said().isEmpty()) {
            thread.keep(() -> deliveries.done(delivery, attempt));
        } else if (!thread.closed()) {
            thread.keep(() -> notTaken(delivery, attempt));
        }
        return Duration.ZERO;
    }

    private void notTaken(Delivery delivery, Attempt attempt) {
        int made = delivery.attempts() + 1;
        if (made >= DeveloperLimits.ATTEMPTS || Integer.valueOf(GONE).equals(attempt.status())) {
            deliveries.dead(delivery, attempt);
        } else {
            deliveries.again(delivery, attempt, backoff.after(made));
        }
    }
}
