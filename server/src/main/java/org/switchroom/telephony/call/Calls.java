package org.switchroom.telephony.call;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.switchroom.engine.CentreView.CallbackStatus;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;

/** The calls there are now, by contact; and the {@link Messages}. */
public final class Calls {
    private final CallEnvironment environment;
    private final int most;
    private final Map<Long, Call> byContact = new ConcurrentHashMap<>();
    private final Headcount headcount = new Headcount();
    private final Callbacks callbacks;
    private final Messages messages;
    private volatile boolean ending;

    /** @param most calls at once; those to customers who are called back count, and are made all the same */
    public Calls(CallEnvironment environment, int most) {
        this.environment = environment;
        this.most = most;
        this.callbacks = new Callbacks(environment, headcount);
        this.messages = new Messages(environment, headcount);
    }

    /** Another call would be one too many, or the last one to be ended anyway. */
    public boolean full() {
        return ending || count() >= most;
    }

    /**
     * Takes the call in; it answers itself when the desk has opened the contact.
     *
     * @return the contact, when the desk has it; fails with why it has not
     * @throws NoPortFree when the caller is to be fetched and there is no way for the sound
     */
    public CompletableFuture<Long> open(Arrival arrival) throws NoPortFree {
        long contactId = environment.desk().nextContactId();
        var call = new Call(arrival, contactId, environment, this::gone);
        headcount.enters();
        byContact.put(contactId, call);
        return call.open();
    }

    private void gone(Call call) {
        if (byContact.remove(call.contactId()) != null) {
            headcount.leaves();
        }
    }

    Messages messages() {
        return messages;
    }

    /** Hands an event to the call it is about, if that is one of ours. While all are ended, nobody is rung any more. */
    public void perform(long contactId, LoggedEvent event) {
        if (ending && event.event() instanceof Event.ContactOffered) {
            return;
        }
        var call = byContact.get(contactId);
        if (event.event() instanceof Event.CallbackRequested e && call != null) {
            callbacks.requested(call.firmId(), e, call.dialled());
        }
        boolean calledBack = callbacks.perform(contactId, event);
        if (call != null && calledBack) {
            call.leaveLine();
        } else if (call != null) {
            call.perform(event);
        } else {
            messages.perform(contactId, event);
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
        messages.keys(firmId, contactId, agentId, digits);
    }

    /** Ends all of them and takes no more. */
    public void endAll(EndCause cause) {
        ending = true;
        messages.close();
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
