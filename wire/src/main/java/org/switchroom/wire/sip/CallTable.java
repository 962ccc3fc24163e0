package org.switchroom.wire.sip;

import io.netty.util.HashedWheelTimer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All calls by Call-ID, each with a serial mailbox: what belongs to one Call-ID is done in the order it was posted and
 * never twice at the same time, so that transactions and dialogs need no locks. A call's work runs on a virtual thread
 * that lives as long as there is work; users' callbacks may block there without holding up anybody else.
 */
final class CallTable {
    private static final Logger log = LoggerFactory.getLogger(CallTable.class);

    private final ConcurrentHashMap<String, CallScope> calls = new ConcurrentHashMap<>();
    private final HashedWheelTimer wheel;
    private final Executor workers;
    private final SipLimits limits;

    CallTable(HashedWheelTimer wheel, Executor workers, SipLimits limits) {
        this.wheel = wheel;
        this.workers = workers;
        this.limits = limits;
    }

    HashedWheelTimer wheel() {
        return wheel;
    }

    Alarm alarm(String callId) {
        return new Alarm(this, callId);
    }

    boolean knows(String callId) {
        return calls.containsKey(callId);
    }

    boolean full() {
        return calls.mappingCount() >= limits.calls();
    }

    /** Does our own work in a call: timers and what users ask for. Never refused. */
    void post(String callId, Consumer<CallScope> work) {
        enqueue(callId, work, Integer.MAX_VALUE);
    }

    /** Does work that somebody outside caused. Dropped, as a network may, when the call's mailbox is full. */
    void offer(String callId, Consumer<CallScope> work) {
        enqueue(callId, work, limits.waitingPerCall());
    }

    void postToAll(Consumer<CallScope> work) {
        calls.keySet().forEach(callId -> post(callId, work));
    }

    private void enqueue(String callId, Consumer<CallScope> work, int limit) {
        boolean[] start = new boolean[1];
        CallScope scope = calls.compute(callId, (id, known) -> {
            CallScope call = known == null ? new CallScope(id, this, limits) : known;
            if (call.mailbox.size() < limit) {
                call.mailbox.add(work);
                start[0] = !call.running;
                call.running = true;
            }
            return call;
        });
        if (start[0]) {
            try {
                workers.execute(() -> drain(scope));
            } catch (RejectedExecutionException e) {
                calls.remove(callId); // the endpoint is closed
            }
        }
    }

    private void drain(CallScope scope) {
        for (Consumer<CallScope> work = next(scope); work != null; work = next(scope)) {
            try {
                work.accept(scope);
            } catch (RuntimeException | Error e) {
                log.error("Work of call {} failed", scope.callId, e);
            }
        }
    }

    private @Nullable Consumer<CallScope> next(CallScope scope) {
        Object[] work = new Object[1];
        calls.compute(scope.callId, (id, call) -> {
            Consumer<CallScope> first = scope.mailbox.poll();
            work[0] = first;
            scope.running = first != null;
            return first == null && scope.isIdle() ? null : scope;
        });
        @SuppressWarnings("unchecked")
        Consumer<CallScope> first = (Consumer<CallScope>) work[0];
        return first;
    }

    /** Call-IDs known now. */
    int size() {
        return calls.size();
    }

    int transactions() {
        return calls.values().stream().mapToInt(CallScope::transactionCount).sum();
    }

    int dialogs() {
        return calls.values().stream().mapToInt(CallScope::dialogCount).sum();
    }
}
