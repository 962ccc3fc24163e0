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
import org.jspecify.annotations.Nullable;
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
        return new ByRules(call, contactId, inForce, found(call, inForce), known);
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
    private final class ByRules implements Way {
        private final Incoming call;
        private final long contactId;
        private final List<Rule> inForce;
        private final CompletableFuture<Facts> found;
        private final KnownInDirectory known;
        private volatile @Nullable Decision decision;

        ByRules(
                Incoming call,
                long contactId,
                List<Rule> inForce,
                CompletableFuture<Facts> found,
                KnownInDirectory known) {
            this.call = call;
            this.contactId = contactId;
            this.inForce = inForce;
            this.found = found;
            this.known = known;
        }

        @Override
        public CompletableFuture<Goal> from(int queueId, String key) {
            return found.thenApply(all -> decide(all.fromMenu(queueId, key), queueId))
                    .exceptionally(failure -> {
                        LOG.error("Contact {} goes as the menu said: rules cannot be asked", contactId, failure);
                        return way(Destination.ofMenu(queueId, known), false);
                    });
        }

        private Goal decide(Facts all, int menuQueueId) {
            var winner = Evaluation.winner(inForce, all);
            var destination = winner.map(rule -> Destination.of(rule.route(), menuQueueId, all, known))
                    .orElseGet(() -> Destination.ofMenu(menuQueueId, known));
            keep(winner, destination, all.complete());
            return way(destination, winner.isPresent());
        }

        private void keep(Optional<Rule> winner, Destination destination, boolean complete) {
            Set<Gap> gaps = EnumSet.noneOf(Gap.class);
            gaps.addAll(destination.gaps());
            if (!complete) {
                gaps.add(Gap.RECORDS_AWAY);
            }
            winner.ifPresent(rule -> warnings.met(call.firmId(), rule.id(), destination.gaps()));
            var made = new Decision(
                    call.firmId(),
                    contactId,
                    Instant.now(),
                    winner.map(Rule::id).orElse(0),
                    winner.map(Rule::name).orElse(""),
                    destination.queueId(),
                    List.copyOf(gaps));
            decision = made;
            decisions.add(made);
        }

        @Override
        public void fellBack(int queueId) {
            var made = decision;
            if (made != null) {
                decisions.add(made.refused(queueId));
            }
        }
    }

    private static Goal way(Destination to, boolean byRule) {
        return new Goal(to.queueId(), to.priority(), to.requirements(), byRule);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
