package org.switchroom.engine;

/**
 * What an agent can do.
 *
 * @param level 0 to {@link Centre#MAX_SKILL_LEVEL}; 0 is as good as not having it
 */
public record Skill(int skillId, int level) {}
