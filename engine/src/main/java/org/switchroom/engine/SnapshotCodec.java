package org.switchroom.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.agent.WorkTime;
import org.switchroom.engine.agent.WrapUp;
import org.switchroom.engine.contact.Callback;
import org.switchroom.engine.contact.Chain;
import org.switchroom.engine.contact.Contact;
import org.switchroom.engine.contact.ContactState;
import org.switchroom.engine.contact.ContactState.Asked;
import org.switchroom.engine.contact.ContactState.Beside;
import org.switchroom.engine.contact.ContactState.CallingBack;
import org.switchroom.engine.contact.ContactState.Consulting;
import org.switchroom.engine.contact.ContactState.Dialling;
import org.switchroom.engine.contact.ContactState.InMenu;
import org.switchroom.engine.contact.ContactState.Moving;
import org.switchroom.engine.contact.ContactState.Offered;
import org.switchroom.engine.contact.ContactState.Outside;
import org.switchroom.engine.contact.ContactState.Parted;
import org.switchroom.engine.contact.ContactState.Resting;
import org.switchroom.engine.contact.ContactState.Ring;
import org.switchroom.engine.contact.ContactState.Ringing;
import org.switchroom.engine.contact.ContactState.Starting;
import org.switchroom.engine.contact.ContactState.TakingUp;
import org.switchroom.engine.contact.ContactState.Talking;
import org.switchroom.engine.contact.ContactState.Together;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.contact.PlacedCall;
import org.switchroom.engine.encoding.ByteReader;
import org.switchroom.engine.encoding.ByteWriter;
import org.switchroom.engine.encoding.Encoding;
import org.switchroom.engine.encoding.Malformed;
import org.switchroom.engine.encoding.ProfileCodec;
import org.switchroom.engine.matching.Ask;
import org.switchroom.engine.matching.Plan;
import org.switchroom.engine.matching.Rank;
import org.switchroom.engine.queue.Queue;
import org.switchroom.engine.queue.Tally;

/** One thing of the state as bytes and back, for {@link Snapshot}. */
final class SnapshotCodec {
    private static final AgentState[] AGENT_STATES = AgentState.values();
    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final ContactKind[] KINDS = ContactKind.values();

    private SnapshotCodec() {}

    static void write(ByteWriter out, ReasonBook.Key reason, ReasonRules rules) {
        ProfileCodec.write(out.number(reason.firmId()).text(reason.reasonCode()), rules);
    }

    static void readReason(ByteReader in, Centre centre) {
        ReasonBook.Key reason = new ReasonBook.Key(in.integer(), in.text());
        centre.restore(reason, ProfileCodec.readReason(in));
    }

    static void write(ByteWriter out, Queue queue) {
        out.number(queue.queueId()).number(queue.firmId());
        ProfileCodec.writeAll(out, queue.rules());
        out.number(queue.conversation().averageMs());
        out.number(queue.wrapUp().averageMs());
        out.number(queue.passFloor()).number(queue.callbacksHeldUntilMs());
    }

    static Queue readQueue(ByteReader in) {
        Queue queue = new Queue(
                in.integer(), in.integer(), ProfileCodec.readAllRules(in), in.number(), in.number(), in.number());
        queue.holdCallbacks(in.number());
        return queue;
    }

    static void write(ByteWriter out, Agent agent, Centre centre) {
        out.number(agent.agentId()).number(agent.firmId());
        ProfileCodec.write(out, agent.profile());
        out.constant(agent.state()).text(agent.reasonCode()).number(agent.contactId());
        out.text(agent.deviceId()).text(agent.pendingReason());
        out.number(agent.sinceMs()).number(agent.availableSeq());
        out.number(agent.workTime().busyMs()).number(agent.workTime().freeMs());
        write(out, agent.wrapUp());
        out.numbers(agent.pausedQueueIds()).number(agent.notReadyUntilMs());
        centre.seatsOf(agent.agentId()).forEach(seat -> write(out, seat.tally()));
    }

    private static void write(ByteWriter out, @Nullable WrapUp wrapUp) {
        out.u8(wrapUp == null ? 0 : 1);
        if (wrapUp != null) {
            out.number(wrapUp.contactId()).number(wrapUp.queueId());
            out.number(wrapUp.startedAtMs()).number(wrapUp.endsAtMs()).constant(wrapUp.kind());
            out.number(wrapUp.beforeMs());
        }
    }

    private static void write(ByteWriter out, Tally tally) {
        out.number(tally.handle().averageMs()).number(tally.lastOfferSeq()).number(tally.contactsToday());
        out.number(tally.talkTodayMs()).number(tally.pass());
    }

    /** Puts it back at once, since what it has done belongs to its queues. */
    static void readAgent(ByteReader in, Centre centre) {
        Agent agent = readAgent(in);
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < agent.profile().services().size(); i++) {
            tallies.add(new Tally(in.number(), in.number(), in.integer(), in.number(), in.number()));
        }
        centre.restore(agent, tallies);
    }

    private static Agent readAgent(ByteReader in) {
        return new Agent(
                in.integer(),
                in.integer(),
                ProfileCodec.readProfile(in),
                in.constant(AGENT_STATES),
                in.text(),
                in.number(),
                in.text(),
                in.text(),
                in.number(),
                in.number(),
                new WorkTime(in.number(), in.number()),
                readWrapUp(in),
                in.integers(),
                in.number());
    }

    private static @Nullable WrapUp readWrapUp(ByteReader in) {
        return switch (in.u8()) {
            case 0 -> null;
            case 1 -> new WrapUp(in.number(), in.integer(), in.number(), in.number(), in.constant(KINDS), in.number());
            default -> throw new Malformed("Neither a wrap-up nor none");
        };
    }

    static void write(ByteWriter out, Contact contact) {
        out.number(contact.contactId()).number(contact.firmId()).constant(contact.kind());
        Message message = contact.message();
        out.u8(message == null ? 0 : 1);
        if (message != null) {
            write(out, message);
        }
        out.number(contact.openedSeq()).constant(contact.outcome());
        writeState(out, contact);
        Callback callback = contact.callback();
        out.u8(callback == null ? 0 : 1);
        if (callback != null) {
            out.text(callback.number()).number(callback.attempts());
        }
    }

    private static @Nullable Callback readCallback(ByteReader in) {
        return switch (in.u8()) {
            case 0 -> null;
            case 1 -> new Callback(in.text(), in.integer());
            default -> throw new Malformed("Neither a callback nor none");
        };
    }

    static void write(ByteWriter out, KeptPlaces.Kept kept) {
        write(out.number(kept.contactId()).number(kept.firmId()).number(kept.untilMs()), kept.place());
    }

    static KeptPlaces.Kept readKept(ByteReader in) {
        long contactId = in.number();
        int firmId = in.integer();
        long untilMs = in.number();
        return new KeptPlaces.Kept(contactId, firmId, readWaiting(in), untilMs);
    }

    private static void writeState(ByteWriter out, Contact contact) {
        switch (contact.state()) {
            case InMenu s -> out.u8(0);
            case Waiting s -> write(out.u8(1), s);
            case Offered s -> {
                write(out.u8(2), s.place());
                out.number(s.agentId()).number(s.deadlineMs());
            }
            case Talking s -> TransferCodec.write(out.u8(3), s);
            case Consulting s -> {
                TransferCodec.write(out.u8(4), s.conversation());
                write(out, s.beside());
            }
            case Outside s -> TransferCodec.write(out.u8(5), s);
            case Asked s -> out.u8(6).number(s.agentId()).number(s.deadlineMs());
            case Resting s -> {
                write(out.u8(7), s.place());
                out.number(s.retryAtMs()).number(s.untilMs());
            }
            case CallingBack s -> {
                write(out.u8(8), s.place());
                out.number(s.agentId());
            }
            case TakingUp s -> throw new IllegalStateException("Left taking up: " + contact);
            case Ringing s -> {
                write(out.u8(9), s.place());
                ProfileCodec.writeAll(
                        out, s.rings(), (to, ring) -> to.number(ring.agentId()).number(ring.deadlineMs()));
            }
            case Moving s -> throw new IllegalStateException("Left moving: " + contact);
            case Parted s -> throw new IllegalStateException("Left parted: " + contact);
        }
    }

    private static void write(ByteWriter out, Beside beside) {
        switch (beside) {
            case Waiting s -> write(out.u8(1), s);
            case Offered s -> {
                write(out.u8(2), s.place());
                out.number(s.agentId()).number(s.deadlineMs());
            }
            case Asked s -> out.u8(3).number(s.agentId()).number(s.deadlineMs());
            case Dialling s -> out.u8(4).text(s.number());
            case Together s ->
                out.u8(5)
                        .number(s.queueId())
                        .number(s.agentId())
                        .text(s.number())
                        .u8(s.joined() ? 1 : 0);
            case Starting s -> throw new IllegalStateException("Left starting");
            case Ringing s -> throw new IllegalStateException("Many ring beside a conversation");
        }
    }

    private static Beside readBeside(ByteReader in) {
        return switch (in.u8()) {
            case 1 -> readWaiting(in);
            case 2 -> new Offered(readWaiting(in), in.integer(), in.number());
            case 3 -> new Asked(in.integer(), in.number());
            case 4 -> new Dialling(in.text());
            case 5 -> new Together(in.integer(), in.integer(), in.text(), in.u8() == 1);
            default -> throw new Malformed("Nothing like that is beside a conversation");
        };
    }

    private static void write(ByteWriter out, Waiting place) {
        out.number(place.queueId()).number(place.priority());
        out.number(place.rank().major()).number(place.rank().minor()).number(place.queuedAtMs());
        ProfileCodec.write(out, place.requirements());
        ProfileCodec.writeAll(out, place.plan().stages(), SnapshotCodec::write);
        out.number(place.stage()).number(place.plannedFromMs());
        write(out, place.chain());
    }

    static void write(ByteWriter out, Chain chain) {
        ProfileCodec.writeNumbered(out.number(chain.queueId()), chain.steps());
        out.number(chain.sinceMs()).number(chain.done());
    }

    static Chain readChain(ByteReader in) {
        return new Chain(in.integer(), ProfileCodec.readNumbered(in), in.number(), in.integer());
    }

    private static void write(ByteWriter out, Plan.Stage stage) {
        ProfileCodec.needs(out.number(stage.afterMs()), stage.ask().needs());
        out.numbers(stage.ask().preferred())
                .number(stage.ask().maxTier())
                .number(stage.ask().agentId());
    }

    private static Plan.Stage readStage(ByteReader in) {
        return new Plan.Stage(
                in.number(), new Ask(ProfileCodec.readNeeds(in), in.integers(), in.integer(), in.integer()));
    }

    private static void write(ByteWriter out, Message message) {
        out.number(message.fromContactId()).text(message.caller()).text(message.dialled());
        out.number(message.leftAtMs()).number(message.lengthMs());
    }

    private static Message readMessage(ByteReader in) {
        return new Message(in.number(), in.text(), in.text(), in.number(), in.number());
    }

    static Contact readContact(ByteReader in) {
        return new Contact(
                in.number(),
                in.integer(),
                in.constant(KINDS),
                in.u8() == 1 ? readMessage(in) : null,
                in.number(),
                in.constant(OUTCOMES),
                readState(in),
                readCallback(in));
    }

    private static ContactState readState(ByteReader in) {
        return switch (in.u8()) {
            case 0 -> new InMenu();
            case 1 -> readWaiting(in);
            case 2 -> new Offered(readWaiting(in), in.integer(), in.number());
            case 3 -> TransferCodec.readTalking(in);
            case 4 -> new Consulting(TransferCodec.readTalking(in), readBeside(in));
            case 5 -> TransferCodec.readOutside(in);
            case 6 -> new Asked(in.integer(), in.number());
            case 7 -> new Resting(readWaiting(in), in.number(), in.number());
            case 8 -> new CallingBack(readWaiting(in), in.integer());
            case 9 ->
                new Ringing(readWaiting(in), ProfileCodec.readAll(in, ring -> new Ring(ring.integer(), ring.number())));
            default -> throw new Malformed("No such state of a contact");
        };
    }

    private static Waiting readWaiting(ByteReader in) {
        return new Waiting(
                in.integer(),
                in.integer(),
                new Rank(in.number(), in.number()),
                in.number(),
                ProfileCodec.readRequirements(in),
                new Plan(ProfileCodec.readAll(in, SnapshotCodec::readStage)),
                in.integer(),
                in.number(),
                readChain(in));
    }

    static void write(ByteWriter out, PlacedCall call) {
        out.number(call.contactId()).number(call.agentId()).constant(call.kind());
        write(out, call.wrapUp());
    }

    static PlacedCall readPlaced(ByteReader in) {
        return new PlacedCall(in.number(), in.integer(), in.constant(KINDS), readWrapUp(in));
    }

    static void write(ByteWriter out, ClientTable.LastAnswer answer) {
        out.number(answer.clientId()).number(answer.clientSeq());
        out.u8(answer.events().size());
        for (LoggedEvent event : answer.events()) {
            Encoding.write(out, event);
        }
    }

    static void readAnswer(ByteReader in, ClientTable clients) {
        int clientId = in.integer();
        long clientSeq = in.number();
        int count = in.u8();
        List<LoggedEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(Encoding.readEvent(in));
        }
        clients.remember(clientId, clientSeq, events, 0);
    }
}
