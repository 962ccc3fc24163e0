package org.switchroom.simulator;

import java.util.ArrayList;
import java.util.List;
import org.switchroom.engine.Command;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;

/** The same command with less in it, the least first: agents with one queue and no skills, callers whom anybody can serve. */
final class Narrower {
    private Narrower() {}

    static List<Command> of(Command command) {
        List<Command> narrower = new ArrayList<>();
        switch (command) {
            case Command.DefineQueue c ->
                rules(c.rules()).forEach(r -> narrower.add(new Command.DefineQueue(c.queueId(), r)));
            case Command.DefineAgent c ->
                profiles(c.profile()).forEach(p -> narrower.add(new Command.DefineAgent(c.agentId(), p)));
            case Command.EnqueueContact c ->
                requirements(c.requirements())
                        .forEach(r -> List.of(0L, c.resumesContactId())
                                .forEach(before -> narrower.add(new Command.EnqueueContact(
                                        c.contactId(), c.queueId(), c.priority(), r, Grounds.NONE, before))));
            case Command.ConsultQueue c ->
                requirements(c.requirements())
                        .forEach(r -> narrower.add(
                                new Command.ConsultQueue(c.contactId(), c.agentId(), c.queueId(), c.priority(), r)));
            default -> {}
        }
        narrower.remove(command);
        return narrower;
    }

    private static List<QueueRules> rules(QueueRules r) {
        QueueRules plain = new QueueRules(r.ringTimeoutMs(), r.wrapUpMs(), r.maxWaiting());
        List<QueueRules> rules = new ArrayList<>(List.of(plain));
        r.overflow().forEach(step -> steps(step).forEach(s -> rules.add(plain.overflowing(List.of(s)))));
        for (QueueRules fewer : List.of(
                plain,
                new QueueRules(r.ringTimeoutMs(), r.wrapUpMs(), r.maxWaiting(), r.strategy(), 0, 0),
                new QueueRules(r.ringTimeoutMs(), r.wrapUpMs(), r.maxWaiting(), r.strategy(), r.headStartMs(), 0),
                new QueueRules(r.ringTimeoutMs(), r.wrapUpMs(), r.maxWaiting(), r.strategy(), 0, r.tierWaitMs()))) {
            rules.add(fewer);
            rules.add(fewer.returning(r.returns()));
            rules.add(fewer.overflowing(r.overflow()));
            rules.add(fewer.overflowing(r.overflow()).returning(r.returns()));
        }
        return rules;
    }

    private static List<OverflowStep> steps(OverflowStep step) {
        OverflowTarget target = step.target();
        OverflowTarget plain = new OverflowTarget(target.kind(), target.queueId(), 0, Requirements.NONE);
        return List.of(new OverflowStep(step.trigger(), step.ms(), step.key(), plain), step);
    }

    private static List<RoutingProfile> profiles(RoutingProfile p) {
        List<RoutingProfile> profiles = new ArrayList<>();
        p.queueIds().forEach(queueId -> profiles.add(RoutingProfile.plain(List.of(queueId))));
        for (Service service : p.services()) {
            profiles.add(new RoutingProfile(List.of(service), List.of()));
        }
        profiles.add(RoutingProfile.plain(p.queueIds()));
        for (Service service : p.services()) {
            profiles.add(new RoutingProfile(List.of(service), p.skills()));
        }
        profiles.add(new RoutingProfile(p.services(), List.of()));
        return profiles;
    }

    private static List<Requirements> requirements(Requirements r) {
        List<Requirements> requirements = new ArrayList<>(List.of(Requirements.NONE));
        for (int steps = 1; steps <= r.steps().size(); steps++) {
            requirements.add(new Requirements(r.steps().subList(0, steps), List.of()));
        }
        r.steps().stream()
                .filter(step -> step.agentId() != 0)
                .forEach(step -> requirements.add(Requirements.first(step.agentId(), 1_000)));
        return requirements;
    }
}
