package org.switchroom.telephony.call;

import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.routing.RoutingDesk;

/** Follows the desk's events and has each call perform those about it. */
public final class CallControl implements AutoCloseable {
    private final Calls calls;
    private final RoutingDesk.Subscription subscription;

    public CallControl(RoutingDesk desk, Calls calls) {
        this.calls = calls;
        this.subscription = desk.follow(this::perform);
        desk.messages().thenAccept(open -> open.forEach(calls.messages()::know));
    }

    private void perform(LoggedEvent logged) {
        if (logged.event() instanceof Event.MessageLeft left) {
            calls.messages().know(logged.firmId(), left);
            return;
        }
        var contactId = contactOf(logged.event());
        if (contactId != null) {
            calls.perform(contactId, logged);
        }
    }

    /** The contact whose call has something to do; null for all that is not about a call. */
    private static @Nullable Long contactOf(Event event) {
        return switch (event) {
            case Event.ContactQueued e -> e.contactId();
            case Event.ContactOverflowed e -> e.contactId();
            case Event.ContactOffered e -> e.contactId();
            case Event.OfferEnded e -> e.contactId();
            case Event.ContactConnected e -> e.contactId();
            case Event.ContactHeld e -> e.contactId();
            case Event.ContactResumed e -> e.contactId();
            case Event.ConversationEnded e -> e.contactId();
            case Event.ContactDialled e -> e.contactId();
            case Event.OutsideConnected e -> e.contactId();
            case Event.OutsideLost e -> e.contactId();
            case Event.ConsultStarted e -> e.contactId();
            case Event.ConsultConnected e -> e.contactId();
            case Event.ConsultJoined e -> e.contactId();
            case Event.ConsultEnded e -> e.contactId();
            case Event.ContactHandedOver e -> e.contactId();
            case Event.ContactEnded e -> e.contactId();
            case Event.CallbackRequested e -> e.contactId();
            case Event.CallbackDialled e -> e.contactId();
            case Event.CallbackAttempted e -> e.contactId();
            case Event.QueueDefined _,
                    Event.QueueRemoved _,
                    Event.AgentDefined _,
                    Event.AgentRemoved _,
                    Event.AgentStateChanged _,
                    Event.WrapUpStarted _,
                    Event.WrapUpExtended _,
                    Event.WrapUpEnded _,
                    Event.ContactOpened _,
                    Event.CallPlaced _,
                    Event.VersionActivated _,
                    Event.ContactWidened _,
                    Event.ConsultQueued _,
                    Event.DayStarted _,
                    Event.AgentForced _,
                    Event.QueuePaused _,
                    Event.QueueResumed _,
                    Event.ReasonDefined _,
                    Event.ReasonExceeded _,
                    Event.PriorityChanged _,
                    Event.ContactMoved _,
                    Event.MessageLeft _,
                    Event.MessageDiscarded _,
                    Event.OverflowPassed _,
                    Event.CallbackRested _,
                    Event.CallbackReturned _,
                    Event.CallbackCancelled _,
                    Event.CallbacksHeld _,
                    Event.PlaceTakenUp _,
                    Event.ContactRouted _,
                    Event.Refused _ -> null;
        };
    }

    @Override
    public void close() {
        subscription.close();
    }
}
