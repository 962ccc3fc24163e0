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
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.DirectoryEditor.Noun;
import org.switchroom.directory.store.MemoryDirectory;

/** Telephones that agents sign in on. */
@RestController
@RequestMapping("/api/v1/admin/desk-phones")
class DeskPhonesController {
    private final MemoryDirectory directory;
    private final DirectoryEditor editor;

    DeskPhonesController(MemoryDirectory directory, DirectoryEditor editor) {
        this.directory = directory;
        this.editor = editor;
    }

    record DeskPhoneRow(
            int id,
            String label,
            String sipUser,
            String fixedContact,
            String transport,
            boolean enabled,
            boolean hasPassword) {}

    record DeskPhoneForm(
            @NotNull String label,
            @NotNull String sipUser,
            @NotNull String fixedContact,
            @NotNull String transport,
            boolean enabled,
            @Nullable String password) {
        DeskPhone toDeskPhone(int id, int firmId) {
            return new DeskPhone(id, firmId, label, sipUser, fixedContact, transport, enabled);
        }

        @Override
        public String toString() {
            return "DeskPhoneForm of " + label;
        }
    }

    @GetMapping
    Page<DeskPhoneRow> listDeskPhones(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        var config = directory.snapshot().firm(by.firmId());
        return listing.of(config.deskPhones(), phone -> phone.label() + " " + phone.sipUser(), this::row);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DeskPhoneRow createDeskPhone(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody DeskPhoneForm form) {
        return save(0, form, by);
    }

    @PutMapping("/{id}")
    DeskPhoneRow replaceDeskPhone(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable @Positive int id,
            @Valid @RequestBody DeskPhoneForm form) {
        return save(id, form, by);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeDeskPhone(@AuthenticationPrincipal CurrentUser by, @PathVariable @Positive int id) {
        editor.remove(by.firmId(), Noun.DESK_PHONE, id, by.userId());
    }

    private DeskPhoneRow save(int id, DeskPhoneForm form, CurrentUser by) {
        var saved = editor.save(form.toDeskPhone(id, by.firmId()), form.password(), by.userId());
        return row(directory.snapshot().firm(by.firmId()).deskPhone(saved).orElseThrow());
    }

    private DeskPhoneRow row(DeskPhone phone) {
        return new DeskPhoneRow(
                phone.id(),
                phone.label(),
                phone.sipUser(),
                phone.fixedContact(),
                phone.transport(),
                phone.enabled(),
                directory.deskPhoneSecret(phone.id()) != null);
    }
}
