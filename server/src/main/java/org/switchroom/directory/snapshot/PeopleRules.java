package org.switchroom.directory.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.DirectoryEditor.ReasonCode;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Role;
import org.switchroom.directory.User;
import org.switchroom.engine.Reasons;

/** What must hold of firms, users and reason codes. Each rule throws {@link ChangeRefused}. */
public final class PeopleRules {
    private static final int MAX_USERS = 20_000;
    private static final int MAX_SKILLS = 100;
    static final int MAX_SKILL_LEVEL = 10;
    private static final int MAX_REASON_CODES = 100;
    private static final int MAX_REASON_MINUTES = 24 * 60;

    private PeopleRules() {}

    public static void check(ClientFirm firm, Snapshot now) {
        var others = now.firms().values().stream()
                .map(FirmConfig::firm)
                .filter(other -> other.id() != firm.id())
                .toList();
        new Checks()
                .text(firm.name(), "name", 100)
                .country(firm.country(), "country")
                .language(firm.language(), "language")
                .unique(others, other -> other.name().equals(firm.name()), "name", "is taken.")
                .done();
    }

    public static void check(User user, @Nullable String password, Snapshot now) {
        var config = now.firm(user.firmId());
        var others =
                config.users().stream().filter(other -> other.id() != user.id()).toList();
        var checks = new Checks()
                .that(
                        user.username().matches("[A-Za-z0-9._@-]{2,64}"),
                        "username",
                        "must be 2 to 64 letters, digits or . _ @ -")
                .text(user.displayName(), "displayName", 100)
                .that(!user.roles().isEmpty(), "roles", "must hold at least one role.")
                .language(user.language(), "language")
                .that(user.loginCode().matches("\\d{0,12}"), "loginCode", "must be digits, 12 at most, or empty.")
                .that(user.id() != 0 || password != null, "password", "must be given for a new user.")
                .conflict(
                        now.userNamed(user.username())
                                .filter(other -> other.id() != user.id())
                                .isPresent(),
                        "username",
                        "is taken.")
                .unique(
                        others,
                        other ->
                                !user.loginCode().isEmpty() && other.loginCode().equals(user.loginCode()),
                        "loginCode",
                        "is another user's.")
                .room(others, MAX_USERS, "users");
        if (password != null) {
            checks.that(password.length() >= 8, "password", "must have at least 8 characters.")
                    .that(
                            password.getBytes(StandardCharsets.UTF_8).length <= 72,
                            "password",
                            "must have at most 72 bytes.");
        }
        checkSkills(user, config, checks);
        if (!user.roles().contains(Role.AGENT)) {
            refuseWhileServing(user.id(), config, checks);
        }
        if (!administers(user)) {
            refuseLastAdministrator(user.id(), config, checks);
        }
        checks.done();
    }

    private static void checkSkills(User user, FirmConfig config, Checks checks) {
        var had = new HashSet<Integer>();
        checks.that(user.skills().size() <= MAX_SKILLS, "skills", "are more than " + MAX_SKILLS + ".");
        for (var skill : user.skills()) {
            checks.that(
                            config.skill(skill.skillId()).isPresent(),
                            "skills",
                            "name " + skill.skillId() + ", which is none here.")
                    .that(had.add(skill.skillId()), "skills", "name " + skill.skillId() + " twice.")
                    .that(
                            skill.level() >= 0 && skill.level() <= MAX_SKILL_LEVEL,
                            "skills",
                            "have the level " + skill.level() + ": 0 to " + MAX_SKILL_LEVEL + ".");
        }
    }

    /** @param by who asks */
    public static void checkRemoval(User user, int by, Snapshot now) {
        var config = now.firm(user.firmId());
        var checks = new Checks().conflict(user.id() == by, "", "You cannot remove yourself.");
        refuseWhileServing(user.id(), config, checks);
        refuseLastAdministrator(user.id(), config, checks);
        checks.done();
    }

    private static void refuseWhileServing(int userId, FirmConfig config, Checks checks) {
        var served = config.queues().stream()
                .filter(queue -> queue.agentIds().contains(userId))
                .map(Queue::name)
                .collect(Collectors.joining(", "));
        checks.conflict(
                userId != 0 && !served.isEmpty(), "", "The user serves " + served + ". Take the user out there first.");
    }

    private static void refuseLastAdministrator(int userId, FirmConfig config, Checks checks) {
        var administrators =
                config.users().stream().filter(PeopleRules::administers).toList();
        checks.conflict(
                administrators.size() == 1 && administrators.getFirst().id() == userId,
                "",
                "This is the only administrator. Make somebody else one first.");
    }

    private static boolean administers(User user) {
        return user.enabled() && user.roles().contains(Role.ADMINISTRATOR);
    }

    static void refuseWhileUsed(String what, String by, List<String> names) {
        new Checks()
                .conflict(
                        !names.isEmpty(),
                        "",
                        "The " + what + " is used by " + by + " " + String.join(", ", names) + ". Change that first.")
                .done();
    }

    public static void check(ReasonCode reason, Snapshot now) {
        var others = now.firm(reason.firmId()).reasonCodes().stream()
                .filter(other -> other.id() != reason.id())
                .toList();
        new Checks()
                .that(reason.code().matches("[A-Z0-9_]{1,32}"), "code", "must be 1 to 32 of A-Z, 0-9 and _.")
                .that(!Reasons.ALL.contains(reason.code()), "code", "is given by the program itself.")
                .text(reason.label(), "label", 60)
                .that(
                        reason.maxMinutes() == null
                                || (1 <= reason.maxMinutes() && reason.maxMinutes() <= MAX_REASON_MINUTES),
                        "maxMinutes",
                        "must be from 1 to " + MAX_REASON_MINUTES + ", or empty.")
                .unique(others, other -> other.code().equals(reason.code()), "code", "is there already.")
                .room(others, MAX_REASON_CODES, "reason codes")
                .done();
    }
}
