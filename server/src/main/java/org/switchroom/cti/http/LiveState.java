package org.switchroom.cti.http;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;
import org.switchroom.cti.http.LiveMessage.FullBoard;
import org.switchroom.cti.live.AgentViews;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.reporting.LiveBoard;
import org.switchroom.routing.CommandRefused;
import org.switchroom.routing.DeskOverloaded;
import org.switchroom.routing.JournalBacklog;

/** The present, as messages to pages. A firm's board is made once for all pages that look at it. */
@Component
class LiveState {

    /** @param change the firm's count of changes when it was made */
    private record MadeBoard(long change, FullBoard board) {}

    /** Fewer events are no backlog while they are being written: they are on the way at any moment. */
    private static final long ALWAYS_ON_THE_WAY = 1_000;

    private final AgentViews views;
    private final LiveBoard board;
    private final JournalBacklog backlog;
    private final Directory directory;
    private final WaitingCallers callers;
    private final CardPresence presence;
    private final Clock clock = Clock.systemUTC();
    private final String version;
    private final Map<Integer, Long> changes = new ConcurrentHashMap<>();
    private final Map<Integer, MadeBoard> boards = new ConcurrentHashMap<>();

    LiveState(
            AgentViews views,
            LiveBoard board,
            JournalBacklog backlog,
            Directory directory,
            WaitingCallers callers,
            CardPresence presence,
            ObjectProvider<BuildProperties> build) {
        this.views = views;
        this.board = board;
        this.backlog = backlog;
        this.directory = directory;
        this.callers = callers;
        this.presence = presence;
        this.version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("development");
    }

    LiveMessage hello() {
        return new LiveMessage.Hello(clock.millis(), version);
    }

    LiveMessage pong() {
        return new LiveMessage.Pong(clock.millis());
    }

    LiveMessage agent(CurrentUser user) {
        return new LiveMessage.Agent(views.of(user.firmId(), user.userId()));
    }

    void boardChanged(int firmId) {
        changes.merge(firmId, 1L, Long::sum);
    }

    FullBoard board(int firmId) {
        long change = changes.getOrDefault(firmId, 0L);
        return boards.compute(
                        firmId,
                        (id, made) -> made != null && made.change() == change
                                ? made
                                : new MadeBoard(change, new FullBoard(board.of(id), behind())))
                .board();
    }

    /** Nobody waits in a queue that is not there any more; empty when the desk has too much to do to tell. */
    Optional<LiveMessage.Waiting> waiting(int firmId, int queueId) {
        try {
            return Optional.of(new LiveMessage.Waiting(queueId, callers.of(firmId, queueId)));
        } catch (CommandRefused gone) {
            return Optional.of(new LiveMessage.Waiting(queueId, List.of()));
        } catch (DeskOverloaded busy) {
            return Optional.empty();
        }
    }

    private long behind() {
        long events = backlog.events();
        return backlog.interrupted() || events >= ALWAYS_ON_THE_WAY ? events : 0;
    }

    CardPresence presence() {
        return presence;
    }

    boolean isStill(CurrentUser user) {
        return directory.isStill(user);
    }
}
