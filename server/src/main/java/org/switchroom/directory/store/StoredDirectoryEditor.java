package org.switchroom.directory.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.PhoneNumbers;
import org.switchroom.directory.Queue;
import org.switchroom.directory.ShortNumber;
import org.switchroom.directory.Skill;
import org.switchroom.directory.Trunk;
import org.switchroom.directory.User;
import org.switchroom.directory.snapshot.CallRules;
import org.switchroom.directory.snapshot.DistributionRules;
import org.switchroom.directory.snapshot.FirmConfig;
import org.switchroom.directory.snapshot.PeopleRules;
import org.switchroom.directory.snapshot.ShortNumberRules;
import org.switchroom.directory.snapshot.Snapshot;

/**
 * One change at a time: check against the draft, write, read the draft anew inside the transaction; after the commit the
 * draft becomes what everybody sees, and then it is said that it changed.
 */
@Component
class StoredDirectoryEditor implements DirectoryEditor {
    private static final Logger LOG = LoggerFactory.getLogger(StoredDirectoryEditor.class);

    private final MemoryDirectory directory;
    private final SnapshotLoader loader;
    private final DirectoryTables tables;
    private final TransactionOperations transaction;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;

    private final ReentrantLock lock = new ReentrantLock();
    private Snapshot draft = Snapshot.empty();
    private final Set<Integer> changedFirms = new LinkedHashSet<>();

    StoredDirectoryEditor(
            MemoryDirectory directory,
            SnapshotLoader loader,
            DirectoryTables tables,
            TransactionOperations transaction,
            PasswordEncoder passwords,
            ApplicationEventPublisher events) {
        this.directory = directory;
        this.loader = loader;
        this.tables = tables;
        this.transaction = transaction;
        this.passwords = passwords;
        this.events = events;
    }

    @Override
    public <T> T together(Supplier<T> changes) {
        if (lock.isHeldByCurrentThread()) {
            return changes.get();
        }
        Set<Integer> changed;
        List<User> barred;
        T result;
        lock.lock();
        try {
            draft = directory.snapshot();
            changedFirms.clear();
            result = committed(changes);
            barred = draft.accessChangedSince(directory.snapshot());
            directory.swap(draft);
            changed = Set.copyOf(changedFirms);
        } finally {
            lock.unlock();
        }
        barred.forEach(user -> publish(user.firmId(), new Directory.AccessChanged(user.firmId(), user.id())));
        changed.forEach(firmId -> publish(firmId, new Directory.Changed(firmId)));
        return result;
    }

    private <T> T committed(Supplier<T> changes) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> changes.get()));
        } catch (DataIntegrityViolationException changedMeanwhile) {
            LOG.info("A change met another one: {}", changedMeanwhile.getMessage());
            throw new ChangeRefused(
                    Kind.CONFLICT,
                    "Something it refers to was changed by someone else meanwhile. Load the list anew and try again.");
        }
    }

    private void publish(int firmId, Object event) {
        try {
            events.publishEvent(event);
        } catch (RuntimeException e) {
            LOG.error("A change of firm {} is kept, but somebody could not follow it", firmId, e);
        }
    }

    private int change(Supplier<Integer> write, Supplier<Integer> firmId) {
        return together(() -> {
            var id = write.get();
            draft = loader.load();
            changedFirms.add(firmId.get() == 0 ? id : firmId.get());
            return id;
        });
    }

    @Override
    public int save(ClientFirm firm) {
        return change(
                () -> {
                    PeopleRules.check(firm, draft);
                    return tables.write(firm);
                },
                firm::id);
    }

    @Override
    public int save(User user, @Nullable String password, int by) {
        return change(
                () -> {
                    known(user.firmId(), user.id(), config -> config.user(user.id()));
                    PeopleRules.check(user, password, draft);
                    return tables.write(user, password == null ? null : passwords.encode(password), by);
                },
                user::firmId);
    }

    @Override
    public int save(Queue queue, int by) {
        return change(
                () -> {
                    known(queue.firmId(), queue.id(), config -> config.queue(queue.id()));
                    DistributionRules.check(queue, draft);
                    return tables.write(queue, by);
                },
                queue::firmId);
    }

    @Override
    public int save(OpeningHours hours, int by) {
        return change(
                () -> {
                    known(hours.firmId(), hours.id(), config -> config.hours(hours.id()));
                    CallRules.check(hours, draft);
                    return tables.write(hours, by);
                },
                hours::firmId);
    }

    @Override
    public int save(Menu menu, int by) {
        return change(
                () -> {
                    known(menu.firmId(), menu.id(), config -> config.menu(menu.id()));
                    CallRules.check(menu, draft);
                    return tables.write(menu, by);
                },
                menu::firmId);
    }

    @Override
    public int save(InboundNumber number, int by) {
        return change(
                () -> {
                    known(number.firmId(), number.id(), config -> config.number(number.id()));
                    var country = draft.firm(number.firmId()).firm().country();
                    var normalised = new InboundNumber(
                            number.id(),
                            number.firmId(),
                            PhoneNumbers.e164(number.e164(), country).orElse(""),
                            number.label(),
                            number.hoursId(),
                            number.menuId());
                    CallRules.check(normalised, draft);
                    return tables.write(normalised, by);
                },
                number::firmId);
    }

    @Override
    public int save(Trunk trunk, @Nullable String secret, int by) {
        return change(
                () -> {
                    known(trunk.firmId(), trunk.id(), config -> config.trunk(trunk.id()));
                    CallRules.check(trunk, secret, draft);
                    return withSecret("trunks", trunk.firmId(), tables.write(trunk, by), secret);
                },
                trunk::firmId);
    }

    @Override
    public int save(DeskPhone phone, @Nullable String secret, int by) {
        return change(
                () -> {
                    known(phone.firmId(), phone.id(), config -> config.deskPhone(phone.id()));
                    CallRules.check(phone, secret, draft);
                    return withSecret("desk_phones", phone.firmId(), tables.write(phone, by), secret);
                },
                phone::firmId);
    }

    private int withSecret(String table, int firmId, int id, @Nullable String secret) {
        if (secret != null) {
            tables.writeSecret(table, firmId, id, secret);
        }
        return id;
    }

    @Override
    public int save(ReasonCode reason, int by) {
        return change(
                () -> {
                    known(reason.firmId(), reason.id(), config -> config.reasonCode(reason.id()));
                    PeopleRules.check(reason, draft);
                    return tables.write(reason, by);
                },
                reason::firmId);
    }

    @Override
    public int save(Skill skill, int by) {
        return change(
                () -> {
                    known(skill.firmId(), skill.id(), config -> config.skill(skill.id()));
                    DistributionRules.check(skill, draft);
                    return tables.write(skill, by);
                },
                skill::firmId);
    }

    @Override
    public int save(ShortNumber number, int by) {
        return change(
                () -> {
                    known(number.firmId(), number.id(), config -> config.shortNumber(number.id()));
                    ShortNumberRules.check(number, draft);
                    return tables.write(number, by);
                },
                number::firmId);
    }

    @Override
    public void remove(int firmId, Noun noun, int id, int by) {
        change(
                () -> {
                    checkRemoval(firmId, noun, id, by);
                    tables.remove(firmId, noun, id, by);
                    return id;
                },
                () -> firmId);
    }

    private void checkRemoval(int firmId, Noun noun, int id, int by) {
        var config = draft.firm(firmId);
        switch (noun) {
            case USER -> PeopleRules.checkRemoval(found(config.user(id)), by, draft);
            case QUEUE -> DistributionRules.checkRemoval(found(config.queue(id)), draft);
            case HOURS -> CallRules.checkRemoval(found(config.hours(id)), draft);
            case MENU -> CallRules.checkRemoval(found(config.menu(id)), draft);
            case NUMBER -> found(config.number(id));
            case TRUNK -> found(config.trunk(id));
            case DESK_PHONE -> found(config.deskPhone(id));
            case REASON_CODE -> found(config.reasonCode(id));
            case SKILL -> DistributionRules.checkRemoval(found(config.skill(id)), draft);
            case SHORT_NUMBER -> found(config.shortNumber(id));
        }
    }

    private void known(int firmId, int id, Function<FirmConfig, Optional<?>> find) {
        if (id != 0) {
            found(find.apply(draft.firm(firmId)));
        }
    }

    private static <T> T found(Optional<T> wanted) {
        return wanted.orElseThrow(() -> new ChangeRefused(Kind.NOT_FOUND, "There is no such entry (any more)."));
    }
}
