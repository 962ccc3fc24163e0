package org.switchroom.crm.http;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.store.Cards;
import org.switchroom.crm.store.People;
import org.switchroom.crm.store.People.EmployeeRow;
import org.switchroom.database.Page;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;

/** Employees of the firm who call its IT desk. */
@RestController
@RequestMapping("/api/v1/employees")
class EmployeesController {
    private final People people;
    private final Cards cards;
    private final Directory directory;

    EmployeesController(People people, Cards cards, Directory directory) {
        this.people = people;
        this.cards = cards;
        this.directory = directory;
    }

    @GetMapping
    Page<EmployeeRow> listEmployees(
            @AuthenticationPrincipal CurrentUser by,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var country = directory.firm(by.firmId()).country();
        return people.employees(new People.Wanted(by.firmId(), query, country, limit, cursor));
    }

    @GetMapping("/{id}")
    CallerCard showEmployee(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        return cards.ofEmployee(by.firmId(), id)
                .orElseThrow(() -> new ChangeRefused(Kind.NOT_FOUND, "There is no such employee (any more)."));
    }
}
