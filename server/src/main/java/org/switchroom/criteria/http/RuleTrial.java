package org.switchroom.criteria.http;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.switchroom.criteria.CallerFacts;
import org.switchroom.criteria.CallerFacts.Incoming;
import org.switchroom.criteria.KnownInDirectory;
import org.switchroom.criteria.rule.Attribute;
import org.switchroom.criteria.rule.Destination;
import org.switchroom.criteria.rule.Destination.Gap;
import org.switchroom.criteria.rule.Evaluation;
import org.switchroom.criteria.rule.Rule;
import org.switchroom.criteria.store.RuleBook;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerLookup;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.PhoneNumbers;
import org.switchroom.directory.Queue;
import org.switchroom.directory.User;
import org.switchroom.engine.Requirements.Need;

/** Sends an example caller through rules, saying of each why it holds or does not. */
@Component
class RuleTrial {
    private static final long LIMIT_MS = 2_000;

    private final RuleBook book;
    private final CallerFacts facts;
    private final CallerLookup lookup;
    private final Directory directory;

    RuleTrial(RuleBook book, CallerFacts facts, CallerLookup lookup, Directory directory) {
        this.book = book;
        this.facts = facts;
        this.lookup = lookup;
        this.directory = directory;
    }

    /** @param rules in the order to be tried; null: those that are kept */
    record TrialForm(
            @Nullable List<@Valid RuleForm> rules,
            @NotNull @Valid TrialExample example) {}

    /**
     * @param caller a number in any writing; empty: withheld
     * @param dialled one of the firm's numbers
     * @param key pressed in its menu; null or empty: none
     * @param atMs when; null: now
     */
    record TrialExample(
            @NotNull String caller,
            @NotNull String dialled,
            @Nullable String key,
            @Nullable Long atMs) {}

    /**
     * @param open whether the number is served then; else no rule is asked
     * @param winner place in the list of the rule that decides; null: none holds
     * @param rules in the order in which they are tried
     */
    record TrialOutcome(
            TrialCaller caller,
            boolean open,
            String menuQueueName,
            @Nullable Integer winner,
            Target target,
            List<RuleSeen> rules) {}

    /** @param name empty when unknown */
    record TrialCaller(CallerCard.Kind kind, String name, String number) {}

    /**
     * Where the call would go.
     *
     * @param stages what would be asked of an agent, in time; none: anybody will do
     * @param gaps what cannot be done of the rule
     */
    record Target(
            int queueId,
            String queueName,
            int priority,
            List<TargetStage> stages,
            List<Integer> preferred,
            Set<Gap> gaps) {}

    /** @param agentName waited for alone; empty: anybody who can do what is needed */
    record TargetStage(long afterMs, String agentName, List<Need> needs) {}

    /** @param id 0: not kept yet */
    record RuleSeen(int id, String name, boolean enabled, boolean holds, List<ConditionSeen> conditions) {}

    /** @param seen what the caller has there, in words; none: not known */
    record ConditionSeen(boolean holds, List<String> seen) {}

    TrialOutcome run(int firmId, TrialForm form) {
        var rules = form.rules() == null ? book.of(firmId) : drafts(firmId, form.rules());
        var call = call(firmId, form.example());
        var menu = menu(call);
        var key = requireNonNullElse(form.example().key(), "").strip();
        int menuQueueId = menuQueue(menu, key);
        var card = lookup.find(firmId, call.caller(), LIMIT_MS);
        var all = facts.of(call, rules, card).fromMenu(menuQueueId, key);
        var known = new KnownInDirectory(directory, firmId);
        var evaluation = Evaluation.explained(rules, all);
        var destination = evaluation
                .winner()
                .map(rule -> Destination.of(rule.route(), menuQueueId, all, known))
                .orElseGet(() -> Destination.ofMenu(menuQueueId, known));
        return new TrialOutcome(
                new TrialCaller(card.kind(), name(card), call.caller()),
                open(call),
                queueName(firmId, menuQueueId),
                evaluation.winner().map(rules::indexOf).orElse(null),
                target(firmId, destination),
                evaluation.tried().stream().map(tried -> seen(firmId, tried)).toList());
    }

    private List<Rule> drafts(int firmId, List<RuleForm> forms) {
        if (forms.size() > RuleBook.MAX_RULES) {
            throw refused("rules", "can be " + RuleBook.MAX_RULES + " at most.");
        }
        var problems = new ArrayList<FieldProblem>();
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < forms.size(); i++) {
            var form = forms.get(i);
            try {
                var rule = form.toRule(requireNonNullElse(form.id(), 0));
                // A rule that is kept may name what is gone meanwhile; that is said in the outcome.
                if (!book.of(firmId).contains(rule)) {
                    book.check(firmId, rule);
                }
                rules.add(rule);
            } catch (ChangeRefused refused) {
                for (var problem : refused.problems()) {
                    problems.add(new FieldProblem("rules[" + i + "]." + problem.field(), problem.message()));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, problems);
        }
        return rules;
    }

    private Incoming call(int firmId, TrialExample example) {
        var country = directory.firm(firmId).country();
        var caller = example.caller().isBlank()
                ? ""
                : PhoneNumbers.e164(example.caller(), country)
                        .orElseThrow(() -> refused("example.caller", "must be a telephone number, or empty."));
        var dialled = PhoneNumbers.e164(example.dialled(), country)
                .filter(new KnownInDirectory(directory, firmId)::dialled)
                .orElseThrow(() -> refused("example.dialled", "must be one of the firm's numbers."));
        var at = example.atMs() == null ? Instant.now() : Instant.ofEpochMilli(example.atMs());
        return new Incoming(firmId, caller, dialled, at);
    }

    private Menu menu(Incoming call) {
        return directory
                .number(call.dialled())
                .flatMap(number -> directory.menu(call.firmId(), number.menuId()))
                .orElseThrow(() -> refused("example.dialled", "has no menu."));
    }

    private static int menuQueue(Menu menu, String key) {
        if (key.isEmpty()) {
            return menu.defaultQueueId();
        }
        return menu.choices().stream()
                .filter(choice -> choice.key().equals(key))
                .findFirst()
                .orElseThrow(() -> refused("example.key", "is no choice of the menu " + menu.name() + "."))
                .queueId();
    }

    private boolean open(Incoming call) {
        return directory
                .number(call.dialled())
                .flatMap(number -> directory.hours(call.firmId(), number.hoursId()))
                .map((OpeningHours hours) -> hours.openAt(call.at()))
                .orElse(true);
    }

    private Target target(int firmId, Destination destination) {
        var requirements = destination.requirements();
        return new Target(
                destination.queueId(),
                queueName(firmId, destination.queueId()),
                destination.priority(),
                requirements.steps().stream()
                        .map(step -> new TargetStage(
                                step.afterMs(),
                                step.agentId() == 0 ? "" : userName(firmId, step.agentId()),
                                step.needs()))
                        .toList(),
                requirements.preferred(),
                destination.gaps());
    }

    private RuleSeen seen(int firmId, Evaluation.Tried tried) {
        var rule = tried.rule();
        var conditions = IntStream.range(0, rule.conditions().size())
                .mapToObj(i -> inWords(
                        firmId,
                        rule.conditions().get(i).attribute(),
                        tried.conditions().get(i)))
                .toList();
        return new RuleSeen(rule.id(), rule.name(), rule.enabled(), tried.holds(), conditions);
    }

    private ConditionSeen inWords(int firmId, Attribute attribute, Evaluation.Seen seen) {
        return new ConditionSeen(
                seen.holds(),
                seen.values().stream()
                        .map(value -> switch (attribute.type()) {
                            case PERSON -> userName(firmId, Integer.parseInt(value));
                            case QUEUE -> queueName(firmId, Integer.parseInt(value));
                            case HOURS -> hoursName(firmId, Integer.parseInt(value));
                            default -> value;
                        })
                        .toList());
    }

    private String queueName(int firmId, int id) {
        return directory.queue(firmId, id).map(Queue::name).orElse("");
    }

    private String userName(int firmId, int id) {
        return directory.user(firmId, id).map(User::displayName).orElse("");
    }

    private String hoursName(int firmId, int id) {
        return directory.hours(firmId, id).map(OpeningHours::name).orElse("");
    }

    private static String name(CallerCard card) {
        var customer = card.customer();
        var employee = card.employee();
        if (customer != null) {
            return (customer.firstName() + " " + customer.lastName()).strip();
        }
        return employee == null ? "" : (employee.firstName() + " " + employee.lastName()).strip();
    }

    private static ChangeRefused refused(String field, String message) {
        return new ChangeRefused(Kind.INVALID, List.of(new FieldProblem(field, message)));
    }
}
