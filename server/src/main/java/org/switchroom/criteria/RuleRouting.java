package org.switchroom.criteria;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.switchroom.criteria.store.RuleBook;
import org.switchroom.directory.Directory;
import org.switchroom.engine.Grounds;
import org.switchroom.ivr.Wayfinder;

/**
 * Finds callers their way by the firm's rules: those in force when the call came, on what was found out while the greeting
 * played. Records that do not answer in time hold nobody up: nothing is known of the caller then, so a condition on
 * them holds only if it asks for something not to be so.
 */
@Component
class RuleRouting implements Wayfinder, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(RuleRouting.class);
    private static final long LIMIT_MS = 3_000;

    private final RuleBook rules;
    private final CallerFacts facts;
    private final Directory directory;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("caller-facts-", 0).factory());

    RuleRouting(RuleBook rules, CallerFacts facts, Directory directory) {
        this.rules = rules;
        this.facts = facts;
        this.directory = directory;
    }

    @Override
    public Way begin(int firmId, long contactId, String caller, String dialled, Instant at) {
        var known = new KnownInDirectory(directory, firmId);
        var inForce = rules.of(firmId).stream().filter(Rule::enabled).toList();
        if (inForce.isEmpty()) {
            return (queueId, _) ->
                    CompletableFuture.completedFuture(way(Destination.ofMenu(queueId, known), Grounds.NONE));
        }
        var call = new Incoming(firmId, caller, dialled, at);
        return new ByRules(contactId, inForce, found(call, inForce), known);
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

    /** One caller's way, by the rules in force when the call came. */
    private record ByRules(long contactId, List<Rule> inForce, CompletableFuture<Facts> found, KnownInDirectory known)
            implements Way {

        @Override
        public CompletableFuture<Goal> from(int queueId, String key) {
            return found.thenApply(all -> decide(all.fromMenu(queueId, key), queueId))
                    .exceptionally(failure -> {
                        LOG.error("Contact {} goes as the menu said: rules cannot be asked", contactId, failure);
                        return way(Destination.ofMenu(queueId, known), Grounds.NONE);
                    });
        }

        private Goal decide(Facts all, int menuQueueId) {
            var winner = Evaluation.winner(inForce, all);
            var destination = winner.map(rule -> Destination.of(rule.route(), menuQueueId, all, known))
                    .orElseGet(() -> Destination.ofMenu(menuQueueId, known));
            return way(destination, grounds(winner, destination, all));
        }

        private Grounds grounds(Optional<Rule> winner, Destination destination, Facts all) {
            var passed = Evaluation.missed(inForce, all)
                    .limit(Grounds.MAX_PASSED)
                    .map(missed -> new Grounds.Passed(
                            missed.rule().id(), missed.condition().attribute().name()))
                    .toList();
            var gaps = Stream.concat(
                    destination.gaps().stream().sorted(), all.complete() ? Stream.of() : Stream.of(Gap.RECORDS_AWAY));
            return new Grounds(
                    winner.map(Rule::id).orElse(0),
                    winner.map(Rule::name).orElse(""),
                    passed,
                    gaps.map(Gap::name).toList());
        }
    }

    private static Goal way(Destination to, Grounds grounds) {
        return new Goal(to.queueId(), to.priority(), to.requirements(), grounds);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
