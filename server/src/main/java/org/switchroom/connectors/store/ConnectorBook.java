package org.switchroom.connectors.store;

import static java.util.Comparator.comparingInt;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.guard.GuardedSource;
import org.switchroom.connectors.guard.GuardedWriter;
import org.switchroom.connectors.guard.Inquiry;
import org.switchroom.connectors.guard.Reply;
import org.switchroom.connectors.guard.WriteReply;
import org.switchroom.connectors.mapping.Entry;
import org.switchroom.connectors.source.Sources;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.Directory;

/** Every firm's connectors, at work. A change is checked, written, and counts from the next call on. */
@Component
@EnableConfigurationProperties(WriteBackPace.class)
public class ConnectorBook implements DisposableBean {
    public static final int MAX_CONNECTORS = 20;

    private final ConnectorTable table;
    private final WriteBacks writeBacks;
    private final Sources sources;
    private final Directory directory;
    private final TransactionTemplate together;
    private final MeterRegistry meters;
    private final WriteBackPace pace;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Map<Integer, Map<Integer, AtWork>> byFirm = Map.of();

    ConnectorBook(
            ConnectorTable table,
            WriteBacks writeBacks,
            Sources sources,
            Directory directory,
            PlatformTransactionManager transactions,
            MeterRegistry meters,
            WriteBackPace pace) {
        this.pace = pace;
        this.table = table;
        this.writeBacks = writeBacks;
        this.sources = sources;
        this.directory = directory;
        this.together = new TransactionTemplate(transactions);
        this.meters = meters;
        table.all().forEach(one -> put(one.firmId(), one.connector().id(), opened(one.firmId(), one.connector())));
    }

    /**
     * A connector and its source.
     *
     * @param writer null: nothing is written there
     */
    public record AtWork(
            Connector connector,
            GuardedSource source,
            @Nullable GuardedWriter writer) {}

    private AtWork opened(int firmId, Connector connector) {
        var secret = connector.hasSecret() ? table.secret(firmId, connector.id()) : "";
        return new AtWork(
                connector,
                open(firmId, connector, secret),
                connector.writes() ? openToWrite(firmId, connector, secret) : null);
    }

    private GuardedWriter openToWrite(int firmId, Connector connector, String secret) {
        var writeBack = Objects.requireNonNull(connector.writeBack());
        return new GuardedWriter(
                String.valueOf(connector.id()),
                sources.openToWrite(firmId, connector.settings(), writeBack, secret),
                Duration.ofMillis(writeBack.timeMs()),
                pace.rest());
    }

    private GuardedSource open(int firmId, Connector connector, String secret) {
        var inquiry = new Inquiry(
                sources.open(firmId, directory.firm(firmId).country(), connector.settings(), secret),
                connector.settings().questions(),
                connector.mapping());
        return new GuardedSource(String.valueOf(connector.id()), inquiry, connector.limits(), meters);
    }

    /** In the order in which they are asked, those switched off too. Any thread, at once. */
    public List<AtWork> of(int firmId) {
        return byFirm.getOrDefault(firmId, Map.of()).values().stream()
                .sorted(comparingInt(one -> one.connector().place()))
                .toList();
    }

    /** Of all firms, by connector. */
    public Map<Integer, GuardedWriter> writers() {
        var writers = new HashMap<Integer, GuardedWriter>();
        byFirm.values()
                .forEach(firm -> firm.forEach((id, one) -> {
                    if (one.writer() != null) {
                        writers.put(id, one.writer());
                    }
                }));
        return writers;
    }

    /** Told after each change. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public Optional<AtWork> find(int firmId, int id) {
        return Optional.ofNullable(byFirm.getOrDefault(firmId, Map.of()).get(id));
    }

    /**
     * Adds a connector with id 0, or replaces one.
     *
     * @param secret null: the one there is
     * @throws ChangeRefused naming every field that is wrong
     */
    public AtWork save(int firmId, Connector connector, @Nullable String secret, int by) {
        lock.lock();
        try {
            if (connector.id() == 0 && of(firmId).size() >= MAX_CONNECTORS) {
                throw new ChangeRefused(
                        Kind.CONFLICT, "A firm can have at most " + MAX_CONNECTORS + " connectors. Remove one first.");
            }
            check(firmId, connector, secret);
            int id = Objects.requireNonNull(together.execute(_ -> write(firmId, connector, secret, by)));
            var kept = new Connector(
                    id,
                    connector.name(),
                    connector.enabled(),
                    connector.place(),
                    connector.goesOn(),
                    connector.settings(),
                    connector.mapping(),
                    connector.limits(),
                    connector.writeBack(),
                    !table.secret(firmId, id).isEmpty());
            var opened = opened(firmId, kept);
            put(firmId, id, opened);
            return opened;
        } catch (DuplicateKeyException taken) {
            throw new ChangeRefused(Kind.CONFLICT, List.of(new FieldProblem("name", "is another connector's.")));
        } finally {
            lock.unlock();
        }
    }

    private int write(int firmId, Connector connector, @Nullable String secret, int by) {
        int id = connector.id() == 0 ? table.add(firmId, connector, by) : table.replace(firmId, connector, by);
        if (!connector.settings().needsSecret()) {
            table.keepSecret(firmId, id, "");
        } else if (secret != null) {
            table.keepSecret(firmId, id, secret);
        }
        if (!connector.writes()) {
            writeBacks.putAside(firmId, id);
        }
        return id;
    }

    private void check(int firmId, Connector connector, @Nullable String secret) {
        var before =
                connector.id() == 0 ? null : existing(firmId, connector.id()).connector();
        var problems = ConnectorCheck.problems(connector, before, secret);
        if (!problems.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, problems);
        }
    }

    /**
     * Asks a connector that need not be kept yet, past its memory and though it rests.
     *
     * @param secret null: the one that is kept
     * @throws ChangeRefused when it could not be kept like that
     */
    public Reply tryOut(int firmId, Connector connector, @Nullable String secret, CallerKeys keys) {
        check(firmId, connector, secret);
        try (var source = open(firmId, unnamed(connector), secretFor(firmId, connector, secret))) {
            return source.tryOut(keys);
        }
    }

    /**
     * Writes an example by a connector that need not be kept yet, though it rests.
     *
     * @param secret null: the one that is kept
     * @throws ChangeRefused when it could not be kept like that, or does not write
     */
    public WriteReply tryToWrite(int firmId, Connector connector, @Nullable String secret) throws InterruptedException {
        check(firmId, connector, secret);
        if (connector.writeBack() == null) {
            throw new ChangeRefused(Kind.INVALID, List.of(new FieldProblem("writeBack", "must be there.")));
        }
        return openToWrite(firmId, unnamed(connector), secretFor(firmId, connector, secret))
                .tryOut(Entry.example(Instant.now()));
    }

    private String secretFor(int firmId, Connector connector, @Nullable String entered) {
        return entered != null || connector.id() == 0 || !connector.settings().needsSecret()
                ? Objects.requireNonNullElse(entered, "")
                : table.secret(firmId, connector.id());
    }

    private static Connector unnamed(Connector connector) {
        return new Connector(
                0,
                connector.name(),
                true,
                connector.place(),
                connector.goesOn(),
                connector.settings(),
                connector.mapping(),
                connector.limits(),
                connector.writeBack(),
                false);
    }

    /** @throws ChangeRefused when there is no such connector */
    public void remove(int firmId, int id) {
        lock.lock();
        try {
            existing(firmId, id);
            table.remove(firmId, id);
            put(firmId, id, null);
        } finally {
            lock.unlock();
        }
    }

    private AtWork existing(int firmId, int id) {
        return find(firmId, id)
                .orElseThrow(() -> new ChangeRefused(Kind.NOT_FOUND, "There is no such connector (any more)."));
    }

    private void put(int firmId, int id, @Nullable AtWork atWork) {
        var firms = new HashMap<>(byFirm);
        var connectors = new TreeMap<>(firms.getOrDefault(firmId, Map.of()));
        var before = atWork == null ? connectors.remove(id) : connectors.put(id, atWork);
        firms.put(firmId, connectors);
        byFirm = firms;
        if (before != null) {
            before.source().close();
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public void destroy() {
        byFirm.values()
                .forEach(firm -> firm.values().forEach(one -> one.source().close()));
    }
}
