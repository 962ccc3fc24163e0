package org.switchroom.criteria;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.switchroom.criteria.CallerFacts.Incoming;
import org.switchroom.criteria.rule.Destination;
import org.switchroom.criteria.rule.Destination.Gap;
import org.switchroom.criteria.rule.Evaluation;
import org.switchroom.criteria.rule.Facts;
import org.switchroom.criteria.rule.Rule;
import org.switchroom.criteria.store.Decision;
import org.switchroom.criteria.store.DecisionLog;
import org.switchroom.criteria.store.RuleBook;
import org.switchroom.directory.Directory;
import org.switchroom.ivr.Wayfinder;

/**
 * Finds callers their way by the firm's rules: those in force when the call came, on what was found out while the greeting
 * played. Records that do not answer in time hold nobody up; rules that ask for them do not hold then.
 */
@Component
class RuleRouting implements Wayfinder, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(RuleRouting.class);
    private static final long LIMIT_MS = 3_000;

    private final RuleBook rules;
    private final CallerFacts facts;
    private final Directory directory;
    private final DecisionLog decisions;
    private final RuleWarnings warnings;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("caller-facts-", 0).factory());

    RuleRouting(RuleBook rules, CallerFacts facts, Directory directory, DecisionLog decisions, RuleWarnings warnings) {
        this.rules = rules;
        this.facts = facts;
        this.directory = directory;
        this.decisions = decisions;
        this.warnings = warnings;
    }

    @Override
    public Way begin(int firmId, long contactId, String caller, String dialled, Instant at) {
        var known = new KnownInDirectory(directory, firmId);
        var inForce = rules.of(firmId).stream().filter(Rule::enabled).toList();
        if (inForce.isEmpty()) {
            return (queueId, _) -> CompletableFuture.completedFuture(way(Destination.ofMenu(queueId, known), false));
        }
        var call = new Incoming(firmId, caller, dialled, at);
        var found = found(call, inForce);
        return (queueId, key) ->
                found.thenApply(all -> decide(call, contactId, inForce, all.fromMenu(queueId, key), queueId, known));
    }

    private CompletableFuture<Facts> found(Incoming call, List<Rule> inForce) {
        var withoutRecords = facts.withoutRecords(call, inForce);
        return CompletableFuture.supplyAsync(() -> facts.of(call, inForce), threads)
                .exceptionally(failure -> {
                    LOG.warn("What is known of a caller cannot be read", failure);
                    return withoutRecords;
                })
                .completeOnTimeout(withoutRecords, LIMIT_MS, TimeUnit.MILLISECONDS);
    }

    private Goal decide(
            Incoming call, long contactId, List<Rule> inForce, Facts all, int menuQueueId, KnownInDirectory known) {
        var winner = Evaluation.winner(inForce, all);
        var destination = winner.map(rule -> Destination.of(rule.route(), menuQueueId, all, known))
                .orElseGet(() -> Destination.ofMenu(menuQueueId, known));
        keep(call, contactId, winner, destination, all.complete());
        return way(destination, winner.isPresent());
    }

    private void keep(Incoming call, long contactId, Optional<Rule> winner, Destination destination, boolean complete) {
        Set<Gap> gaps = EnumSet.noneOf(Gap.class);
        gaps.addAll(destination.gaps());
        if (!complete) {
            gaps.add(Gap.RECORDS_AWAY);
        }
        winner.ifPresent(rule -> warnings.met(call.firmId(), rule.id(), destination.gaps()));
        decisions.add(new Decision(
                call.firmId(),
                contactId,
                Instant.now(),
                winner.map(Rule::id).orElse(0),
                winner.map(Rule::name).orElse(""),
                destination.queueId(),
                List.copyOf(gaps)));
    }

    private static Goal way(Destination to, boolean byRule) {
        return new Goal(to.queueId(), to.priority(), to.requirements(), byRule);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
