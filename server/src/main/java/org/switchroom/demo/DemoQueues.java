package org.switchroom.demo;

import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.switchroom.directory.CallbackRules;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.OverflowRule;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Queue.Distribution;
import org.switchroom.directory.Queue.Limits;
import org.switchroom.directory.QueueAgent;
import org.switchroom.directory.Skill;
import org.switchroom.directory.User.SkillLevel;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.Requirements.Step;
import org.switchroom.engine.Strategy;

/** What Nordlicht's agents can do, and its four queues, each of which distributes in another way. */
final class DemoQueues {
    /** Leads out of a queue, where one can be left. */
    static final String LEAVES = "1";

    private static final String REPAIRS = "Repairs";
    private static final String GERMAN = "German";
    private static final String ENGLISH = "English";
    private static final Limits LIMITS = new Limits(20_000, 30_000, 200, 20);

    /** At any hour, for a demo has none. */
    private static final CallbackRules AT_ANY_HOUR =
            new CallbackRules(60_000, 3, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 300_000);

    private final DirectoryEditor editor;
    private final int firm;
    private final Map<String, Integer> skills = new LinkedHashMap<>();

    DemoQueues(DirectoryEditor editor, int firm) {
        this.editor = editor;
        this.firm = firm;
        for (var name : List.of(REPAIRS, GERMAN, ENGLISH)) {
            skills.put(name, editor.save(new Skill(0, firm, name), 0));
        }
    }

    /** 0 to 10 each; 0: none. */
    List<SkillLevel> skills(int repairs, int german, int english) {
        return Map.of(REPAIRS, repairs, GERMAN, german, ENGLISH, english).entrySet().stream()
                .filter(level -> level.getValue() > 0)
                .map(level -> new SkillLevel(skill(level.getKey()), level.getValue()))
                .toList();
    }

    /**
     * By skill: somebody who knows repairs well, after a while a little, at last anybody; rather in German. Who was cut off
     * and rings again goes on at the old place.
     */
    int support(List<Integer> agents) {
        var requirements = new Requirements(
                List.of(
                        new Step(0, List.of(new Need(skill(REPAIRS), 6))),
                        new Step(20_000, List.of(new Need(skill(REPAIRS), 3))),
                        new Step(60_000, List.of())),
                List.of(skill(GERMAN)));
        return save(queue(DemoCompany.SUPPORT, QueueAgent.plain(agents), Strategy.LONGEST_IDLE, 0, requirements)
                .callingBack(AT_ANY_HOUR));
    }

    /** By productivity. Who presses the key, or has waited for two minutes, is asked for a message. */
    int billing(List<Integer> agents) {
        var asked = new OverflowRule(
                OverflowTrigger.KEY,
                0,
                LEAVES,
                OverflowTarget.Kind.VOICEMAIL,
                0,
                -5,
                "To leave a message instead, press " + LEAVES + ".");
        var late = new OverflowRule(OverflowTrigger.WAITED, 120_000, "", OverflowTarget.Kind.VOICEMAIL, 0, -5, "");
        return save(queue(DemoCompany.BILLING, QueueAgent.plain(agents), Strategy.PRODUCTIVITY, 0, Requirements.NONE)
                .overflowing(List.of(asked, late)));
    }

    /** Everybody who is free is rung. */
    int garden(List<Integer> agents) {
        return save(queue(DemoCompany.GARDEN, QueueAgent.plain(agents), Strategy.RING_ALL, 0, Requirements.NONE));
    }

    /** Whoever is idle longest, of the first tier for ten seconds, of both after that. Who presses the key is called back. */
    int service(List<Integer> firstTier, List<Integer> secondTier) {
        var agents = IntStream.range(0, firstTier.size() + secondTier.size())
                .mapToObj(place -> place < firstTier.size()
                        ? inTier(1, firstTier.get(place), place)
                        : inTier(2, secondTier.get(place - firstTier.size()), place))
                .toList();
        var callback = new OverflowRule(
                OverflowTrigger.KEY,
                0,
                LEAVES,
                OverflowTarget.Kind.CALLBACK,
                0,
                0,
                "To hang up and be called back at your turn, press " + LEAVES + ".");
        return save(queue(DemoCompany.SERVICE, agents, Strategy.LONGEST_IDLE, 10_000, Requirements.NONE)
                .overflowing(List.of(callback))
                .callingBack(AT_ANY_HOUR));
    }

    private static QueueAgent inTier(int tier, int agentId, int place) {
        return new QueueAgent(agentId, tier, 0, QueueAgent.USUAL_WEIGHT, place);
    }

    private Queue queue(
            String name, List<QueueAgent> agents, Strategy strategy, long tierWaitMs, Requirements requirements) {
        return new Queue(0, firm, name, LIMITS, agents, new Distribution(strategy, 0, tierWaitMs, requirements));
    }

    private int save(Queue queue) {
        return editor.save(queue, 0);
    }

    private int skill(String name) {
        return skills.getOrDefault(name, 0);
    }
}
