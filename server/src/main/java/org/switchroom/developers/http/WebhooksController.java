package org.switchroom.developers.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.database.Listing;
import org.switchroom.database.Page;
import org.switchroom.developers.Webhook;
import org.switchroom.developers.delivery.Signature;
import org.switchroom.developers.event.CloudEvent;
import org.switchroom.developers.event.EventType;
import org.switchroom.developers.event.Vocabulary;
import org.switchroom.developers.store.Deliveries;
import org.switchroom.developers.store.Deliveries.ToDeliver;
import org.switchroom.developers.store.WebhookBook;
import org.switchroom.developers.store.WebhookBook.Wanted;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;

/** Where the firm's own programs are told what happens. */
@RestController
@RequestMapping("/api/v1/admin/webhooks")
class WebhooksController {
    private final WebhookBook webhooks;
    private final Deliveries deliveries;

    WebhooksController(WebhookBook webhooks, Deliveries deliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    /**
     * @param oldSecretUntil till when the secret of before signs too; null: there is only one
     * @param secret only in the answer that made it; otherwise null
     */
    record WebhookRow(
            int id,
            String name,
            String url,
            List<EventType> types,
            boolean enabled,
            @Nullable Instant oldSecretUntil,
            @Nullable String secret) {

        @Override
        public String toString() {
            return "WebhookRow of " + name;
        }
    }

    record WebhookForm(
            @NotNull String name,
            @NotNull String url,
            @NotNull Set<EventType> types,
            boolean enabled) {
        Wanted wanted() {
            return new Wanted(name, url, types, enabled);
        }
    }

    @GetMapping
    Page<WebhookRow> listWebhooks(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        return listing.of(
                webhooks.of(by.firmId()),
                webhook -> webhook.name() + " " + webhook.url(),
                webhook -> row(webhook, null));
    }

    /** The secret with which it is signed is in this answer and nowhere else. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WebhookRow createWebhook(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody WebhookForm form) {
        var secret = Signature.newSecret();
        return row(webhooks.add(by.firmId(), form.wanted(), secret, by.userId()), secret);
    }

    @PutMapping("/{id}")
    WebhookRow replaceWebhook(
            @AuthenticationPrincipal CurrentUser by, @PathVariable int id, @Valid @RequestBody WebhookForm form) {
        return row(webhooks.replace(by.firmId(), id, form.wanted(), by.userId()), null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeWebhook(@AuthenticationPrincipal CurrentUser by, @PathVariable int id) {
        webhooks.remove(by.firmId(), id);
    }

    /**
     * Everything from here on is signed with the new secret, which is in this answer and nowhere else.
     *
     * @param overlapHours for so long it is signed with the old one too: the header has both signatures, with a space
     *     between; 0 to 168, and 0 when the old one has become known to others
     */
    @PostMapping("/{id}/secret")
    WebhookRow changeWebhookSecret(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable int id,
            @RequestParam(defaultValue = "24") int overlapHours) {
        var secret = Signature.newSecret();
        return row(webhooks.changeSecret(by.firmId(), id, secret, Duration.ofHours(overlapHours)), secret);
    }

    /** Sends an event that says only that it is a test; what comes of it is among the deliveries. */
    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void testWebhook(@AuthenticationPrincipal CurrentUser by, @PathVariable int id) {
        var webhook = webhooks.existing(by.firmId(), id);
        if (!webhook.enabled()) {
            throw new ChangeRefused(Kind.CONFLICT, "This webhook is switched off. Switch it on first.");
        }
        var event = CloudEvent.of(UUID.randomUUID().toString(), by.firmId(), Instant.now(), Vocabulary.test(id));
        deliveries.add(List.of(new ToDeliver(webhook, event)));
    }

    private static WebhookRow row(Webhook webhook, @Nullable String secret) {
        return new WebhookRow(
                webhook.id(),
                webhook.name(),
                webhook.url(),
                webhook.types().stream().sorted().toList(),
                webhook.enabled(),
                webhook.signedWithBoth(Instant.now()) ? webhook.oldSecretUntil() : null,
                secret);
    }
}
