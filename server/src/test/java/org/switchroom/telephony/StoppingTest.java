package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.switchroom.telephony.CallCentre.patience;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.cti.AgentDevice;
import org.switchroom.engine.CentreView.CallbackStatus;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.telephony.TestPhone.Ringing;
import org.switchroom.wire.sip.DialogListener.EndReason;

/** What the server owes to those on the line when it is stopped. */
class StoppingTest extends OnAFakeDesk {
    private static final long MESSAGE = 77;
    private static final long CALLBACK = 78;

    @AfterEach
    void letTheDeskGo() {
        if (desk.busy.isHeldByCurrentThread()) {
            desk.busy.unlock();
        }
    }

    @Test
    void noMoreCallsAreTaken() {
        trustLoopback(1);
        var call = start().dial(NUMBER, CALLER).answered();
        telephony.calls().endAll(EndCause.SERVER_RESTART);
        call.awaitEnd();
        assertThat(phone.dial(NUMBER, CALLER).status()).isEqualTo(503);
    }

    @Test
    void aCallerIsWaitedForUntilTheDeskHasEndedTheCall() throws InterruptedException {
        trustLoopback(1);
        var call = start().dial(NUMBER, CALLER).answered();
        desk.next(Command.OpenContact.class);
        desk.busy.lock();
        var stopping = stopped();
        desk.busy.unlock();
        assertThat(call.awaitEnd()).isEqualTo(EndReason.BYE);
        assertThat(desk.next(Command.EndContact.class))
                .isEqualTo(new Command.EndContact(1, EndedBy.SYSTEM, EndCause.SERVER_RESTART));
        stopping.join();
    }

    @Test
    void anAgentWhoTakesUpAMessageIsWaitedForAndToldGoodbye() throws InterruptedException {
        var listener = takesUpAMessage();
        var stopping = stopped();
        desk.busy.unlock();
        assertThat(listener.awaitEnd()).isEqualTo(EndReason.BYE);
        stopping.join();
    }

    /** Whose caller is gone is offered at once what waits without one, and who rings then would ring on without an end. */
    @Test
    void whoBecomesFreeMeanwhileIsNotRung() throws InterruptedException {
        trustLoopback(1);
        desk.waiting.add(new CallbackStatus(CALLBACK, 1, 1, CALLER_E164, 0, 0, 1, 0, 0, 0));
        var desktop = directory.addPhone(1, "desk1", "secret");
        var call = start().registered(desktop.sipUser(), "secret")
                .dial(NUMBER, CALLER)
                .answered();
        desk.tell(1, new Event.MessageLeft(MESSAGE, 1, CALLER_E164, NUMBER, 3_000));
        desk.busy.lock();
        var stopping = stopped();
        var device = AgentDevice.desk(desktop.id());
        desk.tell(1, new Event.ContactOffered(MESSAGE, 1, 7, device, Long.MAX_VALUE));
        desk.tell(1, new Event.ContactOffered(CALLBACK, 1, 7, device, Long.MAX_VALUE));
        desk.busy.unlock();
        call.awaitEnd();
        stopping.join();
        assertThat(phone.silent()).isTrue();
    }

    @Test
    void nobodyIsWaitedForWithoutEnd() throws InterruptedException {
        takesUpAMessage();
        stopped().join();
        assertThat(desk.busy.isLocked()).isTrue();
    }

    @Test
    void afterwardsNoNoticeIsTakenOfTheDirectory() {
        start();
        telephony.close();
        trustLoopback(1);
        assertThatCode(telephony::refreshSoon).doesNotThrowAnyException();
    }

    /** Who answers is about to hear it, as soon as the desk has time for what the telephone said. */
    private Ringing takesUpAMessage() {
        var desktop = directory.addPhone(1, "desk1", "secret");
        start().registered(desktop.sipUser(), "secret");
        desk.tell(1, new Event.MessageLeft(MESSAGE, 1, CALLER_E164, NUMBER, 3_000));
        desk.tell(1, new Event.ContactOffered(MESSAGE, 1, 7, AgentDevice.desk(desktop.id()), Long.MAX_VALUE));
        var listener = phone.awaitRing();
        desk.busy.lock();
        listener.answer();
        patience().until(desk.busy::hasQueuedThreads);
        desk.tell(1, new Event.ContactConnected(MESSAGE, 1, 7, 0));
        return listener;
    }

    /** @return who stops the server, and waits for somebody or has ended */
    private Thread stopped() {
        var stopping = Thread.ofPlatform().start(telephony::close);
        patience()
                .until(() -> stopping.getState() == Thread.State.TIMED_WAITING
                        || stopping.getState() == Thread.State.TERMINATED);
        return stopping;
    }
}
