package org.switchroom.directory;

import java.util.Set;

/**
 * Somebody who logs in. The id of a user with {@link Role#AGENT} is the agent's id in the engine.
 *
 * @param language en, de, da, ro
 * @param loginCode dialled on a desk phone to sign in there, digits; empty: none
 */
public record User(
        int id,
        int firmId,
        String username,
        String displayName,
        Set<Role> roles,
        String language,
        String loginCode,
        boolean enabled) {}
