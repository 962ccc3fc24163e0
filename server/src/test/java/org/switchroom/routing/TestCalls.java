package org.switchroom.routing;

import java.util.List;
import java.util.concurrent.CompletionException;
import org.switchroom.directory.TestFirm;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.LoggedEvent;

/** Calls to a small firm as telephony would report them, without any telephone. */
public record TestCalls(RoutingDesk desk, TestFirm firm) {
    public static final String CALLER = "+49301234567";
    public static final String DIALLED = "+49305550000";

    public List<LoggedEvent> submit(Command command) {
        try {
            return desk.submit(firm.id(), command).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The agent is there, on the browser. */
    public void agentAvailable() {
        submit(new Command.SignIn(firm.agentId(), "browser:" + firm.agentId()));
        submit(new Command.SetAvailable(firm.agentId()));
    }

    public long open(String caller) {
        long contactId = desk.nextContactId();
        submit(new Command.OpenContact(contactId, caller, DIALLED));
        return contactId;
    }

    public long queued(String caller) {
        long contactId = open(caller);
        submit(new Command.EnqueueContact(contactId, firm.queueId(), 0));
        return contactId;
    }

    /** The agent has been offered it and answers. */
    public void answer(long contactId) {
        submit(new Command.AcceptOffer(contactId, firm.agentId()));
    }

    public void hangUp(long contactId, EndedBy by) {
        submit(new Command.EndContact(contactId, by, EndCause.HANG_UP));
    }

    public void finishWrapUp() {
        submit(new Command.FinishWrapUp(firm.agentId()));
    }

    /** From the first ring to the last word. */
    public long wholeCall() {
        long contactId = queued(CALLER);
        answer(contactId);
        hangUp(contactId, EndedBy.CALLER);
        finishWrapUp();
        return contactId;
    }
}
