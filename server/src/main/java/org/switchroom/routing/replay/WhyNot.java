package org.switchroom.routing.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.Strategy;
import org.switchroom.engine.matching.Ask;

/** Why agents who serve a queue are not offered a contact of it, those with the same reason together. */
final class WhyNot {
    /** Agents named for one reason; of the others only how many. */
    private static final int NAMED = 12;

    private final Picture picture;
    private final Picture.Place place;

    WhyNot(Picture picture, Picture.Place place) {
        this.picture = picture;
        this.place = place;
    }

    /** @param chosen 0: nobody was */
    List<String> lines(int chosen, int runnerUp) {
        Map<String, List<Integer>> reasons = new LinkedHashMap<>();
        var taken = picture.person(chosen);
        picture.serving(place.queueId())
                .filter(person -> person.agentId() != chosen)
                .forEach(person -> reasons.computeIfAbsent(reason(person, taken, runnerUp), why -> new ArrayList<>())
                        .add(person.agentId()));
        List<String> lines = new ArrayList<>();
        reasons.forEach((why, agents) -> lines.add("not " + named(agents) + ": " + why));
        return lines;
    }

    private static String named(List<Integer> agents) {
        var named = agents.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        return (agents.size() == 1 ? "agent " : "agents ")
                + named
                + (agents.size() > NAMED ? " and " + (agents.size() - NAMED) + " more" : "");
    }

    private String reason(Picture.Person person, Picture.@Nullable Person taken, int runnerUp) {
        return switch (person.state()) {
            case OFFLINE -> "offline";
            case NOT_READY -> "not ready (" + person.reasonCode() + ")";
            case OFFERED ->
                person.contactId() == place.contactId()
                        ? "is rung too"
                        : "phone rings for contact " + person.contactId();
            case ON_CONTACT, HELD -> "busy with contact " + person.contactId();
            case WRAP_UP -> "wrapping up contact " + person.contactId();
            case AVAILABLE -> free(person, taken, runnerUp);
        };
    }

    private String free(Picture.Person person, Picture.@Nullable Person taken, int runnerUp) {
        var ask = place.ask();
        if (ask.personal() && ask.agentId() != person.agentId()) {
            return "free, but agent " + ask.agentId() + " alone is waited for";
        }
        int tier = tier(person);
        if (tier > ask.maxTier()) {
            return "free, but tier " + tier + " is not open yet";
        }
        for (Need need : ask.needs()) {
            int level = person.profile().level(need.skillId());
            if (level < need.atLeast()) {
                return "free, but skill " + need.skillId() + " is required at " + need.atLeast() + " and "
                        + (level == 0 ? "missing" : "there at " + level);
            }
        }
        return taken == null ? "free" : behind(person, taken, ask, runnerUp);
    }

    private String behind(Picture.Person person, Picture.Person taken, Ask ask, int runnerUp) {
        var next = person.agentId() == runnerUp ? ", would have been next" : "";
        int match = ask.score(person.profile());
        int better = ask.score(taken.profile());
        if (tier(person) != tier(taken)) {
            return "free, but tier " + tier(person) + " comes after tier " + tier(taken) + next;
        }
        if (match != better) {
            return "free, but matches with " + match + " against " + better + next;
        }
        var rules = picture.rules(place.queueId());
        var strategy = rules == null ? Strategy.LONGEST_IDLE : rules.strategy();
        if (strategy == Strategy.RING_ALL) {
            return "free, and rung with it";
        }
        return strategy == Strategy.RANDOM || strategy == Strategy.WEIGHTED_RANDOM
                ? "free, not drawn"
                : "free, but later by " + strategy + next;
    }

    private int tier(Picture.Person person) {
        var service = person.service(place.queueId());
        return service == null ? 0 : service.tier();
    }
}
