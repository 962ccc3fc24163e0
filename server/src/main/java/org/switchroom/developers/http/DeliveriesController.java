package org.switchroom.developers.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.database.Page;
import org.switchroom.developers.store.Deliveries;
import org.switchroom.developers.store.DeliveryLog;
import org.switchroom.developers.store.DeliveryLog.AttemptRow;
import org.switchroom.developers.store.DeliveryLog.DeliveryRow;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;

/** What has become of what was to be sent to webhooks. */
@RestController
@RequestMapping("/api/v1/admin/webhook-deliveries")
class DeliveriesController {
    private final DeliveryLog log;
    private final Deliveries deliveries;

    DeliveriesController(DeliveryLog log, Deliveries deliveries) {
        this.log = log;
        this.deliveries = deliveries;
    }

    record AttemptList(List<AttemptRow> items) {}

    /** Newest first. */
    @GetMapping
    Page<DeliveryRow> listDeliveries(
            @AuthenticationPrincipal CurrentUser by,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(required = false) DeliveryLog.@Nullable State state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return log.page(by.firmId(), query, state, limit, cursor);
    }

    /** Newest first. */
    @GetMapping("/{id}/attempts")
    AttemptList listDeliveryAttempts(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        return new AttemptList(log.attempts(by.firmId(), id).orElseThrow(DeliveriesController::none));
    }

    /** At once, and with all attempts anew. */
    @PostMapping("/{id}/send")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void sendDeliveryAgain(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        if (!deliveries.sendAgain(by.firmId(), id)) {
            throw none();
        }
    }

    private static ChangeRefused none() {
        return new ChangeRefused(Kind.NOT_FOUND, "There is no such delivery (any more).");
    }
}
