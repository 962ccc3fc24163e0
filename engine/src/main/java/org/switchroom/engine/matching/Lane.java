package org.switchroom.engine.matching;

import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Skill;

/**
 * The contacts of a queue that ask for the same, and the agents who are free for them. Between commands one of the two
 * lines is empty.
 */
public final class Lane {
    private final Ask ask;
    private final long skills;
    private final Line waiting = new Line();
    private final Line idle = new Line();

    public Lane(Ask ask) {
        this.ask = ask;
        this.skills =
                ask.needs().stream().mapToLong(need -> bit(need.skillId())).reduce(0, (a, b) -> a | b);
    }

    public Ask ask() {
        return ask;
    }

    /** The skills required, as {@link #bits} of a profile that has no others. */
    long skills() {
        return skills;
    }

    /** The skills of a profile, a bit each; several skills may share one. Whoever lacks one of those required cannot fit. */
    public static long bits(RoutingProfile profile) {
        long bits = 0;
        for (Skill skill : profile.skills()) {
            bits |= bit(skill.skillId());
        }
        return bits;
    }

    private static long bit(int skillId) {
        return 1L << skillId;
    }

    /** In the order of {@link PriorityThenArrival}. */
    public Line waiting() {
        return waiting;
    }

    /** In the order of {@link AgentOrder}. */
    public Line idle() {
        return idle;
    }
}
