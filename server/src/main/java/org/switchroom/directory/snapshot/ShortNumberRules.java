package org.switchroom.directory.snapshot;

import java.util.Set;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.EmergencyNumbers;
import org.switchroom.directory.Role;
import org.switchroom.directory.ShortNumber;

/** What must hold of short numbers. Each rule throws {@link ChangeRefused}. */
public final class ShortNumberRules {
    private static final int MAX_SHORT_NUMBERS = 20_000;
    /** Whoever dials one of these needs help from outside, not a colleague. */
    private static final Set<String> EMERGENCY = Set.of("110", "112", "911", "999", "000", "113", "114", "118", "119");

    private ShortNumberRules() {}

    public static void check(ShortNumber number, Snapshot now) {
        var config = now.firm(number.firmId());
        var others = config.shortNumbers().stream()
                .filter(other -> other.id() != number.id())
                .toList();
        new Checks()
                .that(number.number().matches("\\d{2,6}"), "number", "must be 2 to 6 digits.")
                .that(
                        !EMERGENCY.contains(number.number())
                                && !EmergencyNumbers.contain(
                                        number.number(), config.firm().country()),
                        "number",
                        "is an emergency number somewhere and must stay free for that.")
                .that(exists(number, config), "targetId", "must be an agent, a queue or a menu there is.")
                .unique(
                        others,
                        other -> other.number().equals(number.number()),
                        "number",
                        "is taken by " + nameOfTaker(number, config) + ".")
                .unique(
                        others,
                        other -> other.leadsTo(number.kind(), number.targetId()),
                        "targetId",
                        "has a short number already. Change that one.")
                .room(others, MAX_SHORT_NUMBERS, "short numbers")
                .done();
    }

    private static boolean exists(ShortNumber number, FirmConfig config) {
        return switch (number.kind()) {
            case AGENT ->
                config.user(number.targetId())
                        .filter(user -> user.roles().contains(Role.AGENT))
                        .isPresent();
            case QUEUE -> config.queue(number.targetId()).isPresent();
            case MENU -> config.menu(number.targetId()).isPresent();
        };
    }

    private static String nameOfTaker(ShortNumber number, FirmConfig config) {
        return config.shortNumbers().stream()
                .filter(other -> other.number().equals(number.number()))
                .findFirst()
                .map(other -> config.nameOf(other))
                .orElse("another");
    }
}
