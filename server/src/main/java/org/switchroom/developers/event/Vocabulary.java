package org.switchroom.developers.event;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.switchroom.engine.Event;
import org.switchroom.engine.OfferEnd;

/**
 * The one place where what happens here becomes what the outside is told. An engine event without a word for the outside
 * is an internal of the routing, and stays one; whoever adds an engine event decides here.
 */
public final class Vocabulary {
    private static final int MOST_TOGETHER = 500;

    private Vocabulary() {}

    public static Optional<PublicEvent> of(Event event) {
        return Optional.ofNullable(
                switch (event) {
                    case Event.ContactOpened e ->
                        contact(EventType.CONTACT_OPENED, e.contactId(), e.caller(), e.dialled());
                    case Event.CallPlaced e ->
                        contact(
                                EventType.CONTACT_PLACED,
                                e.contactId(),
                                e.agentId(),
                                word(e.kind()),
                                e.caller(),
                                e.dialled());
                    case Event.MessageLeft e ->
                        contact(
                                EventType.MESSAGE_LEFT,
                                e.contactId(),
                                Long.toString(e.fromContactId()),
                                e.caller(),
                                e.dialled(),
                                e.lengthMs());
                    case Event.MessageDiscarded e -> contact(EventType.MESSAGE_DISCARDED, e.contactId(), e.queueId());
                    case Event.ContactQueued e ->
                        contact(
                                EventType.CONTACT_QUEUED,
                                e.contactId(),
                                e.queueId(),
                                e.priority(),
                                e.position(),
                                e.estimatedWaitMs());
                    case Event.ContactOverflowed e -> contact(EventType.CONTACT_OVERFLOWED, e.contactId(), e.queueId());
                    case Event.ContactOffered e ->
                        contact(EventType.CONTACT_OFFERED, e.contactId(), e.queueId(), e.agentId(), e.deadlineMs());
                    case Event.OfferEnded e ->
                        contact(EventType.OFFER_ENDED, e.contactId(), e.queueId(), e.agentId(), reason(e.why()));
                    case Event.ContactConnected e ->
                        contact(EventType.CONTACT_ANSWERED, e.contactId(), e.queueId(), e.agentId(), e.waitedMs());
                    case Event.ContactHeld e -> contact(EventType.CONTACT_HELD, e.contactId(), e.agentId());
                    case Event.ContactResumed e -> contact(EventType.CONTACT_RESUMED, e.contactId(), e.agentId());
                    case Event.ConsultStarted e -> contact(EventType.CONSULT_STARTED, e.contactId(), e.agentId());
                    case Event.ConsultEnded e -> contact(EventType.CONSULT_ENDED, e.contactId(), e.agentId());
                    case Event.ContactHandedOver e ->
                        contact(EventType.HANDED_OVER, e.contactId(), e.queueId(), e.fromAgentId(), e.toAgentId());
                    case Event.ConversationEnded e ->
                        contact(EventType.CONVERSATION_ENDED, e.contactId(), e.agentId(), e.talkMs(), e.holdMs());
                    case Event.ContactEnded e ->
                        contact(EventType.CONTACT_ENDED, e.contactId(), word(e.outcome()), word(e.by()));
                    case Event.WrapUpStarted e ->
                        contact(EventType.WRAP_UP_STARTED, e.contactId(), e.queueId(), e.agentId(), e.endsAtMs());
                    case Event.WrapUpEnded e -> contact(EventType.WRAP_UP_ENDED, e.contactId(), e.agentId());
                    case Event.CallbackRequested e ->
                        contact(EventType.CALLBACK_REQUESTED, e.contactId(), e.queueId(), e.number());
                    case Event.CallbackDialled e ->
                        contact(EventType.CALLBACK_DIALLED, e.contactId(), e.queueId(), e.agentId(), e.number());
                    case Event.CallbackAttempted e ->
                        contact(
                                EventType.CALLBACK_MISSED,
                                e.contactId(),
                                e.queueId(),
                                e.agentId(),
                                e.attempts(),
                                e.retryAtMs());
                    case Event.CallbackCancelled e -> contact(EventType.CALLBACK_CANCELLED, e.contactId());
                    case Event.AgentStateChanged e ->
                        PublicEvent.of(
                                EventType.AGENT_STATE,
                                "agents/" + e.agentId(),
                                e.agentId(),
                                word(e.state()),
                                e.reasonCode(),
                                e.contactId() == 0 ? null : Long.toString(e.contactId()));
                    case Event.QueuePaused e -> agent(EventType.AGENT_QUEUE_PAUSED, e.agentId(), e.queueId());
                    case Event.QueueResumed e -> agent(EventType.AGENT_QUEUE_RESUMED, e.agentId(), e.queueId());
                    case Event.ReasonExceeded e -> agent(EventType.AGENT_REASON_EXCEEDED, e.agentId(), e.reasonCode());
                    case Event.QueueDefined _,
                            Event.QueueRemoved _,
                            Event.AgentDefined _,
                            Event.AgentRemoved _,
                            Event.ReasonDefined _,
                            Event.DayStarted _,
                            Event.AgentForced _,
                            Event.WrapUpExtended _,
                            Event.ContactRouted _,
                            Event.PriorityChanged _,
                            Event.ContactMoved _,
                            Event.ContactWidened _,
                            Event.OverflowPassed _,
                            Event.CallbackRested _,
                            Event.CallbackReturned _,
                            Event.CallbacksHeld _,
                            Event.PlaceTakenUp _,
                            Event.ContactDialled _,
                            Event.OutsideConnected _,
                            Event.OutsideLost _,
                            Event.ConsultQueued _,
                            Event.ConsultConnected _,
                            Event.ConsultJoined _,
                            Event.VersionActivated _,
                            Event.Refused _ -> null;
                });
    }

    public static PublicEvent recordChanged(long customerId) {
        return PublicEvent.of(EventType.RECORD_CHANGED, "customers/" + customerId, Long.toString(customerId));
    }

    /** Of many, so that an import of a million is some thousand events. */
    public static List<PublicEvent> recordsChanged(Collection<Long> customerIds) {
        var ids = customerIds.stream().sorted().map(String::valueOf).toList();
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + MOST_TOGETHER)
                .mapToObj(from -> ids.subList(from, Math.min(ids.size(), from + MOST_TOGETHER)))
                .map(some -> PublicEvent.of(EventType.RECORDS_CHANGED, "customers", List.copyOf(some)))
                .toList();
    }

    public static PublicEvent test(int webhookId) {
        return PublicEvent.of(EventType.WEBHOOK_TEST, "webhooks/" + webhookId, "Sent from the page Developers.");
    }

    private static PublicEvent contact(EventType type, long contactId, Object... rest) {
        var values = new Object[rest.length + 1];
        values[0] = Long.toString(contactId);
        System.arraycopy(rest, 0, values, 1, rest.length);
        return PublicEvent.of(type, "contacts/" + contactId, values);
    }

    private static PublicEvent agent(EventType type, int agentId, Object value) {
        return PublicEvent.of(type, "agents/" + agentId, agentId, value);
    }

    private static String reason(OfferEnd why) {
        return switch (why) {
            case EXPIRED -> "no-answer";
            case TAKEN -> "answered-elsewhere";
            case DECLINED, BUSY, UNREACHABLE, CALLER_GONE, AGENT_GONE, WITHDRAWN -> word(why);
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
