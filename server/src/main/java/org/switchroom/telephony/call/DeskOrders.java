package org.switchroom.telephony.call;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.Command;
import org.switchroom.engine.Refusal;
import org.switchroom.ivr.CallMailbox;
import org.switchroom.routing.CommandRefused;
import org.switchroom.routing.DeskOverloaded;
import org.switchroom.routing.RoutingDesk;

/**
 * Commands that tell the desk what has happened. Unlike wishes they cannot be shed: when the desk is overloaded they are
 * given again until it takes them, in order, even when the call is over: a message that was left would wait for nobody. On
 * the mailbox.
 */
public final class DeskOrders {
    private static final Logger LOG = LoggerFactory.getLogger(DeskOrders.class);
    private static final long AGAIN_MS = 200;

    private final RoutingDesk desk;
    private final int firmId;
    private final CallMailbox mailbox;
    private final Queue<Order> waiting = new ArrayDeque<>();

    private record Order(Command command, Runnable done, Consumer<Refusal> refused) {}

    public DeskOrders(RoutingDesk desk, int firmId, CallMailbox mailbox) {
        this.desk = desk;
        this.firmId = firmId;
        this.mailbox = mailbox;
    }

    /** What comes of it is told by the desk's events; that it came too late does not matter. */
    public void give(Command command) {
        give(command, refusal -> LOG.debug("{} came too late: {}", command, refusal));
    }

    /** @param refused on the mailbox, when the engine did not do it or the desk has failed */
    public void give(Command command, Consumer<Refusal> refused) {
        give(command, () -> {}, refused);
    }

    /** @param done on the mailbox, when the engine did it */
    void give(Command command, Runnable done, Consumer<Refusal> refused) {
        waiting.add(new Order(command, done, refused));
        if (waiting.size() == 1) {
            giveWaiting();
        }
    }

    private void giveWaiting() {
        while (!waiting.isEmpty()) {
            var order = waiting.element();
            var answer = desk.submit(firmId, order.command());
            if (answer.isCompletedExceptionally() && answer.exceptionNow() instanceof DeskOverloaded) {
                mailbox.inAnyCase(AGAIN_MS, this::giveWaiting);
                return;
            }
            waiting.remove();
            answer.whenCompleteAsync((_, failure) -> answered(order, failure), mailbox);
        }
    }

    private static void answered(Order order, @Nullable Throwable failure) {
        switch (failure instanceof CompletionException wrapped ? wrapped.getCause() : failure) {
            case null -> order.done().run();
            case CommandRefused refusal -> order.refused().accept(refusal.reason());
            case Throwable broken -> {
                LOG.error("The desk failed on {}", order.command(), broken);
                order.refused().accept(Refusal.NOT_IN_THIS_STATE);
            }
        }
    }
}
