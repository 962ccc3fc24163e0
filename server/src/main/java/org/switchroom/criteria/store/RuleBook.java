package org.switchroom.criteria.store;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.switchroom.criteria.KnownInDirectory;
import org.switchroom.criteria.rule.Rule;
import org.switchroom.criteria.rule.RuleCheck;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.Directory;
import org.switchroom.reporting.RuleNames;

/**
 * Every firm's rules, held in memory so that calls go on while the database is away. A change is checked, written, and
 * counts from the next call on.
 */
@Component
public class RuleBook implements RuleNames {
    public static final int MAX_RULES = 200;

    private final RuleTable table;
    private final Directory directory;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<Integer, List<Rule>> byFirm;

    RuleBook(RuleTable table, Directory directory) {
        this.table = table;
        this.directory = directory;
        this.byFirm = table.all();
    }

    /** In the order in which they are tried, those switched off too. Any thread, at once. */
    public List<Rule> of(int firmId) {
        return byFirm.getOrDefault(firmId, List.of());
    }

    @Override
    public Optional<String> ruleName(int firmId, int ruleId) {
        return of(firmId).stream()
                .filter(rule -> rule.id() == ruleId)
                .map(Rule::name)
                .findFirst();
    }

    /** Told the firm whose rules have changed; hand over and return. */
    public void onChange(IntConsumer firmId) {
        listeners.add(firmId);
    }

    /**
     * Adds a rule with id 0 at the end, or replaces one.
     *
     * @param by the user who does it; 0: the program
     * @throws ChangeRefused naming every field that is wrong
     */
    public Rule save(int firmId, Rule rule, int by) {
        int id = change(firmId, () -> {
            if (rule.id() != 0) {
                find(firmId, rule.id());
            } else if (of(firmId).size() >= MAX_RULES) {
                throw new ChangeRefused(Kind.CONFLICT, "A firm can have at most " + MAX_RULES + " rules.");
            }
            check(firmId, rule);
            try {
                return rule.id() == 0 ? table.add(firmId, rule, by) : table.replace(firmId, rule, by);
            } catch (DuplicateKeyException taken) {
                throw new ChangeRefused(Kind.CONFLICT, List.of(new FieldProblem("name", "is another rule's.")));
            }
        });
        return find(firmId, id);
    }

    /** @throws ChangeRefused when it could not be kept like that */
    public void check(int firmId, Rule rule) {
        var problems = RuleCheck.problems(rule, new KnownInDirectory(directory, firmId));
        if (!problems.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, problems);
        }
    }

    /** @throws ChangeRefused when there is no such rule */
    public void remove(int firmId, int id) {
        change(firmId, () -> {
            find(firmId, id);
            table.remove(firmId, id);
            return 0;
        });
    }

    /**
     * @param ids of all the firm's rules
     * @throws ChangeRefused when they are not those there are
     */
    public void order(int firmId, List<Integer> ids) {
        change(firmId, () -> {
            var all = of(firmId).stream().map(Rule::id).toList();
            if (ids.size() != all.size() || !new HashSet<>(ids).equals(new HashSet<>(all))) {
                throw new ChangeRefused(
                        Kind.CONFLICT,
                        "The list has changed meanwhile: it must name each rule once. Load it anew and try again.");
            }
            table.order(firmId, ids);
            return 0;
        });
    }

    private int change(int firmId, Supplier<Integer> write) {
        int id;
        lock.lock();
        try {
            id = write.get();
            byFirm = table.all();
        } finally {
            lock.unlock();
        }
        listeners.forEach(listener -> listener.accept(firmId));
        return id;
    }

    private Rule find(int firmId, int id) {
        return of(firmId).stream()
                .filter(rule -> rule.id() == id)
                .findFirst()
                .orElseThrow(() -> new ChangeRefused(Kind.NOT_FOUND, "There is no such rule (any more)."));
    }
}
