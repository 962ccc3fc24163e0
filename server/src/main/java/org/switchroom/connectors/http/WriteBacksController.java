package org.switchroom.connectors.http;

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
import org.switchroom.connectors.store.WriteBackLog;
import org.switchroom.connectors.store.WriteBackLog.WriteBackRow;
import org.switchroom.connectors.store.WriteBacks;
import org.switchroom.database.Page;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;

/** What has become of what was to be written into the company's own systems. */
@RestController
@RequestMapping("/api/v1/admin/write-backs")
class WriteBacksController {
    private final WriteBackLog log;
    private final WriteBacks writeBacks;

    WriteBacksController(WriteBackLog log, WriteBacks writeBacks) {
        this.log = log;
        this.writeBacks = writeBacks;
    }

    /** Newest first. */
    @GetMapping
    Page<WriteBackRow> listWriteBacks(
            @AuthenticationPrincipal CurrentUser by,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(required = false) WriteBackLog.@Nullable State state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return log.page(by.firmId(), query, state, limit, cursor);
    }

    /** At once, and with all attempts anew. */
    @PostMapping("/{id}/send")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void writeAgain(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        if (!writeBacks.sendAgain(by.firmId(), id)) {
            throw new ChangeRefused(Kind.NOT_FOUND, "There is nothing to write under that id (any more).");
        }
    }
}
