package org.switchroom.directory.snapshot;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Role;
import org.switchroom.directory.Trunk;
import org.switchroom.directory.User;

/**
 * The whole directory at one moment, with indexes for what a call asks. Immutable.
 *
 * @param passwordHashes by user id
 * @param trunkSecrets clear, by trunk id
 * @param deskPhoneSecrets clear, by desk phone id
 */
public record Snapshot(
        Map<Integer, FirmConfig> firms,
        Map<Integer, String> passwordHashes,
        Map<Integer, String> trunkSecrets,
        Map<Integer, String> deskPhoneSecrets,
        Index index) {

    public static Snapshot of(
            Map<Integer, FirmConfig> firms,
            Map<Integer, String> passwordHashes,
            Map<Integer, String> trunkSecrets,
            Map<Integer, String> deskPhoneSecrets) {
        return new Snapshot(
                Map.copyOf(firms),
                Map.copyOf(passwordHashes),
                Map.copyOf(trunkSecrets),
                Map.copyOf(deskPhoneSecrets),
                Index.of(firms));
    }

    public static Snapshot empty() {
        return of(Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** @throws IllegalArgumentException when there is no such firm */
    public FirmConfig firm(int firmId) {
        var firm = firms.get(firmId);
        if (firm == null) {
            throw new IllegalArgumentException("no client firm " + firmId);
        }
        return firm;
    }

    public Optional<User> userNamed(String username) {
        return Optional.ofNullable(index.usersByName.get(username.toLowerCase(Locale.ROOT)));
    }

    /** Who could log in before, and may not go on as then: gone, disabled, with another password or other roles. */
    public List<User> accessChangedSince(Snapshot before) {
        return before.index.usersById.values().stream()
                .filter(User::enabled)
                .filter(was -> !hasSameAccess(was, before.passwordHashes.get(was.id())))
                .toList();
    }

    private boolean hasSameAccess(User was, @Nullable String passwordHash) {
        var now = index.usersById.get(was.id());
        return now != null
                && now.enabled()
                && now.roles().equals(was.roles())
                && Objects.equals(passwordHashes.get(was.id()), passwordHash);
    }

    /** What is asked while a call waits, found without a search. */
    public record Index(
            Map<String, User> usersByName,
            Map<Integer, User> usersById,
            Map<Integer, Queue> queuesById,
            Map<String, InboundNumber> numbersByE164,
            Map<String, DeskPhone> phonesBySipUser,
            Map<Integer, List<User>> agentsByFirm,
            List<Trunk> trunks,
            List<DeskPhone> deskPhones) {

        private static Index of(Map<Integer, FirmConfig> firms) {
            var configs = firms.values().stream()
                    .sorted(Comparator.comparingInt(config -> config.firm().id()))
                    .toList();
            var agents = new HashMap<Integer, List<User>>();
            for (var config : configs) {
                agents.put(
                        config.firm().id(),
                        config.users().stream().filter(Index::isAgent).toList());
            }
            var usersById = new HashMap<>(by(configs, FirmConfig::users, User::id));
            usersById.putAll(by(configs, FirmConfig::removedUsers, User::id));
            return new Index(
                    by(configs, FirmConfig::users, user -> user.username().toLowerCase(Locale.ROOT)),
                    Map.copyOf(usersById),
                    by(configs, FirmConfig::queues, Queue::id),
                    by(configs, FirmConfig::numbers, InboundNumber::e164),
                    by(configs, FirmConfig::deskPhones, DeskPhone::sipUser),
                    Map.copyOf(agents),
                    configs.stream()
                            .flatMap(config -> config.trunks().stream())
                            .filter(Trunk::enabled)
                            .toList(),
                    configs.stream()
                            .flatMap(config -> config.deskPhones().stream())
                            .filter(DeskPhone::enabled)
                            .toList());
        }

        private static boolean isAgent(User user) {
            return user.enabled() && user.roles().contains(Role.AGENT);
        }

        private static <K, T> Map<K, T> by(
                List<FirmConfig> configs, Function<FirmConfig, List<T>> list, Function<T, K> keyOf) {
            var map = new HashMap<K, T>();
            for (var config : configs) {
                for (var one : list.apply(config)) {
                    map.put(keyOf.apply(one), one);
                }
            }
            return Map.copyOf(map);
        }
    }
}
