package org.switchroom.directory.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.Directory;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.Queue;
import org.switchroom.directory.ShortNumber;
import org.switchroom.directory.Skill;
import org.switchroom.directory.Trunk;
import org.switchroom.directory.User;
import org.switchroom.directory.snapshot.FirmConfig;
import org.switchroom.directory.snapshot.Snapshot;

/** Answers from a {@link Snapshot} that is swapped as a whole after a change. */
@Component
public class MemoryDirectory implements Directory {
    private volatile Snapshot snapshot;

    MemoryDirectory(SnapshotLoader loader) {
        snapshot = loader.load();
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    void swap(Snapshot next) {
        snapshot = next;
    }

    @Override
    public List<ClientFirm> firms() {
        return snapshot.firms().values().stream()
                .map(FirmConfig::firm)
                .sorted(Comparator.comparingInt(ClientFirm::id))
                .toList();
    }

    @Override
    public ClientFirm firm(int firmId) {
        return snapshot.firm(firmId).firm();
    }

    @Override
    public Optional<User> user(int firmId, int userId) {
        return Optional.ofNullable(snapshot.index().usersById().get(userId)).filter(user -> user.firmId() == firmId);
    }

    @Override
    public List<User> agents(int firmId) {
        return snapshot.index().agentsByFirm().getOrDefault(firmId, List.of());
    }

    @Override
    public List<Queue> queues(int firmId) {
        return config(firmId).map(FirmConfig::queues).orElse(List.of());
    }

    @Override
    public Optional<Queue> queue(int firmId, int queueId) {
        return Optional.ofNullable(snapshot.index().queuesById().get(queueId))
                .filter(queue -> queue.firmId() == firmId);
    }

    @Override
    public Optional<InboundNumber> number(String e164) {
        return Optional.ofNullable(snapshot.index().numbersByE164().get(e164));
    }

    @Override
    public String firstNumber(int firmId) {
        return config(firmId).map(FirmConfig::numbers).orElse(List.of()).stream()
                .min(Comparator.comparingInt(InboundNumber::id))
                .map(InboundNumber::e164)
                .orElse("");
    }

    @Override
    public Optional<OpeningHours> hours(int firmId, int hoursId) {
        return config(firmId).flatMap(config -> config.hours(hoursId));
    }

    @Override
    public List<Skill> skills(int firmId) {
        return config(firmId).map(FirmConfig::skills).orElse(List.of());
    }

    @Override
    public List<ShortNumber> shortNumbers(int firmId) {
        return config(firmId).map(FirmConfig::shortNumbers).orElse(List.of());
    }

    @Override
    public Optional<Menu> menu(int firmId, int menuId) {
        return config(firmId).flatMap(config -> config.menu(menuId));
    }

    @Override
    public List<InboundNumber> numbers(int firmId) {
        return config(firmId).map(FirmConfig::numbers).orElse(List.of());
    }

    @Override
    public List<Menu> menus(int firmId) {
        return config(firmId).map(FirmConfig::menus).orElse(List.of());
    }

    @Override
    public List<Trunk> trunks() {
        return snapshot.index().trunks();
    }

    @Override
    public List<DeskPhone> deskPhones() {
        return snapshot.index().deskPhones();
    }

    @Override
    public Optional<DeskPhone> deskPhone(String sipUser) {
        return Optional.ofNullable(snapshot.index().phonesBySipUser().get(sipUser))
                .filter(DeskPhone::enabled);
    }

    @Override
    public @Nullable String trunkSecret(int trunkId) {
        return snapshot.trunkSecrets().get(trunkId);
    }

    @Override
    public @Nullable String deskPhoneSecret(int deskPhoneId) {
        return snapshot.deskPhoneSecrets().get(deskPhoneId);
    }

    @Override
    public List<ReasonCode> reasonCodes(int firmId) {
        return config(firmId).map(FirmConfig::reasonCodes).orElse(List.of()).stream()
                .map(reason -> new ReasonCode(reason.code(), reason.label(), reason.maxMinutes(), reason.atEnd()))
                .toList();
    }

    private Optional<FirmConfig> config(int firmId) {
        return Optional.ofNullable(snapshot.firms().get(firmId));
    }
}
