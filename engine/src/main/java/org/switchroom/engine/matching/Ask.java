package org.switchroom.engine.matching;

import java.util.List;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;

/**
 * What a contact asks of an agent at one moment of its wait. Contacts of a queue that ask for the same stand in one
 * {@link Lane}.
 *
 * @param needs all of them required
 * @param preferred skills that count towards {@link #score}
 * @param maxTier agents of a higher tier are not tried yet
 * @param agentId nobody but this agent, whatever the tier and the skills; 0: anybody
 */
public record Ask(List<Need> needs, List<Integer> preferred, int maxTier, int agentId) {
    /** Any agent of the queue will do. */
    public static final Ask ANYBODY = new Ask(List.of(), List.of(), Integer.MAX_VALUE);

    public Ask(List<Need> needs, List<Integer> preferred, int maxTier) {
        this(needs, preferred, maxTier, 0);
    }

    static Ask only(int agentId) {
        return new Ask(List.of(), List.of(), Integer.MAX_VALUE, agentId);
    }

    public boolean isAnybody() {
        return needs.isEmpty() && preferred.isEmpty() && maxTier == Integer.MAX_VALUE && agentId == 0;
    }

    /** One agent alone is asked for. */
    public boolean personal() {
        return agentId != 0;
    }

    public boolean fits(RoutingProfile profile, Service service) {
        if (service.tier() > maxTier) {
            return false;
        }
        for (Need need : needs) {
            if (profile.level(need.skillId()) < need.atLeast()) {
                return false;
            }
        }
        return true;
    }

    /** Such that what is asked for in a queue is spread over a table of lanes. */
    @Override
    public int hashCode() {
        int hash = maxTier * 31 + agentId;
        for (Need need : needs) {
            hash = (hash * 31 + need.skillId()) * 31 + need.atLeast();
        }
        for (int skillId : preferred) {
            hash = hash * 31 + skillId;
        }
        return hash;
    }

    /** How good an agent is at what is asked: the levels of all skills named, added up. */
    public int score(RoutingProfile profile) {
        int score = 0;
        for (Need need : needs) {
            score += profile.level(need.skillId());
        }
        for (int skillId : preferred) {
            score += profile.level(skillId);
        }
        return score;
    }
}
