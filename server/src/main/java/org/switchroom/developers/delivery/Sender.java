package org.switchroom.developers.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.developers.Webhook;
import org.switchroom.developers.event.CloudEvent;
import org.switchroom.developers.store.Deliveries.Attempt;
import org.switchroom.developers.store.Deliveries.Delivery;

/** Posts one event to one webhook. Redirects are not followed, and what is answered is not read: the status says it all. */
final class Sender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final HttpClient http;
    private final OutsideOnly addresses;
    private final WebhookSettings settings;

    Sender(OutsideOnly addresses, WebhookSettings settings) {
        this.addresses = addresses;
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeLimit())
                .build();
    }

    Attempt send(Webhook webhook, String secret, Delivery delivery) throws InterruptedException {
        long began = System.nanoTime();
        var url = URI.create(webhook.url());
        var refusal = addresses.refusal(url);
        if (refusal.isPresent()) {
            return failed(null, began, refusal.get());
        }
        try {
            var response = http.send(request(url, secret, delivery), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            int status = response.statusCode();
            return status / 100 == 2
                    ? new Attempt(status, tookMs(began), "")
                    : failed(status, began, "The answer is " + status + ", and only 2xx counts as taken.");
        } catch (HttpTimeoutException slow) {
            return failed(
                    null, began, "No answer within " + settings.timeLimit().toMillis() + " ms.");
        } catch (ConnectException away) {
            return failed(null, began, "Nobody answers at " + url.getAuthority() + ".");
        } catch (IOException broken) {
            return failed(null, began, "The connection broke: " + Objects.requireNonNullElse(broken.getMessage(), ""));
        } catch (
                RuntimeException
                        wrong) { // an address that the client does not take, a secret that cannot be read any more
            LOG.warn("Webhook {} cannot be sent to", webhook.id(), wrong);
            return failed(null, began, "It cannot be sent: set the address and the secret anew.");
        }
    }

    private HttpRequest request(URI url, String secret, Delivery delivery) {
        long now = Instant.now().getEpochSecond();
        return HttpRequest.newBuilder(url)
                .timeout(settings.timeLimit())
                .header("Content-Type", CloudEvent.MEDIA_TYPE + "; charset=utf-8")
                .header("User-Agent", "Switchroom")
                .header("webhook-id", delivery.eventId())
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", Signature.of(secret, delivery.eventId(), now, delivery.body()))
                .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
                .build();
    }

    private static Attempt failed(@Nullable Integer status, long began, String why) {
        return new Attempt(status, tookMs(began), why);
    }

    private static int tookMs(long began) {
        return (int) ((System.nanoTime() - began) / 1_000_000);
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
