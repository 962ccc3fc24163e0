package org.switchroom.criteria.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Set;
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
import org.switchroom.criteria.KnownInDirectory;
import org.switchroom.criteria.rule.Condition;
import org.switchroom.criteria.rule.Destination.Gap;
import org.switchroom.criteria.rule.Gaps;
import org.switchroom.criteria.rule.Rule;
import org.switchroom.criteria.store.RuleBook;
import org.switchroom.database.Listing;
import org.switchroom.database.Page;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;

/** Rules by which contacts are routed, in the order in which they are tried. */
@RestController
@RequestMapping("/api/v1/admin/routing-rules")
class RoutingRulesController {
    private final RuleBook rules;
    private final RuleTrial trial;
    private final Directory directory;

    RoutingRulesController(RuleBook rules, RuleTrial trial, Directory directory) {
        this.rules = rules;
        this.trial = trial;
        this.directory = directory;
    }

    /** @param gaps what the rule names that is gone */
    record RuleRow(int id, String name, boolean enabled, List<Condition> conditions, Rule.Route route, Set<Gap> gaps) {}

    /** @param ids of all rules, the first to be tried first */
    record RuleOrder(@NotNull List<Integer> ids) {}

    @GetMapping
    Page<RuleRow> listRoutingRules(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        return listing.of(rules.of(by.firmId()), Rule::name, rule -> row(rule, by.firmId()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RuleRow createRoutingRule(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody RuleForm form) {
        return row(rules.save(by.firmId(), form.toRule(0), by.userId()), by.firmId());
    }

    @PutMapping("/{id}")
    RuleRow replaceRoutingRule(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable @Positive int id,
            @Valid @RequestBody RuleForm form) {
        return row(rules.save(by.firmId(), form.toRule(id), by.userId()), by.firmId());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeRoutingRule(@AuthenticationPrincipal CurrentUser by, @PathVariable @Positive int id) {
        rules.remove(by.firmId(), id);
    }

    @PutMapping("/order")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void orderRoutingRules(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody RuleOrder order) {
        rules.order(by.firmId(), order.ids());
    }

    /** What would become of a call, by rules that need not be kept yet. Changes nothing. */
    @PostMapping("/try")
    RuleTrial.TrialOutcome tryRoutingRules(
            @AuthenticationPrincipal CurrentUser by, @Valid @RequestBody RuleTrial.TrialForm form) {
        return trial.run(by.firmId(), form);
    }

    private RuleRow row(Rule rule, int firmId) {
        var gaps = Gaps.of(rule, new KnownInDirectory(directory, firmId));
        return new RuleRow(rule.id(), rule.name(), rule.enabled(), rule.conditions(), rule.route(), gaps);
    }
}
