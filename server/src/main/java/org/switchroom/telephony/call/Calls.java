package org.switchroom.telephony.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.switchroom.engine.CentreView.CallbackStatus;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;

/** The calls there are now, by contact. */
public final class Calls {
    private final CallEnvironment environment;
    private final int most;
    private final Map<Long, Call> byContact = new ConcurrentHashMap<>();
    private final Headcount headcount = new Headcount();
    private final Callbacks callbacks;
    private volatile boolean ending;

    /** @param most calls at once */
    public Calls(CallEnvironment environment, int most) {
        this.environment = environment;
        this.most = most;
        this.callbacks = new Callbacks(environment, headcount);
    }

    /** Another call would be one too many, or the last one to be ended anyway. */
    public boolean full() {
        return ending || byContact.size() >= most;
    }

    /** Takes the call in; it answers itself when the desk has opened the contact. */
    public void open(Arrival arrival) {
        long contactId = environment.desk().nextContactId();
        var call = new Call(arrival, contactId, environment, this::gone);
        headcount.enters();
        byContact.put(contactId, call);
        call.open();
    }

    private void gone(Call call) {
        if (byContact.remove(call.contactId()) != null) {
            headcount.leaves();
        }
    }

    /** Hands an event to the call it is about, if that is one of ours. */
    public void perform(long contactId, LoggedEvent event) {
        var call = byContact.get(contactId);
        if (event.event() instanceof Event.CallbackRequested e && call != null) {
            callbacks.requested(call.firmId(), e, call.dialled());
        }
        boolean calledBack = callbacks.perform(contactId, event);
        if (call != null && calledBack) {
            call.leaveLine();
        } else if (call != null) {
            call.perform(event);
        }
    }

    /** A callback that the desk has from before this process started. */
    public void restore(CallbackStatus callback) {
        callbacks.restore(callback);
    }

    /** Keys from an agent to the caller, if these two talk to each other. */
    public void sendDigits(int firmId, long contactId, int agentId, String digits) {
        var call = byContact.get(contactId);
        if (call != null && call.firmId() == firmId) {
            call.sendDigits(agentId, digits);
        }
        callbacks.sendDigits(firmId, contactId, agentId, digits);
    }

    /** Ends all of them and takes no more. */
    public void endAll(EndCause cause) {
        ending = true;
        byContact.values().forEach(call -> call.endSoon(cause));
        callbacks.endAll(cause);
    }

    /** @return false when after so long there still is a call */
    public boolean awaitNone(long ms) throws InterruptedException {
        return headcount.awaitNone(ms);
    }

    public int count() {
        return byContact.size() + callbacks.count();
    }
}
