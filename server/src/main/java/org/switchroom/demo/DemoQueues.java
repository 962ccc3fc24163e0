package org.switchroom.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

/** What Nordlicht's agents can do, and its three queues, each of which distributes in another way. */
final class DemoQueues {
    private static final String REPAIRS = "Repairs";
    private static final String GERMAN = "German";
    private static final String ENGLISH = "English";
    private static final Limits LIMITS = new Limits(20_000, 30_000, 200, 20);

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

    /** By skill: somebody who knows repairs well, after a while a little, at last anybody; rather in German. */
    int support(List<Integer> agents) {
        var requirements = new Requirements(
                List.of(
                        new Step(0, List.of(new Need(skill(REPAIRS), 6))),
                        new Step(20_000, List.of(new Need(skill(REPAIRS), 3))),
                        new Step(60_000, List.of())),
                List.of(skill(GERMAN)));
        return queue(DemoCompany.SUPPORT, QueueAgent.plain(agents), Strategy.LONGEST_IDLE, 0, requirements);
    }

    /** By productivity. Who has waited for two minutes is asked for a message. */
    int billing(List<Integer> agents) {
        var voicemail = new OverflowRule(OverflowTrigger.WAITED, 120_000, "", OverflowTarget.Kind.VOICEMAIL, 0, -5, "");
        return editor.save(
                new Queue(
                                0,
                                firm,
                                DemoCompany.BILLING,
                                LIMITS,
                                QueueAgent.plain(agents),
                                Distribution.by(Strategy.PRODUCTIVITY))
                        .overflowing(List.of(voicemail)),
                0);
    }

    /** Whoever is idle longest, of the first tier for ten seconds, of both after that. */
    int service(List<Integer> firstTier, List<Integer> secondTier) {
        var agents = IntStream.range(0, firstTier.size() + secondTier.size())
                .mapToObj(place -> place < firstTier.size()
                        ? inTier(1, firstTier.get(place), place)
                        : inTier(2, secondTier.get(place - firstTier.size()), place))
                .toList();
        return queue(DemoCompany.SERVICE, agents, Strategy.LONGEST_IDLE, 10_000, Requirements.NONE);
    }

    private static QueueAgent inTier(int tier, int agentId, int place) {
        return new QueueAgent(agentId, tier, 0, QueueAgent.USUAL_WEIGHT, place);
    }

    private int queue(
            String name, List<QueueAgent> agents, Strategy strategy, long tierWaitMs, Requirements requirements) {
        return editor.save(
                new Queue(0, firm, name, LIMITS, agents, new Distribution(strategy, 0, tierWaitMs, requirements)), 0);
    }

    private int skill(String name) {
        return skills.getOrDefault(name, 0);
    }
}
