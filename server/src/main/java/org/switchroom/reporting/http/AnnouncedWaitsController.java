package org.switchroom.reporting.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Role;
import org.switchroom.reporting.store.AnnouncedWaits;
import org.switchroom.reporting.store.AnnouncedWaits.Accuracy;

/** How far the waits told to callers were from the real ones. For supervisors and administrators. */
@RestController
@RequestMapping("/api/v1/queues/{queueId}/announced-waits")
class AnnouncedWaitsController {
    private final AnnouncedWaits waits;
    private final Directory directory;

    AnnouncedWaitsController(AnnouncedWaits waits, Directory directory) {
        this.waits = waits;
        this.directory = directory;
    }

    /** @param days back from now */
    @GetMapping
    List<Accuracy> announcedWaits(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable int queueId,
            @RequestParam(defaultValue = "7") @Min(1) @Max(31) int days) {
        if (!by.is(Role.SUPERVISOR) && !by.is(Role.ADMINISTRATOR)) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN, "Only supervisors and administrators see a queue's figures.");
        }
        if (directory.queue(by.firmId(), queueId).isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "There is no queue " + queueId + ". Load the page anew.");
        }
        return waits.ofQueue(by.firmId(), queueId, directory.firm(by.firmId()).zone(), Duration.ofDays(days));
    }
}
