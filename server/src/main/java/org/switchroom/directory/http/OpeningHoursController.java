package org.switchroom.directory.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.ZoneId;
import java.util.List;
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
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.OpeningHours.DateException;
import org.switchroom.directory.OpeningHours.WeeklySpan;
import org.switchroom.directory.store.MemoryDirectory;

/** When numbers are served. */
@RestController
@RequestMapping("/api/v1/admin/hours")
class OpeningHoursController {
    private final MemoryDirectory directory;
    private final DirectoryEditor editor;

    OpeningHoursController(MemoryDirectory directory, DirectoryEditor editor) {
        this.directory = directory;
        this.editor = editor;
    }

    record HoursRow(int id, String name, ZoneId zone, List<WeeklySpan> week, List<DateException> exceptions) {}

    record HoursForm(
            @NotNull String name,
            @NotNull ZoneId zone,
            @NotNull List<WeeklySpan> week,
            @NotNull List<DateException> exceptions) {
        OpeningHours toOpeningHours(int id, int firmId) {
            return new OpeningHours(id, firmId, name, zone, week, exceptions);
        }
    }

    @GetMapping
    Page<HoursRow> listHours(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        var config = directory.snapshot().firm(by.firmId());
        return listing.of(config.hours(), hours -> hours.name(), OpeningHoursController::row);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    HoursRow createHours(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody HoursForm form) {
        return save(0, form, by);
    }

    @PutMapping("/{id}")
    HoursRow replaceHours(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable @Positive int id,
            @Valid @RequestBody HoursForm form) {
        return save(id, form, by);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeHours(@AuthenticationPrincipal CurrentUser by, @PathVariable @Positive int id) {
        editor.remove(by.firmId(), Noun.HOURS, id, by.userId());
    }

    private HoursRow save(int id, HoursForm form, CurrentUser by) {
        var saved = editor.save(form.toOpeningHours(id, by.firmId()), by.userId());
        return row(directory.snapshot().firm(by.firmId()).hours(saved).orElseThrow());
    }

    private static HoursRow row(OpeningHours hours) {
        return new HoursRow(hours.id(), hours.name(), hours.zone(), hours.week(), hours.exceptions());
    }
}
