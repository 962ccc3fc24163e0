package org.switchroom.telephony;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.switchroom.engine.CentreView.CallbackStatus;
import org.switchroom.engine.CentreView.OpenMessage;
import org.switchroom.engine.CentreView.WaitingStatus;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Outcome;
import org.switchroom.routing.CommandRefused;
import org.switchroom.routing.DeskOverloaded;
import org.switchroom.routing.RoutingDesk;

/** A desk that writes down what it is told, ends contacts when told to, and can be overloaded or slow. */
final class FakeDesk implements RoutingDesk {
    record Submitted(int firmId, Command command) {}

    final BlockingQueue<Submitted> submitted = new LinkedBlockingQueue<>();
    /** Answers to the next contacts that shall be queued. */
    final Queue<CommandRefused> refusals = new ConcurrentLinkedQueue<>();

    /** Customers who are to be called back since before. */
    final List<CallbackStatus> waiting = new CopyOnWriteArrayList<>();

    /** While somebody has it, those who tell the desk something wait. */
    final ReentrantLock busy = new ReentrantLock();

    volatile boolean overloaded;
    private final AtomicLong contacts = new AtomicLong();
    private final List<Consumer<LoggedEvent>> followers = new CopyOnWriteArrayList<>();

    @Override
    public CompletableFuture<List<LoggedEvent>> submit(int firmId, Command command) {
        busy.lock();
        try {
            return take(firmId, command);
        } finally {
            busy.unlock();
        }
    }

    private CompletableFuture<List<LoggedEvent>> take(int firmId, Command command) {
        submitted.add(new Submitted(firmId, command));
        if (overloaded) {
            return CompletableFuture.failedFuture(new DeskOverloaded());
        }
        if (command instanceof Command.EnqueueContact && !refusals.isEmpty()) {
            return CompletableFuture.failedFuture(refusals.remove());
        }
        if (command instanceof Command.EndContact(long contactId, var by, var cause)) {
            tell(firmId, new Event.ContactEnded(contactId, Outcome.IN_MENU, by, cause));
        }
        return CompletableFuture.completedFuture(List.of());
    }

    /** Tells everybody who follows, as if the engine had decided it. */
    void tell(int firmId, Event event) {
        followers.forEach(follower -> follower.accept(new LoggedEvent(1, 0, firmId, event)));
    }

    /** The next command of that kind. */
    <C extends Command> C next(Class<C> kind) {
        try {
            while (true) {
                var next = submitted.poll(10, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("no " + kind.getSimpleName());
                }
                if (kind.isInstance(next.command())) {
                    return kind.cast(next.command());
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public long nextContactId() {
        return contacts.incrementAndGet();
    }

    @Override
    public CompletableFuture<Map<Long, OpenMessage>> messages() {
        return CompletableFuture.completedFuture(Map.of());
    }

    @Override
    public CompletableFuture<Place> placeOf(int firmId, long contactId) {
        return CompletableFuture.completedFuture(new Place(1, 1, 0));
    }

    @Override
    public CompletableFuture<List<WaitingStatus>> waiting(int firmId, int queueId, int limit) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletableFuture<List<CallbackStatus>> callbacks(int firmId, int queueId, int limit) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletableFuture<List<CallbackStatus>> callbacks() {
        return CompletableFuture.completedFuture(List.copyOf(waiting));
    }

    @Override
    public Subscription follow(Consumer<LoggedEvent> consumer) {
        followers.add(consumer);
        return () -> followers.remove(consumer);
    }
}
