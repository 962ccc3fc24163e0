package org.switchroom.crm.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.crm.Account;
import org.switchroom.crm.CallerCard.Incident;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.RecordTrail;
import org.switchroom.crm.store.Accounts;
import org.switchroom.crm.store.Incidents;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;

/** What belongs to a customer besides the card: seen and changed by everybody who works for the firm. */
@RestController
@RequestMapping("/api/v1/customers/{id}")
class AccountsController {
    private final Accounts accounts;
    private final Incidents incidents;
    private final RecordTrail trail;

    AccountsController(Accounts accounts, Incidents incidents, RecordTrail trail) {
        this.trail = trail;
        this.accounts = accounts;
        this.incidents = incidents;
    }

    /** @param version of the incident as it was read; null: a new one, or whatever it is now */
    record IncidentForm(
            @NotBlank @Size(max = RecordLimits.LABEL) String status,
            @NotNull @Size(max = RecordLimits.LABEL) String priority,
            @NotBlank @Size(max = RecordLimits.SUMMARY) String summary,
            @Nullable Integer version) {
        Incidents.Said said() {
            return new Incidents.Said(status, priority, summary);
        }
    }

    @GetMapping("/account")
    Account showAccount(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        var account = accounts.of(by.firmId(), id).orElseThrow(() -> noSuch("customer"));
        trail.seen(by.firmId(), id, by.userId());
        return account;
    }

    /** Answers 409 and names the parts when the customer has been changed since the version given. */
    @PutMapping("/account")
    Account replaceAccount(
            @AuthenticationPrincipal CurrentUser by, @PathVariable long id, @Valid @RequestBody AccountForm form) {
        return accounts.replace(by.firmId(), id, form.version(), form.belongings(), by.userId())
                .orElseThrow(() -> noSuch("customer"));
    }

    @PostMapping("/incidents")
    @ResponseStatus(HttpStatus.CREATED)
    Incident openIncident(
            @AuthenticationPrincipal CurrentUser by, @PathVariable long id, @Valid @RequestBody IncidentForm form) {
        return incidents.open(by.firmId(), id, form.said(), by.userId()).orElseThrow(() -> noSuch("customer"));
    }

    /** Answers 409 and names the fields when the incident has been changed since the version given. */
    @PutMapping("/incidents/{incidentId}")
    Incident changeIncident(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long id,
            @PathVariable long incidentId,
            @Valid @RequestBody IncidentForm form) {
        return incidents
                .change(by.firmId(), id, incidentId, form.said(), form.version(), by.userId())
                .orElseThrow(() -> noSuch("incident"));
    }

    private static ChangeRefused noSuch(String what) {
        return new ChangeRefused(Kind.NOT_FOUND, "There is no such " + what + " (any more).");
    }
}
