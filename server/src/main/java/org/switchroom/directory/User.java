package org.switchroom.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Somebody who logs in. The id of a user with {@link Role#AGENT} is the agent's id in the engine.
 *
 * @param language en, de, da, ro
 * @param loginCode dialled on a desk phone to sign in there, digits; empty: none
 * @param skills by skill, ascending
 */
public record User(
        int id,
        int firmId,
        String username,
        String displayName,
        Set<Role> roles,
        String language,
        String loginCode,
        boolean enabled,
        List<SkillLevel> skills) {

    /**
     * How well somebody can do something.
     *
     * @param level 0 to 10; 0 is as good as not having it
     */
    public record SkillLevel(int skillId, int level) {}

    public User {
        skills = skills.stream()
                .sorted(Comparator.comparingInt(SkillLevel::skillId))
                .toList();
    }

    /** Without skills. */
    public User(
            int id,
            int firmId,
            String username,
            String displayName,
            Set<Role> roles,
            String language,
            String loginCode,
            boolean enabled) {
        this(id, firmId, username, displayName, roles, language, loginCode, enabled, List.of());
    }
}
