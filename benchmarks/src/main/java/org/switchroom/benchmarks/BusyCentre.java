package org.switchroom.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Engine;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.RejectCause;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;
import org.switchroom.engine.Skill;
import org.switchroom.engine.Strategy;
import org.switchroom.engine.Submission;

/**
 * A centre of every strategy, 50 skills and two tiers, where every agent is busy and many wait, kept so: whoever is served or gives up is followed by a new caller. Of
 * the commands, about a quarter each open a contact and queue it, the rest are hang-ups, finished wrap-ups and answers by
 * agents picked at random; one caller in ten gives up, one offer in twenty is refused, one conversation in ten is held.
 * At any time a third of the agents are ringing and a third in wrap-up, each with a timer; ticks come when they are due.
 */
final class BusyCentre {
    private static final int CLIENT = 1;
    private static final int FIRM = 1;
    private static final int QUEUES_PER_AGENT = 5;
    private static final int SKILLS = 50;
    private static final int SKILLS_PER_AGENT = 10;

    private final SplittableRandom random = new SplittableRandom(42);
    private final Engine engine = new Engine();
    private final int agents;
    private final int queues;
    private final AgentState[] states;
    private final long[] contactOf;
    private long clientSeq;
    private long nowMicros = 1_000_000_000_000L;
    private long lastContactId;
    private long lastQueuedId;
    private long callersOwed;
    private long events;
    private long refusals;

    BusyCentre(int agents, int queues, int waiting) {
        this.agents = agents;
        this.queues = queues;
        this.states = new AgentState[agents + 1];
        this.contactOf = new long[agents + 1];
        submit(0, new Command.ActivateVersion(Engine.NEWEST_VERSION));
        for (int queueId = 1; queueId <= queues; queueId++) {
            submit(FIRM, new Command.DefineQueue(queueId, rules(queueId)));
        }
        for (int agentId = 1; agentId <= agents; agentId++) {
            submit(FIRM, new Command.DefineAgent(agentId, new RoutingProfile(someQueues(), someSkills())));
            submit(FIRM, new Command.SignIn(agentId, "sip:agent" + agentId + "@127.0.0.1"));
            submit(FIRM, new Command.SetAvailable(agentId));
        }
        fill(waiting);
    }

    /** Callers come until all agents are busy and {@code waiting} more wait. */
    private void fill(int waiting) {
        for (int n = 0; n < agents + waiting; n++) {
            callerComes();
            callerComes();
        }
        for (int agentId = 1; agentId <= agents; agentId++) {
            for (int step = random.nextInt(3); step > 0; step--) {
                agentActs(agentId);
            }
        }
        while (callersOwed > 0) {
            callerComes();
        }
    }

    /** One command, and a tick when one is due. */
    long next() {
        if (engine.nextDeadlineMs() <= nowMicros / 1_000) {
            submit(0, new Command.Tick());
        } else if (callersOwed > 0 || lastQueuedId < lastContactId) {
            callerComes();
        } else if (random.nextInt(10) == 0) {
            anyoneGivesUp();
        } else {
            agentActs(1 + random.nextInt(agents));
        }
        return events;
    }

    long commands() {
        return clientSeq;
    }

    private void callerComes() {
        if (lastQueuedId < lastContactId) {
            lastQueuedId++;
            submit(FIRM, new Command.EnqueueContact(lastQueuedId, 1 + random.nextInt(queues), 0, wishes()));
        } else {
            callersOwed = Math.max(0, callersOwed - 1);
            submit(FIRM, new Command.OpenContact(++lastContactId, "+4930123456789", "+4989123456"));
        }
    }

    /** Somebody among the last who came, most of whom still wait. */
    private void anyoneGivesUp() {
        long contactId = lastContactId - random.nextLong(Math.min(lastContactId, 1_000));
        submit(FIRM, new Command.EndContact(contactId, EndedBy.CALLER, EndCause.HANG_UP));
    }

    private void agentActs(int agentId) {
        long contactId = contactOf[agentId];
        Command command = switch (states[agentId]) {
            case OFFERED ->
                random.nextInt(20) == 0
                        ? new Command.RejectOffer(contactId, agentId, RejectCause.DECLINED)
                        : new Command.AcceptOffer(contactId, agentId);
            case ON_CONTACT ->
                random.nextInt(10) == 0
                        ? new Command.HoldContact(contactId, agentId)
                        : new Command.EndContact(contactId, EndedBy.CALLER, EndCause.HANG_UP);
            case HELD -> new Command.ResumeContact(contactId, agentId);
            case WRAP_UP -> new Command.FinishWrapUp(agentId);
            case OFFLINE, NOT_READY, AVAILABLE -> new Command.SetAvailable(agentId);
        };
        submit(FIRM, command);
    }

    private void submit(int firmId, Command command) {
        nowMicros += 2;
        engine.apply(new Submission(CLIENT, ++clientSeq, firmId, command), nowMicros / 1_000, this::see);
    }

    private void see(LoggedEvent logged) {
        events++;
        switch (logged.event()) {
            case Event.AgentStateChanged e -> {
                states[e.agentId()] = e.state();
                contactOf[e.agentId()] = e.contactId();
            }
            case Event.ContactEnded e -> callersOwed++;
            case Event.Refused e -> refusals++;
            default -> {}
        }
    }

    /** Every strategy in its turn. */
    private static QueueRules rules(int queueId) {
        Strategy[] all = Strategy.values();
        return new QueueRules(20_000, 30_000, 100_000, all[queueId % all.length], queueId % 3 * 10_000L, 0);
    }

    private List<Service> someQueues() {
        TreeSet<Integer> some = new TreeSet<>();
        while (some.size() < Math.min(QUEUES_PER_AGENT, queues)) {
            some.add(1 + random.nextInt(queues));
        }
        return some.stream()
                .map(queueId -> new Service(
                        queueId,
                        1 + random.nextInt(2),
                        random.nextInt(3),
                        1 + random.nextInt(100),
                        random.nextInt(1_000)))
                .toList();
    }

    private List<Skill> someSkills() {
        List<Skill> some = new ArrayList<>();
        for (int skillId = 1; skillId <= SKILLS; skillId++) {
            if (random.nextInt(SKILLS) < SKILLS_PER_AGENT) {
                some.add(new Skill(skillId, 1 + random.nextInt(Centre.MAX_SKILL_LEVEL)));
            }
        }
        return some;
    }

    /** A third of the callers ask for a skill, which half of those with it are good enough for, and for less later on. */
    private Requirements wishes() {
        if (random.nextInt(3) > 0) {
            return Requirements.NONE;
        }
        int skillId = 1 + random.nextInt(SKILLS);
        return new Requirements(
                List.of(
                        new Requirements.Step(0, List.of(new Requirements.Need(skillId, 5))),
                        new Requirements.Step(60_000, List.of())),
                List.of());
    }

    @Override
    public String toString() {
        int waiting = engine.view().queues(FIRM).stream()
                .mapToInt(queue -> queue.waiting())
                .sum();
        return "%,d agents, %,d queues, %,d waiting; %,d commands, %,d events, %,d refusals"
                .formatted(agents, queues, waiting, clientSeq, events, refusals);
    }
}
