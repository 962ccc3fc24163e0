package org.switchroom.engine.encoding;

import org.switchroom.engine.AgentState;
import org.switchroom.engine.Choice;
import org.switchroom.engine.ConsultEnd;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.WrapUpEnd;

/** Each event as a tag and its fields. A tag is never given twice, not even after its event is gone. */
final class EventCodec {
    private static final ContactKind[] CONTACT_KINDS = ContactKind.values();
    private static final AgentState[] AGENT_STATES = AgentState.values();
    private static final WrapUpEnd[] WRAP_UP_ENDS = WrapUpEnd.values();
    private static final QueuedCause[] QUEUED_CAUSES = QueuedCause.values();
    private static final OfferEnd[] OFFER_ENDS = OfferEnd.values();
    private static final ConversationEnd[] CONVERSATION_ENDS = ConversationEnd.values();
    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final EndedBy[] ENDED_BY = EndedBy.values();
    private static final EndCause[] END_CAUSES = EndCause.values();
    private static final OutsideEnd[] OUTSIDE_ENDS = OutsideEnd.values();
    private static final ConsultEnd[] CONSULT_ENDS = ConsultEnd.values();
    private static final OverflowTrigger[] OVERFLOW_TRIGGERS = OverflowTrigger.values();
    private static final OverflowTarget.Kind[] OVERFLOW_TARGETS = OverflowTarget.Kind.values();
    private static final Refusal[] REFUSALS = Refusal.values();

    private EventCodec() {}

    /** Events that come often come first, since a switch over types asks for one after another. */
    static void write(ByteWriter out, Event event) {
        switch (event) {
            case Event.AgentStateChanged e -> write(out.u8(5), e);
            case Event.ContactOffered e -> write(out, e);
            case Event.WrapUpStarted e -> write(out, e);
            case Event.WrapUpEnded e ->
                out.u8(8).number(e.contactId()).number(e.agentId()).constant(e.by());
            case Event.ContactQueued e -> write(out, e);
            case Event.ContactConnected e ->
                out.u8(13)
                        .number(e.contactId())
                        .number(e.queueId())
                        .number(e.agentId())
                        .number(e.waitedMs());
            case Event.ConversationEnded e -> write(out.u8(16), e);
            case Event.ContactEnded e ->
                out.u8(17)
                        .number(e.contactId())
                        .constant(e.outcome())
                        .constant(e.by())
                        .constant(e.cause());
            case Event.ContactOpened e ->
                out.u8(9).number(e.contactId()).text(e.caller()).text(e.dialled());
            case Event.QueueDefined e ->
                CommandCodec.rules(
                        out.u8(CommandCodec.rulesTag(e.rules(), 1, 20, 45, 90, 78))
                                .number(e.queueId()),
                        e.rules());
            case Event.QueueRemoved e -> out.u8(2).number(e.queueId());
            case Event.AgentDefined e ->
                CommandCodec.profile(out.u8(e.profile().isPlain() ? 3 : 21).number(e.agentId()), e.profile());
            case Event.AgentRemoved e -> out.u8(4).number(e.agentId());
            case Event.WrapUpExtended e ->
                out.u8(7).number(e.contactId()).number(e.agentId()).number(e.endsAtMs());
            case Event.ContactRouted e ->
                GroundsCodec.write(out.u8(120).number(e.contactId()).number(e.queueId()), e.grounds());
            case Event.OfferEnded e ->
                out.u8(12)
                        .number(e.contactId())
                        .number(e.queueId())
                        .number(e.agentId())
                        .constant(e.why());
            case Event.ContactHeld e -> out.u8(14).number(e.contactId()).number(e.agentId());
            case Event.ContactResumed e -> out.u8(15).number(e.contactId()).number(e.agentId());
            case Event.CallbackRequested e ->
                out.u8(70).number(e.contactId()).number(e.queueId()).text(e.number());
            case Event.CallbackRested e ->
                out.u8(71).number(e.contactId()).number(e.queueId()).number(e.untilMs());
            case Event.CallbackReturned e -> out.u8(72).number(e.contactId()).number(e.queueId());
            case Event.CallbackDialled e -> write(out.u8(73), e);
            case Event.CallbackAttempted e -> write(out.u8(74), e);
            case Event.CallbackCancelled e -> out.u8(75).number(e.contactId()).number(e.byUserId());
            case Event.CallbacksHeld e -> out.u8(76).number(e.queueId()).number(e.untilMs());
            case Event.PlaceTakenUp e ->
                out.u8(77)
                        .number(e.contactId())
                        .number(e.fromContactId())
                        .number(e.queueId())
                        .number(e.sinceMs());
            case Event.VersionActivated e -> out.u8(18).number(e.version());
            case Event.Refused e -> out.u8(19).constant(e.reason()).text(e.detail());
            case Event.ContactWidened e ->
                out.u8(24).number(e.contactId()).number(e.queueId()).number(e.stage());
            case Event.DayStarted e -> out.u8(25);
            case Event.ContactOverflowed e -> write(out.u8(46), e);
            case Event.OverflowPassed e ->
                out.u8(47).number(e.contactId()).number(e.rulesOf()).number(e.step());
            case Event.AgentForced e ->
                out.u8(35)
                        .number(e.agentId())
                        .constant(e.state())
                        .text(e.reasonCode())
                        .number(e.byUserId());
            case Event.QueuePaused e ->
                out.u8(36).number(e.agentId()).number(e.queueId()).number(e.byUserId());
            case Event.QueueResumed e ->
                out.u8(37).number(e.agentId()).number(e.queueId()).number(e.byUserId());
            case Event.ReasonDefined e -> ProfileCodec.write(out.u8(38).text(e.reasonCode()), e.rules());
            case Event.ReasonExceeded e -> out.u8(39).number(e.agentId()).text(e.reasonCode());
            case Event.PriorityChanged e ->
                out.u8(40)
                        .number(e.contactId())
                        .number(e.queueId())
                        .number(e.priority())
                        .number(e.byUserId());
            case Event.ContactMoved e ->
                out.u8(41)
                        .number(e.contactId())
                        .number(e.fromQueueId())
                        .number(e.queueId())
                        .number(e.byUserId());
            case Event.MessageLeft e ->
                out.u8(91)
                        .number(e.contactId())
                        .number(e.fromContactId())
                        .text(e.caller())
                        .text(e.dialled())
                        .number(e.lengthMs());
            case Event.MessageDiscarded e ->
                out.u8(92).number(e.contactId()).number(e.queueId()).number(e.byUserId());
            case Event.CallPlaced e ->
                out.u8(100)
                        .number(e.contactId())
                        .number(e.agentId())
                        .constant(e.kind())
                        .text(e.caller())
                        .text(e.dialled());
            case Event.ContactDialled e ->
                out.u8(55).number(e.contactId()).number(e.agentId()).text(e.number());
            case Event.OutsideConnected e -> out.u8(56).number(e.contactId()).text(e.number());
            case Event.OutsideLost e ->
                out.u8(57).number(e.contactId()).text(e.number()).constant(e.why());
            case Event.ConsultStarted e -> write(out.u8(58), e);
            case Event.ConsultQueued e -> write(out.u8(59), e);
            case Event.ConsultConnected e ->
                out.u8(60).number(e.contactId()).number(e.agentId()).number(e.partnerId());
            case Event.ConsultJoined e -> out.u8(61).number(e.contactId()).number(e.agentId());
            case Event.ConsultEnded e ->
                out.u8(62)
                        .number(e.contactId())
                        .number(e.agentId())
                        .number(e.partnerId())
                        .constant(e.why());
            case Event.ContactHandedOver e ->
                out.u8(63)
                        .number(e.contactId())
                        .number(e.queueId())
                        .number(e.fromAgentId())
                        .number(e.toAgentId());
        }
    }

    private static void write(ByteWriter out, Event.AgentStateChanged e) {
        out.number(e.agentId()).constant(e.state()).text(e.reasonCode());
        out.number(e.contactId()).text(e.deviceId()).text(e.pendingReason());
    }

    private static void write(ByteWriter out, Event.CallbackDialled e) {
        out.number(e.contactId()).number(e.queueId()).number(e.agentId());
        out.text(e.number()).number(e.attempt());
    }

    private static void write(ByteWriter out, Event.CallbackAttempted e) {
        out.number(e.contactId()).number(e.queueId()).number(e.agentId());
        out.number(e.attempts()).constant(e.why()).number(e.retryAtMs());
    }

    private static void write(ByteWriter out, Event.WrapUpStarted e) {
        boolean call = e.kind() == ContactKind.CALL;
        out.u8(call ? 6 : 93).number(e.contactId()).number(e.agentId()).number(e.queueId());
        out.number(e.endsAtMs());
        if (!call) {
            out.constant(e.kind());
        }
    }

    private static void write(ByteWriter out, Event.ContactOverflowed e) {
        out.number(e.contactId()).number(e.queueId()).number(e.rulesOf()).number(e.step());
        out.constant(e.trigger()).constant(e.target()).number(e.toQueueId());
    }

    private static void write(ByteWriter out, Event.ContactQueued e) {
        boolean plain = e.requirements().isNone();
        out.u8(plain ? 10 : 22).number(e.contactId()).number(e.queueId()).number(e.priority());
        out.number(e.position()).number(e.estimatedWaitMs()).constant(e.cause());
        if (!plain) {
            ProfileCodec.write(out, e.requirements());
        }
    }

    private static void write(ByteWriter out, Event.ContactOffered e) {
        boolean known = !e.choice().equals(Choice.UNKNOWN);
        out.u8(known ? 23 : 11).number(e.contactId()).number(e.queueId()).number(e.agentId());
        out.text(e.deviceId()).number(e.deadlineMs());
        if (known) {
            ProfileCodec.write(out, e.choice());
        }
    }

    private static void write(ByteWriter out, Event.ConversationEnded e) {
        out.number(e.contactId()).number(e.agentId()).constant(e.why());
        out.number(e.talkMs()).number(e.holdMs());
    }

    private static void write(ByteWriter out, Event.ConsultStarted e) {
        out.number(e.contactId()).number(e.agentId());
        out.number(e.queueId()).number(e.toAgentId()).text(e.number());
    }

    private static void write(ByteWriter out, Event.ConsultQueued e) {
        out.number(e.contactId()).number(e.queueId()).number(e.priority());
        ProfileCodec.write(out.number(e.position()).number(e.estimatedWaitMs()), e.requirements());
    }

    static Event read(ByteReader in) {
        int tag = in.u8();
        return switch (tag) {
            case 1 -> new Event.QueueDefined(in.integer(), CommandCodec.plainRules(in));
            case 2 -> new Event.QueueRemoved(in.integer());
            case 3 -> new Event.AgentDefined(in.integer(), in.integers());
            case 4 -> new Event.AgentRemoved(in.integer());
            case 5 ->
                new Event.AgentStateChanged(
                        in.integer(), in.constant(AGENT_STATES), in.text(), in.number(), in.text(), in.text());
            case 6 -> new Event.WrapUpStarted(in.number(), in.integer(), in.integer(), in.number());
            case 7 -> new Event.WrapUpExtended(in.number(), in.integer(), in.number());
            case 8 -> new Event.WrapUpEnded(in.number(), in.integer(), in.constant(WRAP_UP_ENDS));
            case 9 -> new Event.ContactOpened(in.number(), in.text(), in.text());
            case 10 ->
                new Event.ContactQueued(
                        in.number(), in.integer(), in.integer(), in.integer(), in.number(), in.constant(QUEUED_CAUSES));
            case 11 -> new Event.ContactOffered(in.number(), in.integer(), in.integer(), in.text(), in.number());
            case 12 -> new Event.OfferEnded(in.number(), in.integer(), in.integer(), in.constant(OFFER_ENDS));
            case 13 -> new Event.ContactConnected(in.number(), in.integer(), in.integer(), in.number());
            case 14 -> new Event.ContactHeld(in.number(), in.integer());
            case 15 -> new Event.ContactResumed(in.number(), in.integer());
            case 16 ->
                new Event.ConversationEnded(
                        in.number(), in.integer(), in.constant(CONVERSATION_ENDS), in.number(), in.number());
            case 17 ->
                new Event.ContactEnded(
                        in.number(), in.constant(OUTCOMES), in.constant(ENDED_BY), in.constant(END_CAUSES));
            case 18 -> new Event.VersionActivated(in.integer());
            case 19 -> new Event.Refused(in.constant(REFUSALS), in.text());
            case 20 -> new Event.QueueDefined(in.integer(), CommandCodec.rules(in));
            case 21 -> new Event.AgentDefined(in.integer(), CommandCodec.profile(in));
            case 22 ->
                new Event.ContactQueued(
                        in.number(),
                        in.integer(),
                        in.integer(),
                        in.integer(),
                        in.number(),
                        in.constant(QUEUED_CAUSES),
                        CommandCodec.requirements(in));
            case 23 ->
                new Event.ContactOffered(in.number(), in.integer(), in.integer(), in.text(), in.number(), choice(in));
            case 24 -> new Event.ContactWidened(in.number(), in.integer(), in.integer());
            case 25 -> new Event.DayStarted();
            case 45 -> new Event.QueueDefined(in.integer(), CommandCodec.wholeRules(in));
            case 46 ->
                new Event.ContactOverflowed(
                        in.number(),
                        in.integer(),
                        in.integer(),
                        in.integer(),
                        in.constant(OVERFLOW_TRIGGERS),
                        in.constant(OVERFLOW_TARGETS),
                        in.integer());
            case 90 -> new Event.QueueDefined(in.integer(), CommandCodec.numberedRules(in));
            case 91 -> new Event.MessageLeft(in.number(), in.number(), in.text(), in.text(), in.number());
            case 92 -> new Event.MessageDiscarded(in.number(), in.integer(), in.integer());
            case 93 -> new Event.WrapUpStarted(in.number(), in.integer(), in.integer(), in.number(), otherKind(in));
            case 47 -> new Event.OverflowPassed(in.number(), in.integer(), in.integer());
            case 70 -> new Event.CallbackRequested(in.number(), in.integer(), in.text());
            case 71 -> new Event.CallbackRested(in.number(), in.integer(), in.number());
            case 72 -> new Event.CallbackReturned(in.number(), in.integer());
            case 73 -> new Event.CallbackDialled(in.number(), in.integer(), in.integer(), in.text(), in.integer());
            case 74 ->
                new Event.CallbackAttempted(
                        in.number(), in.integer(), in.integer(), in.integer(), in.constant(OUTSIDE_ENDS), in.number());
            case 75 -> new Event.CallbackCancelled(in.number(), in.integer());
            case 76 -> new Event.CallbacksHeld(in.integer(), in.number());
            case 77 -> new Event.PlaceTakenUp(in.number(), in.number(), in.integer(), in.number());
            case 78 -> new Event.QueueDefined(in.integer(), CommandCodec.allRules(in));
            case 35 -> new Event.AgentForced(in.integer(), in.constant(AGENT_STATES), in.text(), in.integer());
            case 36 -> new Event.QueuePaused(in.integer(), in.integer(), in.integer());
            case 37 -> new Event.QueueResumed(in.integer(), in.integer(), in.integer());
            case 38 -> new Event.ReasonDefined(in.text(), ProfileCodec.readReason(in));
            case 39 -> new Event.ReasonExceeded(in.integer(), in.text());
            case 40 -> new Event.PriorityChanged(in.number(), in.integer(), in.integer(), in.integer());
            case 41 -> new Event.ContactMoved(in.number(), in.integer(), in.integer(), in.integer());
            case 55 -> new Event.ContactDialled(in.number(), in.integer(), in.text());
            case 56 -> new Event.OutsideConnected(in.number(), in.text());
            case 57 -> new Event.OutsideLost(in.number(), in.text(), in.constant(OUTSIDE_ENDS));
            case 58 -> new Event.ConsultStarted(in.number(), in.integer(), in.integer(), in.integer(), in.text());
            case 59 ->
                new Event.ConsultQueued(
                        in.number(),
                        in.integer(),
                        in.integer(),
                        in.integer(),
                        in.number(),
                        ProfileCodec.readRequirements(in));
            case 60 -> new Event.ConsultConnected(in.number(), in.integer(), in.integer());
            case 61 -> new Event.ConsultJoined(in.number(), in.integer());
            case 62 -> new Event.ConsultEnded(in.number(), in.integer(), in.integer(), in.constant(CONSULT_ENDS));
            case 63 -> new Event.ContactHandedOver(in.number(), in.integer(), in.integer(), in.integer());
            case 120 -> new Event.ContactRouted(in.number(), in.integer(), GroundsCodec.readSome(in));
            case 100 ->
                new Event.CallPlaced(in.number(), in.integer(), in.constant(CONTACT_KINDS), in.text(), in.text());
            default -> throw new Malformed("No event has tag " + tag);
        };
    }

    private static ContactKind otherKind(ByteReader in) {
        ContactKind kind = in.constant(CONTACT_KINDS);
        return ProfileCodec.notPlain(kind, kind == ContactKind.CALL);
    }

    private static Choice choice(ByteReader in) {
        Choice choice = ProfileCodec.readChoice(in);
        return ProfileCodec.notPlain(choice, choice.equals(Choice.UNKNOWN));
    }
}
