package org.switchroom.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.Command;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.simulator.checks.Violation;

/**
 * Finds a short history with the same failure in it. Steps are left out, half of them at first, then ever smaller pieces,
 * as long as what remains still fails the same way; in the end no single one can be left out, and nothing of one ({@link Narrower}). Delta debugging: A. Zeller and
 * R. Hildebrandt, "Simplifying and isolating failure-inducing input" (2002).
 *
 * <p>A step keeps its time and its number when others go. What loses its ground by that is refused, as ever.
 */
final class Shrinker {
    /** Steps lived again, all attempts together, before the shortest history so far must do. */
    private static final long PATIENCE = 3_000_000;

    /** How long before the contact that fails others came that are left in its story at first. */
    private static final long[] BEFORE_MS = {0, 15_000, 60_000, 240_000, 1_000_000};

    private final Trial.Court court;
    private final String failure;
    private long lived;

    private Shrinker(Trial.Court court, String failure) {
        this.court = court;
        this.failure = failure;
    }

    /** @return the short history, or none if neither all {@code steps} together fail that way nor those of few contacts */
    static List<Step> shortest(Trial.Court court, List<Step> steps, RuntimeException failure) {
        Shrinker shrinker = new Shrinker(court, kind(failure));
        List<Step> few = shrinker.alone(steps, failure);
        List<Step> failing = few == null ? shrinker.untilItFails(steps) : few;
        return failing == null ? List.of() : shrinker.shrink(failing);
    }

    /** Most failures need no other contact than the one they are about, or those only that came not long before it. */
    private @Nullable List<Step> alone(List<Step> steps, RuntimeException about) {
        Object contact = about instanceof Violation violation ? contact(violation.subject()) : steps;
        Map<Object, Long> cameAtMs = new HashMap<>();
        steps.forEach(step -> cameAtMs.putIfAbsent(subject(step), step.atMs()));
        for (long beforeMs : BEFORE_MS) {
            long fromMs = cameAtMs.getOrDefault(contact, Long.MAX_VALUE) - beforeMs;
            List<Step> fewer = steps.stream()
                    .filter(step -> !isContact(subject(step))
                            || subject(step).equals(contact)
                            || (beforeMs > 0 && cameAtMs.getOrDefault(subject(step), 0L) >= fromMs))
                    .toList();
            List<Step> failing = untilItFails(fewer);
            if (failing != null) {
                return failing;
            }
        }
        return null;
    }

    private static String contact(long id) {
        return "contact " + id;
    }

    private static boolean isContact(Object subject) {
        return subject instanceof String text && text.startsWith("contact ");
    }

    /** What need not be said may take others along that then need not be there, and the other way round. */
    private List<Step> shrink(List<Step> steps) {
        List<Step> before;
        List<Step> shortest = shorten(steps);
        do {
            before = shortest;
            shortest = shorten(narrow(before));
        } while (!shortest.equals(before) && lived < PATIENCE);
        return shortest;
    }

    /** What failed, whichever contacts, agents and times it was about. */
    static String kind(RuntimeException failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        return failure.getClass().getName()
                + ' '
                + message.replaceFirst("\\[.*", "").replaceAll("-?\\d+", "#");
    }

    /** Whole contacts and agents are left out before single steps: a story of thousands is mostly other people's. */
    private List<Step> shorten(List<Step> steps) {
        return shorten(shorten(steps, Shrinker::subject), step -> step);
    }

    private List<Step> shorten(List<Step> steps, Function<Step, Object> unit) {
        List<Step> shortest = steps;
        int piece = units(steps, unit).size() / 2;
        while (piece > 0 && lived < PATIENCE) {
            List<Step> before = shortest;
            shortest = withoutPieces(shortest, unit, piece);
            boolean shorter = shortest.size() < before.size();
            piece = piece == 1 && shorter ? 1 : piece / 2;
        }
        return shortest;
    }

    /** From the end, where less depends on what is left out. */
    private List<Step> withoutPieces(List<Step> steps, Function<Step, Object> unit, int piece) {
        List<Step> rest = steps;
        List<Object> units = units(steps, unit);
        for (int to = units.size(); to > 0 && lived < PATIENCE; to -= piece) {
            Set<Object> left = new HashSet<>(units.subList(Math.max(0, to - piece), to));
            List<Step> fewer = rest.stream()
                    .filter(step -> saysWhichRules(step) || !left.contains(unit.apply(step)))
                    .toList();
            List<Step> failing = fewer.size() == rest.size() ? null : untilItFails(fewer);
            rest = failing == null ? rest : failing;
        }
        return rest;
    }

    private static List<Object> units(List<Step> steps, Function<Step, Object> unit) {
        return steps.stream().map(unit).distinct().toList();
    }

    /** The contact that a command is about, else the agent; what is about neither stands for itself. */
    private static Object subject(Step step) {
        if (!(step instanceof Step.Submit s)) {
            return step;
        }
        Command command = s.submission().command();
        return Retargeted.id(command, "contactId")
                .map(Shrinker::contact)
                .or(() -> Retargeted.id(command, "agentId").map(id -> "agent " + id))
                .<Object>map(id -> id)
                .orElse(step);
    }

    /** By older rules the same would be right. */
    private static boolean saysWhichRules(Step step) {
        return step instanceof Step.Submit s && s.submission().command() instanceof Command.ActivateVersion;
    }

    /** Nothing is said of queues, agents and callers that need not be said. */
    private List<Step> narrow(List<Step> steps) {
        List<Step> rest = steps;
        for (int i = 0; i < rest.size() && lived < PATIENCE; i++) {
            List<Command> narrower = rest.get(i) instanceof Step.Submit s
                    ? Narrower.of(s.submission().command())
                    : List.of();
            for (Command command : narrower) {
                List<Step> changed = new ArrayList<>(rest);
                changed.set(i, ((Step.Submit) rest.get(i)).with(command));
                List<Step> failing = untilItFails(changed);
                if (failing != null) {
                    rest = failing;
                    break;
                }
            }
        }
        return rest;
    }

    /** Up to the step that fails, if need be with orders by other agents; null if none does. */
    private @Nullable List<Step> untilItFails(List<Step> steps) {
        List<Step> failing = untilItFails(steps, (view, step) -> step);
        return failing == null ? untilItFails(steps, Shrinker::retargeted) : failing;
    }

    private static Step retargeted(CentreView view, Step step) {
        return step instanceof Step.Submit s
                ? s.with(Retargeted.of(view, s.submission().command()))
                : step;
    }

    private @Nullable List<Step> untilItFails(List<Step> steps, BiFunction<CentreView, Step, Step> change) {
        Trial trial = new Trial(court);
        List<Step> taken = new ArrayList<>(steps.size());
        for (Step step : steps) {
            lived++;
            try {
                taken.add(change.apply(trial.engine().view(), step));
                trial.take(taken.getLast());
            } catch (RuntimeException thrown) {
                return kind(thrown).equals(failure) ? taken : null;
            }
        }
        return null;
    }

    /** The commands with what came of them, a line each; the clock starts with the first. */
    static String tell(Trial.Court court, List<Step> steps) {
        Trial trial = new Trial(court);
        StringBuilder told = new StringBuilder();
        for (Step step : steps) {
            told.append(
                    "  %9.3f s  %s%n".formatted((step.atMs() - steps.getFirst().atMs()) / 1e3, line(step)));
            try {
                for (LoggedEvent event : trial.take(step)) {
                    told.append("                 -> ").append(event.event()).append('\n');
                }
            } catch (RuntimeException thrown) {
                told.append("                 !! ").append(thrown.getMessage());
            }
        }
        return told.toString();
    }

    private static String line(Step step) {
        return switch (step) {
            case Step.Submit s ->
                s.submission().command()
                        + (s.submission().firmId() == 0
                                ? ""
                                : " of firm " + s.submission().firmId())
                        + (s.repeated() ? ", repeated" : "")
                        + (s.overtaken() ? ", overtaken" : "");
            case Step.Save s -> "A snapshot is put aside";
            case Step.Recover s -> "The engine starts again from the snapshot and the journal";
            case Step.Look s -> "Somebody looks at everything";
        };
    }
}
