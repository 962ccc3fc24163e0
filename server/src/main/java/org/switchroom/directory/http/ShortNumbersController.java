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
import org.switchroom.directory.ShortNumber;
import org.switchroom.directory.snapshot.FirmConfig;
import org.switchroom.directory.store.MemoryDirectory;

/** What is dialled inside the firm: the numbers of colleagues, queues and menus. */
@RestController
@RequestMapping("/api/v1/admin/short-numbers")
class ShortNumbersController {
    private final MemoryDirectory directory;
    private final DirectoryEditor editor;

    ShortNumbersController(MemoryDirectory directory, DirectoryEditor editor) {
        this.directory = directory;
        this.editor = editor;
    }

    /** @param name of whom or what it leads to */
    record ShortNumberRow(int id, String number, ShortNumber.Kind kind, int targetId, String name) {}

    record ShortNumberForm(@NotNull String number, ShortNumber.@NotNull Kind kind, int targetId) {
        ShortNumber toShortNumber(int id, int firmId) {
            return new ShortNumber(id, firmId, number, kind, targetId);
        }
    }

    @GetMapping
    Page<ShortNumberRow> listShortNumbers(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        var config = directory.snapshot().firm(by.firmId());
        return listing.of(
                config.shortNumbers(), one -> one.number() + " " + config.nameOf(one), one -> row(config, one));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ShortNumberRow createShortNumber(
            @AuthenticationPrincipal CurrentUser by, @Valid @RequestBody ShortNumberForm form) {
        return save(0, form, by);
    }

    @PutMapping("/{id}")
    ShortNumberRow replaceShortNumber(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable @Positive int id,
            @Valid @RequestBody ShortNumberForm form) {
        return save(id, form, by);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeShortNumber(@AuthenticationPrincipal CurrentUser by, @PathVariable @Positive int id) {
        editor.remove(by.firmId(), Noun.SHORT_NUMBER, id, by.userId());
    }

    private ShortNumberRow save(int id, ShortNumberForm form, CurrentUser by) {
        var saved = editor.save(form.toShortNumber(id, by.firmId()), by.userId());
        var config = directory.snapshot().firm(by.firmId());
        return row(config, config.shortNumber(saved).orElseThrow());
    }

    private static ShortNumberRow row(FirmConfig config, ShortNumber one) {
        return new ShortNumberRow(one.id(), one.number(), one.kind(), one.targetId(), config.nameOf(one));
    }
}
