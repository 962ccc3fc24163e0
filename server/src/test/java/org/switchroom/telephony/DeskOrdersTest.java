package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Command;
import org.switchroom.ivr.CallMailbox;
import org.switchroom.telephony.call.DeskOrders;

/** What becomes of orders that the desk has no room for. */
class DeskOrdersTest {
    private final FakeDesk desk = new FakeDesk();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final DeskOrders orders = new DeskOrders(desk, 1, new ByHand());

    @Test
    void laterOnesDoNotOvertakeOneThatWasTurnedAway() {
        var hold = new Command.HoldContact(1, 7);
        var resume = new Command.ResumeContact(1, 7);
        desk.overloaded = true;
        orders.give(hold);
        orders.give(resume);
        later.remove().run();
        desk.submitted.clear();
        desk.overloaded = false;
        later.remove().run();
        assertThat(desk.submitted).extracting(FakeDesk.Submitted::command).containsExactly(hold, resume);
        assertThat(later).isEmpty();
    }

    /** A mailbox whose timers run when the test says so. */
    private final class ByHand implements CallMailbox {
        @Override
        public void execute(Runnable action) {
            action.run();
        }

        @Override
        public Timer after(long ms, Runnable action) {
            throw new AssertionError("is forgotten when the call ends");
        }

        @Override
        public void inAnyCase(long ms, Runnable action) {
            later.add(action);
        }
    }
}
