package org.switchroom.directory.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.DirectoryEditor.ReasonCode;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Role;
import org.switchroom.directory.ShortNumber;
import org.switchroom.directory.Skill;
import org.switchroom.directory.Trunk;
import org.switchroom.directory.User;

/**
 * All that one firm has configured, disabled things too, each list by name.
 *
 * @param users without those removed
 * @param removedUsers only for their names
 */
public record FirmConfig(
        ClientFirm firm,
        List<User> users,
        List<User> removedUsers,
        List<Queue> queues,
        List<OpeningHours> hours,
        List<Menu> menus,
        List<InboundNumber> numbers,
        List<Trunk> trunks,
        List<DeskPhone> deskPhones,
        List<ReasonCode> reasonCodes,
        List<Skill> skills,
        List<ShortNumber> shortNumbers) {

    public Optional<User> user(int id) {
        return find(users, User::id, id);
    }

    public List<User> enabledAgents() {
        return users.stream()
                .filter(user -> user.enabled() && user.roles().contains(Role.AGENT))
                .toList();
    }

    public Optional<Queue> queue(int id) {
        return find(queues, Queue::id, id);
    }

    public Optional<OpeningHours> hours(int id) {
        return find(hours, OpeningHours::id, id);
    }

    public Optional<Menu> menu(int id) {
        return find(menus, Menu::id, id);
    }

    public Optional<InboundNumber> number(int id) {
        return find(numbers, InboundNumber::id, id);
    }

    public Optional<Trunk> trunk(int id) {
        return find(trunks, Trunk::id, id);
    }

    public Optional<DeskPhone> deskPhone(int id) {
        return find(deskPhones, DeskPhone::id, id);
    }

    public Optional<ReasonCode> reasonCode(int id) {
        return find(reasonCodes, ReasonCode::id, id);
    }

    public Optional<Skill> skill(int id) {
        return find(skills, Skill::id, id);
    }

    public Optional<ShortNumber> shortNumber(int id) {
        return find(shortNumbers, ShortNumber::id, id);
    }

    /** Of whom or what a short number leads to; empty when it is there no more. */
    public String nameOf(ShortNumber number) {
        var name = switch (number.kind()) {
            case AGENT -> user(number.targetId()).map(User::displayName);
            case QUEUE -> queue(number.targetId()).map(Queue::name);
            case MENU -> menu(number.targetId()).map(Menu::name);
        };
        return name.orElse("");
    }

    private static <T> Optional<T> find(List<T> all, ToIntFunction<T> idOf, int id) {
        return all.stream().filter(one -> idOf.applyAsInt(one) == id).findFirst();
    }
}
