package org.switchroom.developers.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.switchroom.developers.DeveloperLimits;
import org.switchroom.developers.event.CloudEvent;
import org.switchroom.developers.event.Vocabulary;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.routing.JournalWindow;
import tools.jackson.databind.json.JsonMapper;

/**
 * One program that follows what happens in a firm.
 *
 * <p>It reads the journal at its own place and pace, so however slow it is nothing is kept for it in memory and nobody
 * waits for it. Only changes of records, which are not in the journal, are handed over; a program that does not take those
 * is closed. One that does not take a message within the time limit of the container is closed by it.
 */
final class EventStream {
    static final CloseStatus BAD_POSITION = new CloseStatus(4400);
    static final CloseStatus NO_LONGER = new CloseStatus(4401, "The token or the login counts no longer.");
    static final CloseStatus TOO_OLD = new CloseStatus(4410);
    private static final CloseStatus TOO_SLOW =
            new CloseStatus(4408, "Too slow: connect again after the last position you have.");

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int AT_ONCE = 200;

    /**
     * What is said of the stream itself; has no {@code specversion}, which tells it from an event.
     *
     * @param control started or alive
     * @param position all before it has been told
     */
    record Control(String control, String position) {}

    private final WebSocketSession socket;
    private final int firmId;
    private final JournalWindow journal;
    private final Duration heartbeat;
    private final BooleanSupplier mayStill;
    private final BlockingQueue<CloudEvent> records = new ArrayBlockingQueue<>(DeveloperLimits.STREAM_WAITING);
    private final ReentrantLock sending = new ReentrantLock();
    private final Thread follower;
    private final Thread recordTeller;

    /** @param after the last event the program has */
    EventStream(
            WebSocketSession socket,
            int firmId,
            long after,
            JournalWindow journal,
            Duration heartbeat,
            BooleanSupplier mayStill) {
        this.socket = socket;
        this.firmId = firmId;
        this.journal = journal;
        this.heartbeat = heartbeat;
        this.mayStill = mayStill;
        this.follower = Thread.ofVirtual().name("event-stream").unstarted(() -> follow(after));
        this.recordTeller = Thread.ofVirtual().name("event-stream-records").unstarted(this::tellRecords);
    }

    void start() {
        follower.start();
        recordTeller.start();
    }

    int firmId() {
        return firmId;
    }

    /** Any thread; never waits. */
    void recordChanged(CloudEvent event) {
        if (!records.offer(event)) {
            Thread.ofVirtual().start(() -> close(TOO_SLOW));
        }
    }

    /** The socket is closed. */
    void end() {
        follower.interrupt();
        recordTeller.interrupt();
    }

    private void follow(long after) {
        try (var reading = journal.after(after)) {
            long position = after;
            send(new Control("started", Long.toString(position)));
            while (socket.isOpen()) {
                var events = reading.next(AT_ONCE, heartbeat);
                if (!mayStill.getAsBoolean()) {
                    close(NO_LONGER);
                } else if (events.isEmpty()) {
                    send(new Control("alive", Long.toString(position)));
                } else {
                    for (var event : events) {
                        tell(event);
                    }
                    position = events.getLast().eventSeq();
                }
            }
        } catch (JournalWindow.NotKept notKept) {
            close(notKept.newest() < after ? beyond(notKept) : tooOld(notKept));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException | IllegalStateException gone) {
            LOG.debug("An event stream ends", gone);
            close(CloseStatus.SERVER_ERROR);
        }
    }

    private static CloseStatus beyond(JournalWindow.NotKept notKept) {
        return BAD_POSITION.withReason("The last position is " + notKept.newest() + ": after is none given out here.");
    }

    private static CloseStatus tooOld(JournalWindow.NotKept notKept) {
        return TOO_OLD.withReason(
                "Kept from " + (notKept.oldest() - 1) + " on. Read by REST how things are, and connect without after.");
    }

    private void tell(LoggedEvent logged) throws IOException {
        if (logged.firmId() == firmId) {
            var event = Vocabulary.of(logged.event());
            if (event.isPresent()) {
                send(CloudEvent.of(logged, event.get()));
            }
        }
    }

    private void tellRecords() {
        try {
            while (socket.isOpen()) {
                send(records.take());
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("An event stream ends", gone);
        }
    }

    private void send(Object message) throws IOException {
        sending.lock();
        try {
            socket.sendMessage(new TextMessage(JSON.writeValueAsString(message)));
        } finally {
            sending.unlock();
        }
    }

    private void close(CloseStatus why) {
        try {
            socket.close(why);
        } catch (IOException gone) {
            LOG.debug("Closing an event stream: {}", gone.getMessage());
        }
    }
}
