package org.switchroom.engine.encoding;

import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.RejectCause;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.ReturnRules;
import org.switchroom.engine.RoutingProfile;

/** Each command as a tag and its fields. A tag is never given twice, not even after its command is gone. */
final class CommandCodec {
    private static final AgentState[] AGENT_STATES = AgentState.values();
    private static final RejectCause[] REJECT_CAUSES = RejectCause.values();
    private static final ContactKind[] CONTACT_KINDS = ContactKind.values();
    private static final EndedBy[] ENDED_BY = EndedBy.values();
    private static final OutsideEnd[] OUTSIDE_ENDS = OutsideEnd.values();
    private static final EndCause[] END_CAUSES = EndCause.values();

    private CommandCodec() {}

    static void write(ByteWriter out, Command command) {
        switch (command) {
            case Command.DefineQueue c ->
                rules(out.u8(rulesTag(c.rules(), 1, 22, 45, 90, 74)).number(c.queueId()), c.rules());
            case Command.RemoveQueue c -> out.u8(2).number(c.queueId());
            case Command.DefineAgent c ->
                profile(out.u8(c.profile().isPlain() ? 3 : 23).number(c.agentId()), c.profile());
            case Command.RemoveAgent c -> out.u8(4).number(c.agentId());
            case Command.SignIn c -> out.u8(5).number(c.agentId()).text(c.deviceId());
            case Command.SignOut c -> out.u8(6).number(c.agentId());
            case Command.SetAvailable c -> out.u8(7).number(c.agentId());
            case Command.SetNotReady c -> out.u8(8).number(c.agentId()).text(c.reasonCode());
            case Command.LoseDevice c -> out.u8(9).number(c.agentId());
            case Command.FinishWrapUp c -> out.u8(10).number(c.agentId());
            case Command.ExtendWrapUp c -> out.u8(11).number(c.agentId()).number(c.byMs());
            case Command.OpenContact c ->
                out.u8(12).number(c.contactId()).text(c.caller()).text(c.dialled());
            case Command.EnqueueContact c -> write(out, c);
            case Command.LeaveQueue c -> out.u8(46).number(c.contactId()).text(c.key());
            case Command.AcceptOffer c ->
                of(
                        c.offerSeq(),
                        out.u8(c.offerSeq() == 0 ? 14 : 121)
                                .number(c.contactId())
                                .number(c.agentId()));
            case Command.RejectOffer c ->
                of(
                        c.offerSeq(),
                        out.u8(c.offerSeq() == 0 ? 15 : 122)
                                .number(c.contactId())
                                .number(c.agentId())
                                .constant(c.cause()));
            case Command.HoldContact c -> out.u8(16).number(c.contactId()).number(c.agentId());
            case Command.ResumeContact c -> out.u8(17).number(c.contactId()).number(c.agentId());
            case Command.EndContact c ->
                out.u8(18).number(c.contactId()).constant(c.by()).constant(c.cause());
            case Command.Tick c -> out.u8(19);
            case Command.Restart c -> out.u8(20);
            case Command.ActivateVersion c -> out.u8(21).number(c.version());
            case Command.StartDay c -> out.u8(25);
            case Command.ForceState c ->
                out.u8(35)
                        .number(c.agentId())
                        .constant(c.state())
                        .text(c.reasonCode())
                        .number(c.byUserId());
            case Command.PauseQueue c ->
                out.u8(36).number(c.agentId()).number(c.queueId()).number(c.byUserId());
            case Command.ResumeQueue c ->
                out.u8(37).number(c.agentId()).number(c.queueId()).number(c.byUserId());
            case Command.DefineReason c -> ProfileCodec.write(out.u8(38).text(c.reasonCode()), c.rules());
            case Command.ChangePriority c ->
                out.u8(39).number(c.contactId()).number(c.priority()).number(c.byUserId());
            case Command.MoveContact c ->
                out.u8(40).number(c.contactId()).number(c.queueId()).number(c.byUserId());
            case Command.TransferToQueue c -> {
                out.u8(125)
                        .number(c.contactId())
                        .number(c.agentId())
                        .number(c.queueId())
                        .number(c.priority());
                ProfileCodec.write(out, c.requirements());
            }
            case Command.TransferToAgent c ->
                out.u8(55).number(c.contactId()).number(c.agentId()).number(c.toAgentId());
            case Command.TransferOutside c ->
                out.u8(56).number(c.contactId()).number(c.agentId()).text(c.number());
            case Command.ConsultAgent c ->
                out.u8(57).number(c.contactId()).number(c.agentId()).number(c.toAgentId());
            case Command.ConsultQueue c -> write(out.u8(58), c);
            case Command.ConsultOutside c ->
                out.u8(59).number(c.contactId()).number(c.agentId()).text(c.number());
            case Command.EndConsult c -> out.u8(60).number(c.contactId()).number(c.agentId());
            case Command.CompleteTransfer c -> out.u8(61).number(c.contactId()).number(c.agentId());
            case Command.JoinConsult c -> out.u8(62).number(c.contactId()).number(c.agentId());
            case Command.RequestCallback c -> out.u8(70).number(c.contactId()).text(c.number());
            case Command.CancelCallback c -> out.u8(71).number(c.contactId()).number(c.byUserId());
            case Command.HoldCallbacks c -> out.u8(72).number(c.queueId()).number(c.untilMs());
            case Command.LeaveContact c -> out.u8(63).number(c.contactId()).number(c.agentId());
            case Command.LeaveMessage c -> write(out.u8(91), c);
            case Command.DiscardMessage c -> out.u8(92).number(c.contactId()).number(c.byUserId());
            case Command.PlaceCall c ->
                out.u8(100)
                        .number(c.contactId())
                        .number(c.agentId())
                        .constant(c.kind())
                        .text(c.caller())
                        .text(c.dialled());
            case Command.RingColleague c -> out.u8(101).number(c.contactId()).number(c.toAgentId());
            case Command.CallOutside c -> out.u8(102).number(c.contactId()).text(c.number());
            case Command.OutsideAnswered c ->
                of(c.callSeq(), out.u8(c.callSeq() == 0 ? 64 : 123).number(c.contactId()));
            case Command.OutsideEnded c ->
                of(
                        c.callSeq(),
                        out.u8(c.callSeq() == 0 ? 65 : 124)
                                .number(c.contactId())
                                .constant(c.why()));
        }
    }

    /** What it is about, where that is told at all. */
    private static void of(long eventSeq, ByteWriter out) {
        if (eventSeq != 0) {
            out.number(eventSeq);
        }
    }

    private static long told(ByteReader in) {
        long eventSeq = in.number();
        return ProfileCodec.notPlain(eventSeq, eventSeq == 0);
    }

    private static void write(ByteWriter out, Command.EnqueueContact c) {
        if (c.closed() || c.resumesContactId() != 0) {
            out.u8(c.closed() ? 48 : 73)
                    .number(c.contactId())
                    .number(c.queueId())
                    .number(c.priority());
            ProfileCodec.write(out, c.requirements());
            GroundsCodec.write(out, c.grounds());
            out.number(c.resumesContactId());
            return;
        }
        boolean grounded = !c.grounds().equals(Grounds.NONE);
        boolean plain = !grounded && c.requirements().equals(Requirements.NONE);
        int tag = plain ? 13 : 24;
        out.u8(grounded ? 120 : tag).number(c.contactId()).number(c.queueId()).number(c.priority());
        if (!plain) {
            ProfileCodec.write(out, c.requirements());
        }
        if (grounded) {
            GroundsCodec.write(out, c.grounds());
        }
    }

    private static void write(ByteWriter out, Command.LeaveMessage c) {
        out.number(c.contactId()).number(c.fromContactId()).text(c.caller()).text(c.dialled());
        ProfileCodec.write(out.number(c.queueId()).number(c.priority()), c.requirements());
        out.number(c.lengthMs());
    }

    private static void write(ByteWriter out, Command.ConsultQueue c) {
        out.number(c.contactId()).number(c.agentId()).number(c.queueId()).number(c.priority());
        ProfileCodec.write(out, c.requirements());
    }

    static Command read(ByteReader in) {
        int tag = in.u8();
        return switch (tag) {
            case 1 -> new Command.DefineQueue(in.integer(), plainRules(in));
            case 2 -> new Command.RemoveQueue(in.integer());
            case 3 -> new Command.DefineAgent(in.integer(), in.integers());
            case 4 -> new Command.RemoveAgent(in.integer());
            case 5 -> new Command.SignIn(in.integer(), in.text());
            case 6 -> new Command.SignOut(in.integer());
            case 7 -> new Command.SetAvailable(in.integer());
            case 8 -> new Command.SetNotReady(in.integer(), in.text());
            case 9 -> new Command.LoseDevice(in.integer());
            case 10 -> new Command.FinishWrapUp(in.integer());
            case 11 -> new Command.ExtendWrapUp(in.integer(), in.number());
            case 12 -> new Command.OpenContact(in.number(), in.text(), in.text());
            case 13 -> new Command.EnqueueContact(in.number(), in.integer(), in.integer());
            case 14 -> new Command.AcceptOffer(in.number(), in.integer());
            case 15 -> new Command.RejectOffer(in.number(), in.integer(), in.constant(REJECT_CAUSES));
            case 16 -> new Command.HoldContact(in.number(), in.integer());
            case 17 -> new Command.ResumeContact(in.number(), in.integer());
            case 18 -> new Command.EndContact(in.number(), in.constant(ENDED_BY), in.constant(END_CAUSES));
            case 19 -> new Command.Tick();
            case 20 -> new Command.Restart();
            case 21 -> new Command.ActivateVersion(in.integer());
            case 22 -> new Command.DefineQueue(in.integer(), rules(in));
            case 23 -> new Command.DefineAgent(in.integer(), profile(in));
            case 24 -> new Command.EnqueueContact(in.number(), in.integer(), in.integer(), requirements(in));
            case 25 -> new Command.StartDay();
            case 35 -> new Command.ForceState(in.integer(), in.constant(AGENT_STATES), in.text(), in.integer());
            case 36 -> new Command.PauseQueue(in.integer(), in.integer(), in.integer());
            case 37 -> new Command.ResumeQueue(in.integer(), in.integer(), in.integer());
            case 38 -> new Command.DefineReason(in.text(), ProfileCodec.readReason(in));
            case 39 -> new Command.ChangePriority(in.number(), in.integer(), in.integer());
            case 40 -> new Command.MoveContact(in.number(), in.integer(), in.integer());
            case 55 -> new Command.TransferToAgent(in.number(), in.integer(), in.integer());
            case 56 -> new Command.TransferOutside(in.number(), in.integer(), in.text());
            case 57 -> new Command.ConsultAgent(in.number(), in.integer(), in.integer());
            case 58 ->
                new Command.ConsultQueue(
                        in.number(), in.integer(), in.integer(), in.integer(), ProfileCodec.readRequirements(in));
            case 59 -> new Command.ConsultOutside(in.number(), in.integer(), in.text());
            case 60 -> new Command.EndConsult(in.number(), in.integer());
            case 61 -> new Command.CompleteTransfer(in.number(), in.integer());
            case 62 -> new Command.JoinConsult(in.number(), in.integer());
            case 63 -> new Command.LeaveContact(in.number(), in.integer());
            case 64 -> new Command.OutsideAnswered(in.number());
            case 65 -> new Command.OutsideEnded(in.number(), in.constant(OUTSIDE_ENDS));
            case 70 -> new Command.RequestCallback(in.number(), in.text());
            case 71 -> new Command.CancelCallback(in.number(), in.integer());
            case 72 -> new Command.HoldCallbacks(in.integer(), in.number());
            case 73 -> resuming(in);
            case 48 -> whole(in, true);
            case 74 -> new Command.DefineQueue(in.integer(), allRules(in));
            case 45 -> new Command.DefineQueue(in.integer(), wholeRules(in));
            case 46 -> new Command.LeaveQueue(in.number(), in.text());
            case 120 ->
                new Command.EnqueueContact(
                        in.number(),
                        in.integer(),
                        in.integer(),
                        ProfileCodec.readRequirements(in),
                        GroundsCodec.readSome(in));
            case 90 -> new Command.DefineQueue(in.integer(), numberedRules(in));
            case 91 ->
                new Command.LeaveMessage(
                        in.number(),
                        in.number(),
                        in.text(),
                        in.text(),
                        in.integer(),
                        in.integer(),
                        ProfileCodec.readRequirements(in),
                        in.number());
            case 92 -> new Command.DiscardMessage(in.number(), in.integer());
            case 100 ->
                new Command.PlaceCall(in.number(), in.integer(), in.constant(CONTACT_KINDS), in.text(), in.text());
            case 101 -> new Command.RingColleague(in.number(), in.integer());
            case 102 -> new Command.CallOutside(in.number(), in.text());
            case 121 -> new Command.AcceptOffer(in.number(), in.integer(), told(in));
            case 122 -> new Command.RejectOffer(in.number(), in.integer(), in.constant(REJECT_CAUSES), told(in));
            case 123 -> new Command.OutsideAnswered(in.number(), told(in));
            case 124 -> new Command.OutsideEnded(in.number(), in.constant(OUTSIDE_ENDS), told(in));
            case 125 ->
                new Command.TransferToQueue(
                        in.number(), in.integer(), in.integer(), in.integer(), ProfileCodec.readRequirements(in));
            default -> throw new Malformed("No command has tag " + tag);
        };
    }

    /** As version 1 wrote them, when that says everything. */
    static void rules(ByteWriter out, QueueRules rules) {
        if (rules.isPlain()) {
            out.number(rules.ringTimeoutMs()).number(rules.wrapUpMs()).number(rules.maxWaiting());
        } else if (!rules.returns().equals(ReturnRules.USUAL)) {
            ProfileCodec.writeAll(out, rules);
        } else if (rules.overflow().isEmpty()) {
            ProfileCodec.write(out, rules);
        } else if (rules.callsNobody()) {
            ProfileCodec.writeWhole(out, rules);
        } else {
            ProfileCodec.writeNumbered(out, rules);
        }
    }

    /** The shortest shape that says everything. */
    static int rulesTag(QueueRules rules, int plain, int distributing, int whole, int numbered, int all) {
        if (rules.isPlain()) {
            return plain;
        }
        if (!rules.returns().equals(ReturnRules.USUAL)) {
            return all;
        }
        if (rules.overflow().isEmpty()) {
            return distributing;
        }
        return rules.callsNobody() ? whole : numbered;
    }

    static QueueRules plainRules(ByteReader in) {
        return new QueueRules(in.number(), in.number(), in.integer());
    }

    /** As version 1 wrote it, when that says everything. */
    static void profile(ByteWriter out, RoutingProfile profile) {
        if (profile.isPlain()) {
            out.numbers(profile.queueIds());
        } else {
            ProfileCodec.write(out, profile);
        }
    }

    static QueueRules rules(ByteReader in) {
        QueueRules rules = ProfileCodec.readRules(in);
        return ProfileCodec.notPlain(rules, rules.isPlain());
    }

    static QueueRules wholeRules(ByteReader in) {
        QueueRules rules = ProfileCodec.readWholeRules(in);
        return ProfileCodec.notPlain(rules, rules.overflow().isEmpty());
    }

    static QueueRules numberedRules(ByteReader in) {
        QueueRules rules = ProfileCodec.readNumberedRules(in);
        return ProfileCodec.notPlain(rules, rules.callsNobody());
    }

    static QueueRules allRules(ByteReader in) {
        QueueRules rules = ProfileCodec.readAllRules(in);
        return ProfileCodec.notPlain(rules, rules.returns().equals(ReturnRules.USUAL));
    }

    private static Command.EnqueueContact resuming(ByteReader in) {
        Command.EnqueueContact c = whole(in, false);
        return ProfileCodec.notPlain(c, c.resumesContactId() == 0);
    }

    private static Command.EnqueueContact whole(ByteReader in, boolean closed) {
        return new Command.EnqueueContact(
                in.number(),
                in.integer(),
                in.integer(),
                ProfileCodec.readRequirements(in),
                GroundsCodec.read(in),
                in.number(),
                closed);
    }

    static RoutingProfile profile(ByteReader in) {
        RoutingProfile profile = ProfileCodec.readProfile(in);
        return ProfileCodec.notPlain(profile, profile.isPlain());
    }

    static Requirements requirements(ByteReader in) {
        Requirements requirements = ProfileCodec.readRequirements(in);
        return ProfileCodec.notPlain(requirements, requirements.equals(Requirements.NONE));
    }
}
