package org.switchroom.engine.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.switchroom.engine.AtEnd;
import org.switchroom.engine.Choice;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.ReasonRules;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.Requirements.Step;
import org.switchroom.engine.ReturnRules;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;
import org.switchroom.engine.Skill;
import org.switchroom.engine.Strategy;

/** How queues, agents and contacts want to be brought together: the values that commands, events and snapshots share. */
public final class ProfileCodec {
    private static final AtEnd[] AT_ENDS = AtEnd.values();
    private static final Strategy[] STRATEGIES = Strategy.values();
    private static final OverflowTrigger[] OVERFLOW_TRIGGERS = OverflowTrigger.values();
    private static final OverflowTarget.Kind[] OVERFLOW_TARGETS = OverflowTarget.Kind.values();

    private ProfileCodec() {}

    /** Without the overflow. */
    public static void write(ByteWriter out, QueueRules rules) {
        out.number(rules.ringTimeoutMs()).number(rules.wrapUpMs()).number(rules.maxWaiting());
        out.constant(rules.strategy()).number(rules.headStartMs()).number(rules.tierWaitMs());
    }

    /** With the overflow. */
    public static void writeWhole(ByteWriter out, QueueRules rules) {
        write(out, rules);
        write(out, rules.overflow());
    }

    public static QueueRules readWholeRules(ByteReader in) {
        return readRules(in).overflowing(readOverflow(in));
    }

    /** With the overflow and how callers come back. */
    public static void writeAll(ByteWriter out, QueueRules rules) {
        writeNumbered(out, rules);
        ReturnRules returns = rules.returns();
        out.number(returns.retryMs()).number(returns.maxAttempts()).number(returns.resumeWithinMs());
    }

    public static QueueRules readAllRules(ByteReader in) {
        return readNumberedRules(in).returning(new ReturnRules(in.number(), in.integer(), in.number()));
    }

    public static void write(ByteWriter out, List<OverflowStep> overflow) {
        writeAll(out, overflow, (to, step) -> {
            to.constant(step.trigger()).number(step.ms()).text(step.key());
            to.constant(step.target().kind()).number(step.target().queueId());
            write(to.number(step.target().priority()), step.target().requirements());
        });
    }

    /** With the overflow and its numbers. */
    public static void writeNumbered(ByteWriter out, QueueRules rules) {
        write(out, rules);
        writeNumbered(out, rules.overflow());
    }

    public static QueueRules readNumberedRules(ByteReader in) {
        return readRules(in).overflowing(readNumbered(in));
    }

    /** The numbers come after the steps. */
    public static void writeNumbered(ByteWriter out, List<OverflowStep> overflow) {
        write(out, overflow);
        overflow.forEach(step -> out.text(step.target().number()));
    }

    public static List<OverflowStep> readNumbered(ByteReader in) {
        return readOverflow(in).stream().map(step -> step.calling(in.text())).toList();
    }

    public static List<OverflowStep> readOverflow(ByteReader in) {
        return readAll(
                in,
                from -> new OverflowStep(
                        from.constant(OVERFLOW_TRIGGERS),
                        from.number(),
                        from.text(),
                        new OverflowTarget(
                                from.constant(OVERFLOW_TARGETS),
                                from.integer(),
                                from.integer(),
                                readRequirements(from))));
    }

    public static QueueRules readRules(ByteReader in) {
        return new QueueRules(
                in.number(), in.number(), in.integer(), in.constant(STRATEGIES), in.number(), in.number());
    }

    public static void write(ByteWriter out, ReasonRules rules) {
        out.number(rules.limitMs()).constant(rules.atEnd());
    }

    public static ReasonRules readReason(ByteReader in) {
        return new ReasonRules(in.number(), in.constant(AT_ENDS));
    }

    /** For a record that has a shorter shape for plain values: nothing is written in two ways. */
    static <T> T notPlain(T value, boolean plain) {
        if (plain) {
            throw new Malformed("A plain value in the long shape");
        }
        return value;
    }

    public static void write(ByteWriter out, RoutingProfile profile) {
        writeAll(
                out,
                profile.services(),
                (to, service) -> to.number(service.queueId())
                        .number(service.tier())
                        .number(service.preference())
                        .number(service.weight())
                        .number(service.order()));
        writeAll(
                out, profile.skills(), (to, skill) -> to.number(skill.skillId()).number(skill.level()));
    }

    public static RoutingProfile readProfile(ByteReader in) {
        List<Service> services = readAll(
                in,
                from -> new Service(from.integer(), from.integer(), from.integer(), from.integer(), from.integer()));
        return new RoutingProfile(services, readAll(in, from -> new Skill(from.integer(), from.integer())));
    }

    public static void write(ByteWriter out, Requirements requirements) {
        writeAll(
                out,
                requirements.steps(),
                (to, step) -> needs(to.number(step.afterMs()).number(step.agentId()), step.needs()));
        out.numbers(requirements.preferred());
    }

    public static Requirements readRequirements(ByteReader in) {
        List<Step> steps = readAll(in, ProfileCodec::readStep);
        return new Requirements(steps, in.integers());
    }

    private static Step readStep(ByteReader in) {
        long afterMs = in.number();
        int agentId = in.integer();
        return new Step(afterMs, readNeeds(in), agentId);
    }

    public static void needs(ByteWriter out, List<Need> needs) {
        writeAll(out, needs, (to, need) -> to.number(need.skillId()).number(need.atLeast()));
    }

    public static List<Need> readNeeds(ByteReader in) {
        return readAll(in, from -> new Need(from.integer(), from.integer()));
    }

    public static void write(ByteWriter out, Choice choice) {
        out.constant(choice.strategy()).number(choice.tier()).number(choice.score());
        out.number(choice.candidates())
                .number(choice.peers())
                .number(choice.free())
                .number(choice.atWork());
        out.number(choice.serving()).number(choice.runnerUp()).number(choice.waiting());
    }

    public static Choice readChoice(ByteReader in) {
        return new Choice(
                in.constant(STRATEGIES),
                in.integer(),
                in.integer(),
                in.integer(),
                in.integer(),
                in.integer(),
                in.integer(),
                in.integer(),
                in.integer(),
                in.integer());
    }

    public static <T> void writeAll(ByteWriter out, List<T> all, BiConsumer<ByteWriter, T> each) {
        out.number(all.size());
        all.forEach(one -> each.accept(out, one));
    }

    public static <T> List<T> readAll(ByteReader in, Function<ByteReader, T> each) {
        int size = in.integer();
        if (size < 0) {
            throw new Malformed("A list of " + size);
        }
        List<T> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(each.apply(in));
        }
        return List.copyOf(all);
    }
}
