package org.switchroom.telephony.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.switchroom.engine.CentreView.OpenMessage;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;

/** The messages that wait for somebody to listen to them, by contact; those of an earlier process too. */
final class Messages {
    private final CallEnvironment environment;
    private final Headcount headcount;
    private final Map<Long, MessageCall> byContact = new ConcurrentHashMap<>();

    /** @param headcount of those who have not heard goodbye yet */
    Messages(CallEnvironment environment, Headcount headcount) {
        this.environment = environment;
        this.headcount = headcount;
    }

    void know(long contactId, OpenMessage message) {
        know(message.firmId(), contactId, message.message().caller());
    }

    void know(int firmId, Event.MessageLeft left) {
        know(firmId, left.contactId(), left.caller());
    }

    private void know(int firmId, long contactId, String caller) {
        byContact.computeIfAbsent(contactId, id -> new MessageCall(firmId, id, caller, environment));
    }

    /** Hands an event to the message it is about, if there is one. */
    void perform(long contactId, LoggedEvent event) {
        var message =
                event.event() instanceof Event.ContactEnded ? byContact.remove(contactId) : byContact.get(contactId);
        if (message != null) {
            message.perform(event);
        }
    }

    /** Keys of an agent who listens, pressed in the page. */
    void keys(int firmId, long contactId, int agentId, String keys) {
        var message = byContact.get(contactId);
        if (message != null && message.firmId() == firmId) {
            message.keys(agentId, keys);
        }
    }

    /** Says goodbye to who listens; the messages wait on. */
    void close() {
        byContact.values().forEach(message -> {
            headcount.enters();
            message.close(headcount::leaves);
        });
    }
}
