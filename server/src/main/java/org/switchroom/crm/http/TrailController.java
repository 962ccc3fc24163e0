package org.switchroom.crm.http;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.crm.TrailEntry;
import org.switchroom.crm.TrailEntry.Action;
import org.switchroom.crm.store.Trail;
import org.switchroom.crm.store.TrailKeeping;
import org.switchroom.database.Page;
import org.switchroom.directory.CurrentUser;

/** Who saw and changed a customer's record: for supervisors and administrators. */
@RestController
class TrailController {
    private static final String SETTINGS = "/api/v1/admin/record-settings";

    private final Trail trail;
    private final TrailKeeping keeping;

    TrailController(Trail trail, TrailKeeping keeping) {
        this.trail = trail;
        this.keeping = keeping;
    }

    /** @param trailDays for so long it is kept who saw and changed what, 30 to 3650 */
    record RecordSettings(int trailDays) {}

    /**
     * The newest first.
     *
     * @param userId whose entries are wanted; without it everybody's
     * @param limit 1 to 200
     */
    @GetMapping("/api/v1/customers/{id}/trail")
    Page<TrailEntry> listTrail(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer userId,
            @RequestParam(required = false) @Nullable Action action,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return trail.of(new Trail.Wanted(by.firmId(), id, userId, action, limit, cursor));
    }

    @GetMapping(SETTINGS)
    RecordSettings showRecordSettings(@AuthenticationPrincipal CurrentUser by) {
        return new RecordSettings(keeping.days(by.firmId()));
    }

    @PutMapping(SETTINGS)
    RecordSettings replaceRecordSettings(
            @AuthenticationPrincipal CurrentUser by, @RequestBody RecordSettings settings) {
        keeping.keep(by.firmId(), settings.trailDays(), by.userId());
        return showRecordSettings(by);
    }
}
