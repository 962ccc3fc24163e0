package org.switchroom.directory.snapshot;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchroom.directory.OverflowRule;
import org.switchroom.directory.PhoneNumbers;
import org.switchroom.directory.Queue;
import org.switchroom.directory.User;
import org.switchroom.engine.Centre;
import org.switchroom.engine.OverflowTarget.Kind;
import org.switchroom.engine.OverflowTrigger;

/** What must hold of a queue's overflow: every step can be taken, leads somewhere, and none leads round in a circle. */
final class OverflowChecks {
    private static final String FIELD = "overflow";
    private static final int MAX_PRIORITY = 100;
    private static final int MAX_TEXT = 2_000;
    private final Queue queue;

    private final FirmConfig config;
    private final Checks checks;

    private OverflowChecks(Queue queue, FirmConfig config, Checks checks) {
        this.queue = queue;
        this.config = config;
        this.checks = checks;
    }

    static void check(Queue queue, FirmConfig config, Checks checks) {
        new OverflowChecks(queue, config, checks).check();
    }

    private void check() {
        checkCallbacks();
        checkHours();
        var rules = queue.overflow();
        checks.that(rules.size() <= Centre.MAX_OVERFLOW, FIELD, "has more than " + Centre.MAX_OVERFLOW + " steps.");
        var keys = new HashSet<String>();
        long last = 0;
        for (var rule : rules) {
            checkTrigger(rule);
            checkTarget(rule);
            checks.shortText(rule.text(), FIELD, MAX_TEXT);
            if (rule.trigger() == OverflowTrigger.KEY) {
                checks.that(keys.add(rule.key()), FIELD, "has the key " + rule.key() + " twice.");
            }
            if (rule.trigger() == OverflowTrigger.WAITED) {
                checks.that(rule.ms() > last, FIELD, "must name each time of waiting later than the one before.");
                last = rule.ms();
            }
        }
        circle().ifPresent(names -> checks.that(
                false,
                FIELD,
                "leads round in a circle: " + String.join(" → ", names) + ". Take one of these steps out."));
    }

    private void checkCallbacks() {
        var callbacks = queue.callbacks();
        checks.that(
                        callbacks.retryMs() >= 1_000 && callbacks.retryMs() <= Centre.MAX_RETURN_MS,
                        "callbacks.retryMs",
                        "must be 1 second to 24 hours.")
                .that(
                        callbacks.maxAttempts() >= 1 && callbacks.maxAttempts() <= Centre.MAX_ATTEMPTS,
                        "callbacks.maxAttempts",
                        "must be 1 to " + Centre.MAX_ATTEMPTS + ".")
                .that(
                        callbacks.resumeWithinMs() >= 0 && callbacks.resumeWithinMs() <= Centre.MAX_RETURN_MS,
                        "callbacks.resumeWithinMs",
                        "must be 0 to 24 hours.")
                .that(
                        callbacks.to().equals(LocalTime.MIDNIGHT)
                                || callbacks.from().isBefore(callbacks.to()),
                        "callbacks.to",
                        "must be later than the beginning. 00:00 is the end of the day.");
    }

    private void checkHours() {
        boolean hasHours = queue.hoursId() != 0;
        checks.that(!hasHours || config.hours(queue.hoursId()).isPresent(), "hoursId", "names no opening hours.")
                .that(
                        !hasHours || queue.saysWhere(OverflowTrigger.CLOSED),
                        FIELD,
                        "must say where callers go while the queue is closed: add a step for that.")
                .that(
                        hasHours || !queue.saysWhere(OverflowTrigger.CLOSED),
                        FIELD,
                        "has a step for while the queue is closed, which never is so: give the queue opening hours.");
    }

    private void checkTrigger(OverflowRule rule) {
        var timed = rule.trigger() == OverflowTrigger.WAITED || rule.trigger() == OverflowTrigger.ESTIMATE;
        checks.that(
                        timed ? rule.ms() >= 1_000 && rule.ms() <= Centre.MAX_OVERFLOW_MS : rule.ms() == 0,
                        FIELD,
                        timed
                                ? "must name a time of 1 second to 24 hours."
                                : "has a time at a step that needs none. Leave it at 0.")
                .that(
                        rule.trigger() == OverflowTrigger.KEY
                                ? rule.key().matches("[0-9*#]")
                                : rule.key().isEmpty(),
                        FIELD,
                        "has the key '" + rule.key() + "': a step by key has one of 0-9, * or #, others have none.");
    }

    private void checkTarget(OverflowRule rule) {
        checks.that(
                        rule.target() == Kind.QUEUE || rule.queueId() == 0,
                        FIELD,
                        "names a queue at a step that leads to none.")
                .that(
                        rule.target() == Kind.QUEUE || rule.target() == Kind.VOICEMAIL || rule.priority() == 0,
                        FIELD,
                        "names a priority at a step after which nothing waits.")
                .that(
                        rule.target() == Kind.NUMBER || rule.number().isEmpty(),
                        FIELD,
                        "names a number at a step that leads to none.")
                .that(
                        Math.abs(rule.priority()) <= MAX_PRIORITY,
                        FIELD,
                        "has a priority beyond -" + MAX_PRIORITY + " to " + MAX_PRIORITY + ".")
                .that(
                        rule.trigger() != OverflowTrigger.FULL || !rule.target().stays(),
                        FIELD,
                        "cannot let a caller wait on in a queue that is full. Choose another target.")
                .that(
                        rule.trigger() != OverflowTrigger.KEY
                                || rule.target() == Kind.QUEUE
                                || rule.target() == Kind.VOICEMAIL
                                || rule.target() == Kind.NUMBER
                                || rule.target() == Kind.CALLBACK,
                        FIELD,
                        "can lead by key to a queue, to voicemail, to a number or to a callback only.")
                .that(needsNoText(rule) || !rule.text().isBlank(), FIELD, "must say what the caller is told.");
        if (rule.target() == Kind.QUEUE) {
            checkQueue(rule.queueId());
        } else if (rule.target() == Kind.NUMBER) {
            checkNumber(rule.number());
        }
    }

    private static boolean needsNoText(OverflowRule rule) {
        return rule.trigger() != OverflowTrigger.KEY
                && (rule.target() == Kind.QUEUE
                        || rule.target() == Kind.VOICEMAIL
                        || rule.target() == Kind.NUMBER
                        || rule.target() == Kind.CALLBACK);
    }

    private void checkQueue(int queueId) {
        var to = config.queue(queueId);
        checks.that(to.isPresent(), FIELD, "names the queue " + queueId + ", which is none here.")
                .that(queue.id() == 0 || queueId != queue.id(), FIELD, "leads back to the queue itself.");
        to.filter(other -> other.id() != queue.id())
                .ifPresent(other -> checks.that(
                        served(other),
                        FIELD,
                        "leads to " + other.name() + ", which nobody serves. Give that queue an agent first."));
    }

    private void checkNumber(String number) {
        var own = config.numbers().stream().anyMatch(inbound -> inbound.e164().equals(number));
        checks.that(
                        PhoneNumbers.isValid(number),
                        FIELD,
                        "leads to '" + number + "', which is no telephone number. Write it with its area code.")
                .that(!own, FIELD, "leads to " + number + ", which is a number of this firm. Choose a queue instead.")
                .that(
                        config.trunks().stream()
                                .anyMatch(trunk -> trunk.outbound().allows(number)),
                        FIELD,
                        "leads to " + number + ", which may not be called from here: no trunk's prefixes allow it.");
    }

    private boolean served(Queue other) {
        return other.agentIds().stream()
                .anyMatch(id -> config.user(id).filter(User::enabled).isPresent());
    }

    /** The first way round that comes back to this queue, by name; empty if there is none. */
    private Optional<List<String>> circle() {
        return queue.id() == 0
                ? Optional.empty()
                : wayBack(queue, new HashSet<>(), new ArrayList<>(List.of(queue.name())));
    }

    private Optional<List<String>> wayBack(Queue from, Set<Integer> seen, List<String> way) {
        for (var rule : from.overflow()) {
            var next =
                    rule.target() == Kind.QUEUE ? config.queue(rule.queueId()).orElse(null) : null;
            if (next == null || rule.queueId() == from.id()) {
                continue;
            }
            way.add(next.name());
            if (next.id() == queue.id()) {
                return Optional.of(way);
            }
            if (seen.add(next.id())) {
                var found = wayBack(next, seen, way);
                if (found.isPresent()) {
                    return found;
                }
            }
            way.removeLast();
        }
        return Optional.empty();
    }
}
