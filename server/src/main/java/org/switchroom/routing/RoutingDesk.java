package org.switchroom.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.switchroom.engine.CentreView.CallbackStatus;
import org.switchroom.engine.CentreView.OpenMessage;
import org.switchroom.engine.CentreView.WaitingStatus;
import org.switchroom.engine.Command;
import org.switchroom.engine.LoggedEvent;

/** The one door to the engine. Any thread; nothing blocks. */
public interface RoutingDesk {

    /**
     * Decides a command. The result completes after the journal has it on disk, in the order of submission. What hangs on
     * it runs on the one thread that answers everybody: hand over and return.
     *
     * @return what came of it; fails with {@link CommandRefused} when the engine refuses, and has failed already, with
     *     {@link DeskOverloaded}, when the mailbox is full
     */
    CompletableFuture<List<LoggedEvent>> submit(int firmId, Command command);

    /** A contact id never given before, rising with time. */
    long nextContactId();

    /** When a contact id was given, as its clock had it. */
    static Instant givenAt(long contactId) {
        return Instant.ofEpochMilli(contactId >> CONTACT_COUNTER_BITS);
    }

    /** Of a contact id, the bits below its time. */
    int CONTACT_COUNTER_BITS = 20;

    /** The messages that wait or that somebody is listening to, of all firms, by contact. */
    CompletableFuture<Map<Long, OpenMessage>> messages();

    /** Where a waiting contact stands, now. Fails with {@link CommandRefused} when it does not wait. */
    CompletableFuture<Place> placeOf(int firmId, long contactId);

    /** The first {@code limit} who wait in a queue, in order. Fails with {@link CommandRefused} when there is none such. */
    CompletableFuture<List<WaitingStatus>> waiting(int firmId, int queueId, int limit);

    /** The first {@code limit} to be called back in a queue, in the order of their places. Fails as {@link #waiting}. */
    CompletableFuture<List<CallbackStatus>> callbacks(int firmId, int queueId, int limit);

    /** All who are to be called back, of all firms. */
    CompletableFuture<List<CallbackStatus>> callbacks();

    /**
     * @param position 1 is next
     * @param estimatedWaitMs see docs/algorithms/estimated-wait.md
     */
    record Place(int queueId, int position, long estimatedWaitMs) {}

    /**
     * Every event from here on, in order, after it is in the journal. The consumer runs on a thread of its own
     * subscription; one that falls far behind goes on from the journal.
     */
    Subscription follow(Consumer<LoggedEvent> consumer);

    /** Ends a {@link #follow}. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
