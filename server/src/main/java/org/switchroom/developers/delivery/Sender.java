package org.switchroom.developers.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.developers.Webhook;
import org.switchroom.developers.event.CloudEvent;
import org.switchroom.developers.store.Deliveries.Attempt;
import org.switchroom.developers.store.Deliveries.Delivery;
import org.switchroom.directory.CheckedHttp;

/** Posts one event to one webhook. Redirects are not followed, and what is answered is not read: the status says it all. */
final class Sender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final CheckedHttp http;
    private final WebhookSettings settings;

    Sender(OutsideOnly addresses, WebhookSettings settings) {
        this.settings = settings;
        this.http = new CheckedHttp(InetAddress::getAllByName, addresses);
    }

    Attempt send(Webhook webhook, List<String> secrets, Delivery delivery) {
        long began = System.nanoTime();
        try {
            var request = request(URI.create(webhook.url()), secrets, delivery);
            int status = http.send(request, 0, settings.timeLimit()).status();
            return status / 100 == 2
                    ? new Attempt(status, tookMs(began), "")
                    : failed(status, began, "The answer is " + status + ", and only 2xx counts as taken.");
        } catch (CheckedHttp.AddressRefused inner) {
            return failed(null, began, String.valueOf(inner.getMessage()));
        } catch (UnknownHostException unknown) {
            return failed(
                    null, began, "There is no host " + URI.create(webhook.url()).getHost() + ".");
        } catch (CheckedHttp.TooSlow slow) {
            return failed(
                    null, began, "No answer within " + settings.timeLimit().toMillis() + " ms.");
        } catch (ConnectException away) {
            return failed(
                    null,
                    began,
                    "Nobody answers at " + URI.create(webhook.url()).getAuthority() + ".");
        } catch (IOException broken) {
            return failed(null, began, "The connection broke: " + Objects.requireNonNullElse(broken.getMessage(), ""));
        } catch (
                RuntimeException
                        wrong) { // an address that the client does not take, a secret that cannot be read any more
            LOG.warn("Webhook {} cannot be sent to", webhook.id(), wrong);
            return failed(null, began, "It cannot be sent: set the address and the secret anew.");
        }
    }

    private static CheckedHttp.Request request(URI url, List<String> secrets, Delivery delivery) {
        long now = Instant.now().getEpochSecond();
        return new CheckedHttp.Request(
                "POST",
                url,
                Map.of(
                        "Content-Type",
                        CloudEvent.MEDIA_TYPE + "; charset=utf-8",
                        "webhook-id",
                        delivery.eventId(),
                        "webhook-timestamp",
                        Long.toString(now),
                        "webhook-signature",
                        Signature.of(secrets, delivery.eventId(), now, delivery.body())),
                delivery.body());
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
        http.close();
    }
}
