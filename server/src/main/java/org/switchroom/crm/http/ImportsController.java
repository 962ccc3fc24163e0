package org.switchroom.crm.http;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.crm.Import;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.store.ImportReport;
import org.switchroom.crm.store.ImportRunner;
import org.switchroom.crm.store.Imports;
import org.switchroom.crm.store.Imports.ImportPreview;
import org.switchroom.crm.written.ImportPlan;
import org.switchroom.directory.CurrentUser;

/** Customers taken in from files: for administrators. */
@RestController
@RequestMapping("/api/v1/admin/imports")
class ImportsController {
    private final Imports imports;
    private final ImportRunner runner;
    private final ImportReport report;

    ImportsController(Imports imports, ImportRunner runner, ImportReport report) {
        this.imports = imports;
        this.runner = runner;
        this.report = report;
    }

    /** @param separator one character */
    record ReadingForm(
            @NotNull
            @Pattern(regexp = "UTF-8|windows-1252|ISO-8859-1", message = "must be UTF-8, windows-1252 or ISO-8859-1.")
            String charset,

            @NotNull @Pattern(regexp = "[;,\t|]", message = "must be ; , | or a tab.")
            String separator,

            @NotNull @Valid ImportPlan plan) {}

    /** @param state CHECKING, RUNNING, STOPPED or UNDOING */
    record ImportOrder(Import.@NotNull State state) {}

    record PlanForm(
            @NotBlank @Size(max = RecordLimits.LABEL) String name,
            @NotNull @Valid ImportPlan plan) {}

    /** The newest first; at most 100. */
    @GetMapping
    List<Import> listImports(@AuthenticationPrincipal CurrentUser by) {
        return imports.of(by.firmId());
    }

    /**
     * Takes a file of comma separated values, UTF-8 or Latin-1, as the body. Nothing is changed yet.
     *
     * @param name the file's
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ImportPreview uploadImport(
            @AuthenticationPrincipal CurrentUser by, @RequestParam String name, HttpServletRequest request)
            throws IOException {
        return imports.take(by, name, request.getInputStream());
    }

    @GetMapping("/{id}")
    Import showImport(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        return imports.find(by.firmId(), id);
    }

    /** The first lines, as the file is read now. */
    @GetMapping("/{id}/preview")
    ImportPreview previewImport(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        return imports.preview(by.firmId(), id);
    }

    /** Says how the file is read; answers with its first lines read so. */
    @PutMapping("/{id}")
    ImportPreview replaceImport(
            @AuthenticationPrincipal CurrentUser by, @PathVariable long id, @Valid @RequestBody ReadingForm form) {
        imports.plan(by.firmId(), id, form.charset(), form.separator().charAt(0), form.plan());
        return imports.preview(by.firmId(), id);
    }

    /** Begins, goes on with, stops or takes back; it is done in the background. */
    @PutMapping("/{id}/state")
    Import orderImport(
            @AuthenticationPrincipal CurrentUser by, @PathVariable long id, @Valid @RequestBody ImportOrder order) {
        var changed = imports.order(by.firmId(), id, order.state());
        runner.look();
        return changed;
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeImport(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        imports.remove(by.firmId(), id);
    }

    /** The lines that were refused, as CSV: line, reason, and the cells as long as the file is kept. */
    @GetMapping(value = "/{id}/refused", produces = "text/csv")
    void refusedLines(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long id,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        imports.find(by.firmId(), id);
        report.write(by.firmId(), id, ExportController.csv(response, "refused-" + id + ".csv"));
    }

    @GetMapping("/plans")
    Map<String, ImportPlan> listImportPlans(@AuthenticationPrincipal CurrentUser by) {
        return imports.plans(by.firmId());
    }

    @PostMapping("/plans")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keepImportPlan(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody PlanForm form) {
        imports.keepPlan(by.firmId(), form.name(), form.plan(), by.userId());
    }
}
