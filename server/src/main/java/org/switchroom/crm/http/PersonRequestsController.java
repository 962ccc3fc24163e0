package org.switchroom.crm.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.crm.PersonRequest;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.store.PersonRequests;
import org.switchroom.crm.store.PersonRunner;
import org.switchroom.database.Page;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;

/** What people ask for who are in the records; for administrators. */
@RestController
@RequestMapping("/api/v1/admin/person-requests")
class PersonRequestsController {
    private final PersonRequests requests;
    private final PersonRunner runner;

    PersonRequestsController(PersonRequests requests, PersonRunner runner) {
        this.requests = requests;
        this.runner = runner;
    }

    record PersonRequestForm(
            @NotNull String customerId,
            PersonRequest.@NotNull Kind kind,
            @NotNull LocalDate dueOn) {}

    /** @param customerNumber of the customer who is meant; an access needs none */
    record PersonRequestStart(
            @NotNull @Size(max = RecordLimits.LINE) String customerNumber) {}

    /**
     * The newest first.
     *
     * @param state only requests in it; without it all
     * @param limit 1 to 200
     */
    @GetMapping
    Page<PersonRequest> listPersonRequests(
            @AuthenticationPrincipal CurrentUser by,
            @RequestParam(required = false) PersonRequest.@Nullable State state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return requests.page(by.firmId(), state, limit, cursor);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PersonRequest registerPersonRequest(
            @AuthenticationPrincipal CurrentUser by, @Valid @RequestBody PersonRequestForm form) {
        if (!form.customerId().matches("[0-9]{1,18}")) {
            throw new ChangeRefused(
                    Kind.INVALID, List.of(new FieldProblem("customerId", "must be one of the firm's customers.")));
        }
        return requests.register(by, Long.parseLong(form.customerId()), form.kind(), form.dueOn());
    }

    @GetMapping("/{id}")
    PersonRequest showPersonRequest(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        return requests.find(by.firmId(), id);
    }

    /** Begins it, or goes on with one that broke off. What is erased cannot be brought back. */
    @PostMapping("/{id}/start")
    PersonRequest startPersonRequest(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long id,
            @Valid @RequestBody PersonRequestStart start) {
        var begun = requests.begin(by, id, start.customerNumber());
        runner.look();
        return begun;
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawPersonRequest(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        requests.withdraw(by.firmId(), id);
    }

    /** All that is kept, as ZIP. */
    @GetMapping(value = "/{id}/file", produces = "application/zip")
    ResponseEntity<Resource> personFile(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        var file = requests.file(by.firmId(), id)
                .flatMap(runner::fileOf)
                .orElseThrow(() -> new ChangeRefused(
                        Kind.NOT_FOUND, "The file is not there (any more). Register the request again."));
        return attachment("person-" + id + ".zip", MediaType.parseMediaType("application/zip"))
                .body(new FileSystemResource(file));
    }

    /** What was erased where, when and by whom, without a word of who it was. */
    @GetMapping("/{id}/certificate")
    ResponseEntity<String> personCertificate(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        var certificate = requests.certificate(by.firmId(), id)
                .orElseThrow(() -> new ChangeRefused(Kind.NOT_FOUND, "There is no certificate (yet)."));
        return attachment("certificate-" + id + ".json", MediaType.APPLICATION_JSON)
                .body(certificate);
    }

    private static ResponseEntity.BodyBuilder attachment(String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString());
    }
}
