package org.switchroom.directory.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.database.Listing;
import org.switchroom.database.Page;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.DirectoryEditor.Noun;
import org.switchroom.directory.DirectoryEditor.ReasonCode;
import org.switchroom.directory.store.MemoryDirectory;
import org.switchroom.engine.AtEnd;

/** Why agents are not ready, in the firm's own words. */
@RestController
@RequestMapping("/api/v1/admin/reason-codes")
class ReasonCodesController {
    private final MemoryDirectory directory;
    private final DirectoryEditor editor;

    ReasonCodesController(MemoryDirectory directory, DirectoryEditor editor) {
        this.directory = directory;
        this.editor = editor;
    }

    /** @param maxMinutes how long it may last; null: as long as it likes */
    record ReasonCodeRow(
            int id, String code, String label, @Nullable Integer maxMinutes, AtEnd atEnd) {}

    /** @param atEnd what happens then; WARN when not given */
    record ReasonCodeForm(
            @NotNull String code,
            @NotNull String label,
            @Nullable Integer maxMinutes,
            @Nullable AtEnd atEnd) {
        ReasonCode toReasonCode(int id, int firmId) {
            return new ReasonCode(id, firmId, code, label, maxMinutes, atEnd == null ? AtEnd.WARN : atEnd);
        }
    }

    @GetMapping
    Page<ReasonCodeRow> listReasonCodes(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        var config = directory.snapshot().firm(by.firmId());
        return listing.of(
                config.reasonCodes(), reason -> reason.code() + " " + reason.label(), ReasonCodesController::row);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ReasonCodeRow createReasonCode(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody ReasonCodeForm form) {
        return save(0, form, by);
    }

    @PutMapping("/{id}")
    ReasonCodeRow replaceReasonCode(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable @Positive int id,
            @Valid @RequestBody ReasonCodeForm form) {
        return save(id, form, by);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeReasonCode(@AuthenticationPrincipal CurrentUser by, @PathVariable @Positive int id) {
        editor.remove(by.firmId(), Noun.REASON_CODE, id, by.userId());
    }

    private ReasonCodeRow save(int id, ReasonCodeForm form, CurrentUser by) {
        var saved = editor.save(form.toReasonCode(id, by.firmId()), by.userId());
        return row(directory.snapshot().firm(by.firmId()).reasonCode(saved).orElseThrow());
    }

    private static ReasonCodeRow row(ReasonCode reason) {
        return new ReasonCodeRow(reason.id(), reason.code(), reason.label(), reason.maxMinutes(), reason.atEnd());
    }
}
