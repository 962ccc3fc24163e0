package org.switchroom.developers.store;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.developers.DeveloperLimits;
import org.switchroom.developers.Webhook;
import org.switchroom.developers.event.EventType;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.routing.JournalBacklog;

/** Every firm's webhooks, in memory too. A change counts from the next event on. */
@Component
public class WebhookBook {
    private final WebhookTable table;
    private final Deliveries deliveries;
    private final JournalBacklog journal;
    private final TransactionOperations together;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Webhook> byId = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    WebhookBook(WebhookTable table, Deliveries deliveries, JournalBacklog journal, TransactionOperations together) {
        this.table = table;
        this.deliveries = deliveries;
        this.journal = journal;
        this.together = together;
        byId.putAll(table.all().stream().collect(toMap(Webhook::id, webhook -> webhook)));
    }

    /** What a webhook shall be. */
    public record Wanted(String name, String url, Set<EventType> types, boolean enabled) {}

    public Collection<Webhook> all() {
        return byId.values();
    }

    public List<Webhook> of(int firmId) {
        return byId.values().stream()
                .filter(webhook -> webhook.firmId() == firmId)
                .sorted(comparing(Webhook::name))
                .toList();
    }

    /** @throws ChangeRefused when there is no such webhook */
    public Webhook existing(int firmId, int id) {
        var webhook = byId.get(id);
        if (webhook == null || webhook.firmId() != firmId) {
            throw new ChangeRefused(Kind.NOT_FOUND, "There is no such webhook (any more).");
        }
        return webhook;
    }

    /** What it is signed with: after a change for a while with both, the new one first. */
    public List<String> secrets(Webhook webhook) {
        return table.secrets(webhook.firmId(), webhook.id());
    }

    /** @throws ChangeRefused naming every field that is wrong */
    public Webhook add(int firmId, Wanted wanted, String secret, int by) {
        check(wanted);
        lock.lock();
        try {
            if (of(firmId).size() >= DeveloperLimits.WEBHOOKS) {
                throw new ChangeRefused(
                        Kind.CONFLICT,
                        "A firm can have at most " + DeveloperLimits.WEBHOOKS + " webhooks. Remove one first.");
            }
            long after = journal.headEventSeq();
            var added = Objects.requireNonNull(together.execute(_ -> {
                int id = table.add(webhook(0, firmId, wanted, after, null), by);
                table.keepSecret(firmId, id, secret);
                return webhook(id, firmId, wanted, after, null);
            }));
            put(added);
            return added;
        } catch (DuplicateKeyException taken) {
            throw nameTaken();
        } finally {
            lock.unlock();
        }
    }

    /** @throws ChangeRefused naming every field that is wrong, or when there is no such webhook */
    public Webhook replace(int firmId, int id, Wanted wanted, int by) {
        check(wanted);
        lock.lock();
        try {
            var before = existing(firmId, id);
            // What happened while it was off is not told afterwards, nor what waited when it was switched off.
            long after = before.enabled() ? before.afterEventSeq() : journal.headEventSeq();
            var changed = webhook(id, firmId, wanted, after, before.oldSecretUntil());
            together.executeWithoutResult(_ -> {
                if (!before.enabled()) {
                    deliveries.putAside(firmId); // what came after it was switched off
                }
                table.replace(changed, by);
                if (!changed.enabled()) {
                    deliveries.putAside(firmId);
                }
            });
            put(changed);
            return changed;
        } catch (DuplicateKeyException taken) {
            throw nameTaken();
        } finally {
            lock.unlock();
        }
    }

    /**
     * @param overlap for how long the one of before signs too; zero: from now on it does not
     * @throws ChangeRefused when there is no such webhook, or the overlap is too long
     */
    public Webhook changeSecret(int firmId, int id, String secret, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(DeveloperLimits.SECRET_OVERLAP) > 0) {
            throw new ChangeRefused(
                    Kind.INVALID,
                    List.of(new FieldProblem(
                            "overlapHours", "must be from 0 to " + DeveloperLimits.SECRET_OVERLAP.toHours() + ".")));
        }
        lock.lock();
        try {
            var before = existing(firmId, id);
            var until = overlap.isZero() ? null : Instant.now().plus(overlap);
            table.changeSecret(firmId, id, secret, until);
            var changed = new Webhook(
                    id,
                    firmId,
                    before.name(),
                    before.url(),
                    before.types(),
                    before.enabled(),
                    before.afterEventSeq(),
                    until);
            put(changed);
            return changed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * What was to be delivered to it goes with it.
     *
     * @throws ChangeRefused when there is no such webhook
     */
    public void remove(int firmId, int id) {
        lock.lock();
        try {
            existing(firmId, id);
            table.remove(firmId, id);
            byId.remove(id);
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    /** Told after each change. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void put(Webhook webhook) {
        byId.put(webhook.id(), webhook);
        listeners.forEach(Runnable::run);
    }

    private static Webhook webhook(int id, int firmId, Wanted wanted, long after, @Nullable Instant oldSecretUntil) {
        return new Webhook(
                id,
                firmId,
                wanted.name().strip(),
                wanted.url().strip(),
                wanted.types(),
                wanted.enabled(),
                after,
                oldSecretUntil);
    }

    private static void check(Wanted wanted) {
        var problems = new ArrayList<FieldProblem>();
        var name = wanted.name().strip();
        if (name.isEmpty() || name.length() > DeveloperLimits.NAME) {
            problems.add(new FieldProblem("name", "has 1 to " + DeveloperLimits.NAME + " characters."));
        }
        if (!isAddress(wanted.url().strip())) {
            problems.add(new FieldProblem("url", "must be an address such as https://example.com/hook."));
        }
        if (wanted.types().isEmpty() || !wanted.types().stream().allMatch(EventType::published)) {
            problems.add(new FieldProblem("types", "must be one at least, of those that are published."));
        }
        if (!problems.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, problems);
        }
    }

    private static final int HIGHEST_PORT = 65_535;

    private static boolean isAddress(String written) {
        try {
            var url = URI.create(written);
            return written.length() <= DeveloperLimits.URL
                    && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getPort() <= HIGHEST_PORT
                    && url.getUserInfo() == null
                    && url.getFragment() == null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static ChangeRefused nameTaken() {
        return new ChangeRefused(Kind.CONFLICT, List.of(new FieldProblem("name", "is another webhook's.")));
    }
}
