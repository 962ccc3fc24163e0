package org.switchroom.directory.http;

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
import org.switchroom.database.Listing;
import org.switchroom.database.Page;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.DirectoryEditor.Noun;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.store.MemoryDirectory;

/** Numbers that callers dial. */
@RestController
@RequestMapping("/api/v1/admin/numbers")
class NumbersController {
    private final MemoryDirectory directory;
    private final DirectoryEditor editor;

    NumbersController(MemoryDirectory directory, DirectoryEditor editor) {
        this.directory = directory;
        this.editor = editor;
    }

    record NumberRow(int id, String e164, String label, int hoursId, int menuId) {}

    record NumberForm(@NotNull String e164, @NotNull String label, int hoursId, int menuId) {
        InboundNumber toInboundNumber(int id, int firmId) {
            return new InboundNumber(id, firmId, e164, label, hoursId, menuId);
        }
    }

    @GetMapping
    Page<NumberRow> listNumbers(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        var config = directory.snapshot().firm(by.firmId());
        return listing.of(config.numbers(), number -> number.e164() + " " + number.label(), NumbersController::row);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NumberRow createNumber(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody NumberForm form) {
        return save(0, form, by);
    }

    @PutMapping("/{id}")
    NumberRow replaceNumber(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable @Positive int id,
            @Valid @RequestBody NumberForm form) {
        return save(id, form, by);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeNumber(@AuthenticationPrincipal CurrentUser by, @PathVariable @Positive int id) {
        editor.remove(by.firmId(), Noun.NUMBER, id, by.userId());
    }

    private NumberRow save(int id, NumberForm form, CurrentUser by) {
        var saved = editor.save(form.toInboundNumber(id, by.firmId()), by.userId());
        return row(directory.snapshot().firm(by.firmId()).number(saved).orElseThrow());
    }

    private static NumberRow row(InboundNumber number) {
        return new NumberRow(number.id(), number.e164(), number.label(), number.hoursId(), number.menuId());
    }
}
