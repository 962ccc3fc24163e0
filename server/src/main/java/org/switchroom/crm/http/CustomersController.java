package org.switchroom.crm.http;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerCard.Note;
import org.switchroom.crm.RecordTrail;
import org.switchroom.crm.store.Cards;
import org.switchroom.crm.store.CustomFields;
import org.switchroom.crm.store.Customers;
import org.switchroom.crm.store.People;
import org.switchroom.crm.store.People.CustomerRow;
import org.switchroom.crm.store.StoredContactNotes;
import org.switchroom.crm.written.CustomerForm;
import org.switchroom.database.Page;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;

/** Customers: found, added, corrected, noted on by everybody who works for the firm. */
@RestController
@RequestMapping("/api/v1/customers")
class CustomersController {
    private final People people;
    private final Cards cards;
    private final Customers customers;
    private final StoredContactNotes notes;
    private final Directory directory;
    private final CustomFields fields;
    private final RecordTrail trail;

    CustomersController(
            People people,
            Cards cards,
            Customers customers,
            StoredContactNotes notes,
            Directory directory,
            CustomFields fields,
            RecordTrail trail) {
        this.trail = trail;
        this.fields = fields;
        this.people = people;
        this.cards = cards;
        this.customers = customers;
        this.notes = notes;
        this.directory = directory;
    }

    /** @param contactId the contact during which it was written, if any */
    record NoteForm(
            @NotNull String text,
            @JsonFormat(shape = STRING) @Nullable Long contactId) {}

    /** @param query words of name, company, town or customer number, or a telephone number in any writing */
    @GetMapping
    Page<CustomerRow> listCustomers(
            @AuthenticationPrincipal CurrentUser by,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var country = directory.firm(by.firmId()).country();
        return people.customers(new People.Wanted(by.firmId(), query, country, limit, cursor));
    }

    record ManagerChoice(int id, String name) {}

    /** Who may look after a customer: the firm's agents, by name. */
    @GetMapping("/managers")
    List<ManagerChoice> listCustomerManagers(@AuthenticationPrincipal CurrentUser by) {
        return directory.agents(by.firmId()).stream()
                .map(agent -> new ManagerChoice(agent.id(), agent.displayName()))
                .toList();
    }

    @GetMapping("/{id}")
    CallerCard showCustomer(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        var card = card(by, id);
        trail.seen(by.firmId(), id, by.userId());
        return card;
    }

    private CallerCard card(CurrentUser by, long id) {
        return cards.ofCustomer(by.firmId(), id).orElseThrow(CustomersController::notFound);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CallerCard createCustomer(@AuthenticationPrincipal CurrentUser by, @RequestBody CustomerForm form) {
        var values = form.asNew(directory.firm(by.firmId()), directory.agents(by.firmId()), fields.of(by.firmId()));
        return card(by, customers.add(by.firmId(), values, by.userId()));
    }

    /** Answers 409 and names the fields when the customer has been changed since the version given. */
    @PatchMapping("/{id}")
    CallerCard changeCustomer(
            @AuthenticationPrincipal CurrentUser by, @PathVariable long id, @RequestBody CustomerForm form) {
        var customer = Objects.requireNonNull(card(by, id).customer());
        var values = form.asChange(
                directory.firm(by.firmId()),
                directory.agents(by.firmId()),
                fields.of(by.firmId()),
                customer.managerId(),
                customer.custom());
        if (values.otherThan(customer).isEmpty()) { // nothing to write, and nothing to lose
            trail.seen(by.firmId(), id, by.userId());
            return card(by, id);
        }
        if (!customers.change(by.firmId(), id, values, form.version(), by.userId())) {
            throw changedSince(card(by, id), values);
        }
        return card(by, id);
    }

    @PostMapping("/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    Note addCustomerNote(
            @AuthenticationPrincipal CurrentUser by, @PathVariable long id, @Valid @RequestBody NoteForm form) {
        return notes.add(by.firmId(), by.userId(), id, form.contactId(), form.text())
                .orElseThrow(CustomersController::notFound);
    }

    private static ChangeRefused changedSince(CallerCard now, Customers.Values sent) {
        var since = "has been changed since you opened it. Open it anew.";
        var fields = now.customer() == null ? List.<String>of() : sent.otherThan(now.customer());
        return fields.isEmpty()
                ? new ChangeRefused(Kind.CONFLICT, "The customer " + since)
                : new ChangeRefused(
                        Kind.CONFLICT,
                        fields.stream()
                                .map(field -> new FieldProblem(field, since))
                                .toList());
    }

    private static ChangeRefused notFound() {
        return new ChangeRefused(Kind.NOT_FOUND, "There is no such customer (any more).");
    }
}
