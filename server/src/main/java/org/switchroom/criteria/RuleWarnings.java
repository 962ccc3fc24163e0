package org.switchroom.criteria;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.switchroom.criteria.rule.Destination.Gap;
import org.switchroom.criteria.rule.Gaps;
import org.switchroom.criteria.rule.Rule;
import org.switchroom.criteria.store.RuleBook;
import org.switchroom.directory.Directory;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.reporting.Board.WarningLive;
import org.switchroom.reporting.BoardWarnings;
import org.switchroom.routing.RoutingDesk;

/**
 * Tells supervisors of rules that name what is gone: as they stand in the book, and as calls have met it in the last day
 * (a personal manager who has left shows only when the customer calls).
 */
@Component
class RuleWarnings implements BoardWarnings, DisposableBean {
    private static final Duration REMEMBERED = Duration.ofDays(1);
    /** What only a call can meet. */
    private static final List<Gap> OF_CALLS = List.of(Gap.PERSON_GONE, Gap.PERSON_ELSEWHERE, Gap.REFUSED);

    private record Met(int ruleId, Gap gap) {}

    private final RuleBook rules;
    private final Directory directory;
    private final Clock clock = Clock.systemUTC();
    /** When it was met last, by firm; forgotten when the firm's rules or directory change. */
    private final Map<Integer, Map<Met, Long>> met = new ConcurrentHashMap<>();

    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();
    private final RoutingDesk.Subscription calls;

    RuleWarnings(RuleBook rules, Directory directory, RoutingDesk desk) {
        this.rules = rules;
        this.directory = directory;
        rules.onChange(this::forget);
        this.calls = desk.follow(this::see);
    }

    /** A call was sent by a rule of which something could not be done. */
    private void see(LoggedEvent logged) {
        if (logged.event() instanceof Event.ContactRouted routed
                && routed.grounds().ruleId() != 0
                && !routed.grounds().gaps().isEmpty()) {
            var ofFirm = met.computeIfAbsent(logged.firmId(), _ -> new ConcurrentHashMap<>());
            routed.grounds()
                    .gaps()
                    .forEach(gap -> ofFirm.put(new Met(routed.grounds().ruleId(), Gap.valueOf(gap)), logged.atMs()));
            tell(logged.firmId());
        }
    }

    @EventListener
    void directoryChanged(Directory.Changed change) {
        forget(change.firmId());
    }

    private void forget(int firmId) {
        met.remove(firmId);
        tell(firmId);
    }

    private void tell(int firmId) {
        listeners.forEach(listener -> listener.accept(firmId));
    }

    @Override
    public void destroy() {
        calls.close();
    }

    @Override
    public void onChange(IntConsumer firmId) {
        listeners.add(firmId);
    }

    @Override
    public List<WarningLive> of(int firmId) {
        var known = new KnownInDirectory(directory, firmId);
        var warnings = new ArrayList<WarningLive>();
        for (var rule : rules.of(firmId)) {
            if (rule.enabled()) {
                addOf(rule, firmId, Gaps.of(rule, known), warnings);
            }
        }
        return List.copyOf(warnings);
    }

    private void addOf(Rule rule, int firmId, Set<Gap> standing, List<WarningLive> warnings) {
        var since = clock.millis() - REMEMBERED.toMillis();
        var ofFirm = met.getOrDefault(firmId, Map.of());
        var gaps = new TreeSet<>(standing);
        for (var gap : OF_CALLS) {
            if (ofFirm.getOrDefault(new Met(rule.id(), gap), 0L) > since) {
                gaps.add(gap);
            }
        }
        for (var gap : gaps) {
            warnings.add(new WarningLive(rule.id(), 0, rule.name(), gap.name(), ofFirm.get(new Met(rule.id(), gap))));
        }
    }
}
