package org.switchroom.crm.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.crm.Duplicate;
import org.switchroom.crm.Merge;
import org.switchroom.crm.store.Accounts;
import org.switchroom.crm.store.Duplicates;
import org.switchroom.crm.store.Merges;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;

/** Customers that are the same: found, merged and taken apart again by everybody who works for the firm. */
@RestController
@RequestMapping("/api/v1/customers/{id}")
class MergesController {
    private final Duplicates duplicates;
    private final Merges merges;
    private final Accounts accounts;

    MergesController(Duplicates duplicates, Merges merges, Accounts accounts) {
        this.duplicates = duplicates;
        this.merges = merges;
        this.accounts = accounts;
    }

    /**
     * @param version of the one that stays, as it was read
     * @param otherId who goes into it
     * @param otherVersion as it was read
     * @param take the fields that are to be as the other one has them, as in a customer; {@code custom.} and its key for one
     *     the firm added
     */
    record MergeForm(
            @NotNull Integer version,
            @NotNull String otherId,
            @NotNull Integer otherVersion,
            @NotNull @Size(max = 100) List<@NotNull String> take) {}

    /** Who may be the same customer: by number, e-mail or name; at most 20. */
    @GetMapping("/duplicates")
    List<Duplicate> listDuplicates(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        known(by, id);
        return duplicates.of(by.firmId(), id);
    }

    /** Who went into this customer, the newest first; at most 100. */
    @GetMapping("/merges")
    List<Merge> listMerges(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        return merges.of(by.firmId(), known(by, id));
    }

    /** Answers 409 when one of the two has been changed since the version given. */
    @PostMapping("/merges")
    @ResponseStatus(HttpStatus.CREATED)
    Merge mergeCustomers(
            @AuthenticationPrincipal CurrentUser by, @PathVariable long id, @Valid @RequestBody MergeForm form) {
        if (!form.otherId().matches("[0-9]{1,18}")) {
            throw new ChangeRefused(Kind.INVALID, List.of(new FieldProblem("otherId", "must be a customer's id.")));
        }
        var wish = new Merges.Wish(
                id, form.version(), Long.parseLong(form.otherId()), form.otherVersion(), new HashSet<>(form.take()));
        return merges.merge(by.firmId(), wish, by.userId());
    }

    /** Both come back as they were. Answers 409 and names the fields when the one that stayed has been changed since. */
    @DeleteMapping("/merges/{mergeId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undoMerge(@AuthenticationPrincipal CurrentUser by, @PathVariable long id, @PathVariable long mergeId) {
        merges.undo(by.firmId(), id, mergeId, by.userId());
    }

    private long known(CurrentUser by, long id) {
        return accounts.of(by.firmId(), id)
                .orElseThrow(() -> new ChangeRefused(Kind.NOT_FOUND, "There is no such customer (any more)."))
                .id();
    }
}
