package org.switchroom.pop.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
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
import org.switchroom.pop.scenario.Scenario;
import org.switchroom.pop.store.ScenarioBook;

/** Cards by type of caller, in the order in which they are tried. */
@RestController
@RequestMapping("/api/v1/admin/card-scenarios")
class ScenariosController {
    private final ScenarioBook scenarios;
    private final ScenarioTrial trial;

    ScenariosController(ScenarioBook scenarios, ScenarioTrial trial) {
        this.scenarios = scenarios;
        this.trial = trial;
    }

    /** @param ids of all scenarios, the first to be tried first */
    record ScenarioOrder(@NotNull List<@NotNull Integer> ids) {}

    @GetMapping
    Page<Scenario> listCardScenarios(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        return listing.of(scenarios.of(by.firmId()), Scenario::name, scenario -> scenario);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Scenario createCardScenario(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody ScenarioForm form) {
        return scenarios.save(by.firmId(), form.toScenario(0), by.userId());
    }

    @PutMapping("/{id}")
    Scenario replaceCardScenario(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable @Positive int id,
            @Valid @RequestBody ScenarioForm form) {
        return scenarios.save(by.firmId(), form.toScenario(id), by.userId());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeCardScenario(@AuthenticationPrincipal CurrentUser by, @PathVariable @Positive int id) {
        scenarios.remove(by.firmId(), id);
    }

    @PutMapping("/order")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void orderCardScenarios(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody ScenarioOrder order) {
        scenarios.order(by.firmId(), order.ids());
    }

    /** What an agent would see of a caller, by scenarios that need not be kept yet. Asks the connectors; changes nothing. */
    @PostMapping("/try")
    ScenarioTrial.CardOutcome tryCardScenarios(
            @AuthenticationPrincipal CurrentUser by, @Valid @RequestBody ScenarioTrial.CardTrial form) {
        return trial.run(by.firmId(), by.userId(), form);
    }
}
