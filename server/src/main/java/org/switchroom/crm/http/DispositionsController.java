package org.switchroom.crm.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
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
import org.switchroom.crm.store.StoredDispositions;
import org.switchroom.crm.store.StoredDispositions.Stored;
import org.switchroom.database.Listing;
import org.switchroom.database.Page;
import org.switchroom.directory.CurrentUser;

/** Why customers call: what agents choose from in wrap-up. */
@RestController
@RequestMapping("/api/v1/admin/dispositions")
class DispositionsController {
    private final StoredDispositions dispositions;

    DispositionsController(StoredDispositions dispositions) {
        this.dispositions = dispositions;
    }

    record DispositionRow(int id, String code, String label) {}

    record DispositionForm(@NotNull String code, @NotNull String label) {}

    @GetMapping
    Page<DispositionRow> listDispositions(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        return listing.of(
                dispositions.stored(by.firmId()),
                disposition -> disposition.code() + " " + disposition.label(),
                DispositionsController::row);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DispositionRow createDisposition(
            @AuthenticationPrincipal CurrentUser by, @Valid @RequestBody DispositionForm form) {
        return save(0, form, by);
    }

    @PutMapping("/{id}")
    DispositionRow replaceDisposition(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable @Positive int id,
            @Valid @RequestBody DispositionForm form) {
        return save(id, form, by);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeDisposition(@AuthenticationPrincipal CurrentUser by, @PathVariable int id) {
        dispositions.remove(by.firmId(), id);
    }

    private DispositionRow save(int id, DispositionForm form, CurrentUser by) {
        return row(dispositions.save(by.firmId(), new Stored(id, form.code(), form.label()), by.userId()));
    }

    private static DispositionRow row(Stored stored) {
        return new DispositionRow(stored.id(), stored.code(), stored.label());
    }
}
