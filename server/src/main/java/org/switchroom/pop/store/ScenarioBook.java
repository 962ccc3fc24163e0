package org.switchroom.pop.store;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.switchroom.connectors.ForeignRecords;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.Directory;
import org.switchroom.pop.CallFacts;
import org.switchroom.pop.CardPlan;
import org.switchroom.pop.CardPlans;
import org.switchroom.pop.scenario.Scenario;

/** Every firm's scenarios, held in memory: a card never waits for them. A change counts at once, for open calls too. */
@Component
public class ScenarioBook implements CardPlans {
    public static final int MAX_SCENARIOS = 50;

    private final ScenarioTable table;
    private final Directory directory;
    private final ForeignRecords foreign;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Map<Integer, List<Scenario>> byFirm;

    ScenarioBook(ScenarioTable table, Directory directory, ForeignRecords foreign) {
        this.table = table;
        this.directory = directory;
        this.foreign = foreign;
        this.byFirm = table.all();
    }

    /** In the order in which they are tried, those switched off too. Any thread, at once. */
    public List<Scenario> of(int firmId) {
        return byFirm.getOrDefault(firmId, List.of());
    }

    @Override
    public CardPlan of(int firmId, CallFacts facts) {
        return Scenario.first(of(firmId), facts).map(Scenario::plan).orElseGet(() -> CardPlan.builtIn(facts.caller()));
    }

    /**
     * Adds a scenario with id 0 at the end, or replaces one.
     *
     * @throws ChangeRefused naming every field that is wrong
     */
    public Scenario save(int firmId, Scenario scenario, int by) {
        int id = change(() -> {
            if (scenario.id() != 0) {
                find(firmId, scenario.id());
            } else if (of(firmId).size() >= MAX_SCENARIOS) {
                throw new ChangeRefused(
                        Kind.CONFLICT, "A firm can have at most " + MAX_SCENARIOS + " scenarios. Remove one first.");
            }
            check(firmId, scenario);
            try {
                return scenario.id() == 0 ? table.add(firmId, scenario, by) : table.replace(firmId, scenario, by);
            } catch (DuplicateKeyException taken) {
                throw new ChangeRefused(Kind.CONFLICT, List.of(new FieldProblem("name", "is another scenario's.")));
            }
        });
        return find(firmId, id);
    }

    /** @throws ChangeRefused when it could not be kept like that */
    public void check(int firmId, Scenario scenario) {
        var problems = ScenarioCheck.problems(firmId, scenario, directory, foreign);
        if (!problems.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, problems);
        }
    }

    /** @throws ChangeRefused when there is no such scenario */
    public void remove(int firmId, int id) {
        change(() -> {
            find(firmId, id);
            table.remove(firmId, id);
            return 0;
        });
    }

    /**
     * @param ids of all the firm's scenarios
     * @throws ChangeRefused when they are not those there are
     */
    public void order(int firmId, List<Integer> ids) {
        change(() -> {
            var all = of(firmId).stream().map(Scenario::id).toList();
            if (ids.size() != all.size() || !new HashSet<>(ids).equals(new HashSet<>(all))) {
                throw new ChangeRefused(
                        Kind.CONFLICT,
                        "The list has changed meanwhile: it must name each scenario once. Load it anew and try again.");
            }
            table.order(firmId, ids);
            return 0;
        });
    }

    private int change(Supplier<Integer> write) {
        lock.lock();
        try {
            int id = write.get();
            byFirm = table.all();
            return id;
        } finally {
            lock.unlock();
        }
    }

    private Scenario find(int firmId, int id) {
        return of(firmId).stream()
                .filter(scenario -> scenario.id() == id)
                .findFirst()
                .orElseThrow(() -> new ChangeRefused(Kind.NOT_FOUND, "There is no such scenario (any more)."));
    }
}
