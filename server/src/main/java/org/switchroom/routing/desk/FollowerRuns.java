package org.switchroom.routing.desk;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.switchroom.routing.JournalBacklog;
import org.switchroom.routing.JournalFollower;
import org.switchroom.routing.store.Journal;

/** All journal followers of the process, and how far each is behind. */
public final class FollowerRuns implements JournalBacklog, AutoCloseable {
    private final Journal journal;
    private final List<FollowerRun> runs = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    FollowerRuns(Journal journal) {
        this.journal = journal;
    }

    void start(List<JournalFollower> followers) {
        followers.stream()
                .sorted(Comparator.comparing(JournalFollower::name))
                .map(follower -> new FollowerRun(follower, journal, () -> listeners.forEach(Runnable::run)))
                .forEach(run -> runs.add(run.start()));
    }

    @Override
    public Map<String, Long> byFollower() {
        var backlogs = new LinkedHashMap<String, Long>();
        runs.forEach(run -> backlogs.put(run.name(), run.backlog()));
        return backlogs;
    }

    @Override
    public boolean interrupted() {
        return runs.stream().anyMatch(FollowerRun::interrupted);
    }

    @Override
    public long headEventSeq() {
        return journal.headEventSeq();
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The last event that every follower has taken in; -1 while one is unknown, no limit without followers. */
    long passedByAll() {
        return runs.stream().mapToLong(FollowerRun::position).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public void close() {
        runs.forEach(FollowerRun::close);
    }
}
