package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.telephony.CallCentre.patience;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.switchroom.directory.OverflowRule;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Queue.Distribution;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.Event.ContactConnected;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.Event.ContactQueued;
import org.switchroom.engine.Event.MessageLeft;
import org.switchroom.engine.Event.OutsideConnected;
import org.switchroom.engine.Event.OutsideLost;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.OverflowTarget.Kind;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Strategy;
import org.switchroom.telephony.TestPhone.TestCall;
import org.switchroom.wire.audio.Goertzel;
import org.switchroom.wire.audio.Tone;

/** Messages and numbers outside that callers overflow to, through the whole server and with real telephones. */
class VoicemailTest extends OnTheTelephone {
    private static final int CALLER_HZ = 1900;
    private static final int OTHER_HZ = 600;

    @Value("${switchroom.data-dir}")
    private Path dataDir;

    private void overflows(OverflowRule... rules) {
        long before = centre.count(Event.QueueDefined.class);
        var agents = Stream.of(centre.seat(0), centre.seat(1))
                .map(CallCentre.Seat::agentId)
                .sorted()
                .toList();
        editor.save(
                new Queue(centre.queueId, centre.firmId, "Support", 10_000, 0, 100, 20, agents)
                        .overflowing(List.of(rules)),
                0);
        patience().until(() -> centre.count(Event.QueueDefined.class) > before);
    }

    /** A caller who is being recorded. */
    private TestCall asked() {
        overflows(new OverflowRule(OverflowTrigger.WAITED, 1_000, "", Kind.VOICEMAIL, 0, 3, ""));
        var call = trunk.dial(centre.number, CALLER).answered();
        call.press('1');
        centre.awaitEvent(Event.ContactOverflowed.class);
        call.press('#');
        patience().until(() -> telephony.gauges().recordings() == 1);
        return call;
    }

    private void speaks(TestCall call, int ms) {
        TestPhone.say(call.leg, Tone.clip(-10, ms, CALLER_HZ));
    }

    private ContactEnded ended(long contactId) {
        return patience()
                .until(
                        () -> {
                            var last = centre.last(ContactEnded.class);
                            return last != null && last.contactId() == contactId ? last : null;
                        },
                        found -> found != null);
    }

    @Test
    void aMessageIsLeftAndHeardByAnAgent() throws Exception {
        var call = asked();
        speaks(call, 1_500);
        call.press('#');
        var left = centre.awaitEvent(MessageLeft.class);
        assertThat(left.lengthMs()).isBetween(1_000L, 4_500L);
        assertThat(left.caller()).isEqualTo("+491711234567");
        assertThat(centre.last(ContactQueued.class))
                .returns(left.contactId(), ContactQueued::contactId)
                .returns(3, ContactQueued::priority)
                .returns(QueuedCause.MESSAGE, ContactQueued::cause);
        call.awaitEnd();
        assertThat(ended(left.fromContactId()))
                .returns(Outcome.VOICEMAIL, ContactEnded::outcome)
                .returns(EndCause.VOICEMAIL, ContactEnded::cause);

        centre.available(centre.seat(0));
        var listener = first.awaitRing();
        assertThat(listener.invite.from().uri().user()).isEqualTo("+491711234567");
        listener.answer();
        ears.awaitTone(first, listener.leg, CALLER_HZ);
        ears.awaitNoTone(first, listener.leg, CALLER_HZ);
        listener.leg.sendDigit('1', 120);
        ears.awaitTone(first, listener.leg, CALLER_HZ);
        listener.hangUp();
        assertThat(ended(left.contactId()))
                .returns(Outcome.ANSWERED, ContactEnded::outcome)
                .returns(EndedBy.AGENT, ContactEnded::by);
        centre.awaitState(centre.seat(0), AgentState.AVAILABLE);
        assertThat(Goertzel.level(Ears.channel(recording(left.contactId()), 0), CALLER_HZ))
                .isGreaterThan(-25);
    }

    private Path recording(long contactId) throws Exception {
        try (var files = Files.walk(dataDir.resolve("recordings").resolve(Integer.toString(centre.firmId)))) {
            return files.filter(file -> file.toString().endsWith("-" + contactId + "-0.wav"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void whoHangsUpAtTheEndHasLeftAMessageToo() {
        var call = asked();
        speaks(call, 1_500);
        call.hangUp();
        var left = centre.awaitEvent(MessageLeft.class);
        assertThat(ended(left.fromContactId())).returns(Outcome.VOICEMAIL, ContactEnded::outcome);
        centre.submit(new Command.DiscardMessage(left.contactId(), 1));
        assertThat(ended(left.contactId())).returns(Outcome.DISCARDED, ContactEnded::outcome);
    }

    @Test
    void whoSaysNothingHasAbandonedTheQueue() throws Exception {
        var call = asked();
        call.hangUp();
        var contactId = centre.awaitEvent(ContactQueued.class).contactId();
        assertThat(ended(contactId))
                .returns(Outcome.ABANDONED, ContactEnded::outcome)
                .returns(EndedBy.CALLER, ContactEnded::by);
        patience().until(() -> telephony.gauges().recordings() == 0);
        assertThat(centre.count(MessageLeft.class)).isZero();
        try (var files = Files.walk(dataDir.resolve("recordings").resolve(Integer.toString(centre.firmId)))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void anAgentWhoseLineBreaksLeavesTheMessageToTheNext() {
        var call = asked();
        speaks(call, 1_500);
        call.hangUp();
        centre.awaitEvent(MessageLeft.class);
        centre.available(centre.seat(0));
        first.awaitRing().answer();
        var connected = centre.awaitEvent(ContactConnected.class);
        centre.submit(new Command.LoseDevice(connected.agentId()));
        patience().until(() -> centre.last(ContactQueued.class).cause() == QueuedCause.AGENT_LOST);
        centre.available(centre.seat(0));
        var again = first.awaitRing().answer();
        ears.awaitTone(first, again.leg, CALLER_HZ);
        again.hangUp();
    }

    @Test
    void aPhoneThatRingsForAMessageCanBeToldToAnswer() {
        var call = asked();
        speaks(call, 1_500);
        call.hangUp();
        centre.awaitEvent(MessageLeft.class);
        centre.available(centre.seat(0));
        var listener = first.awaitRingToBeTold();
        tellToAnswer(centre.seat(0));
        ears.awaitTone(first, listener.leg, CALLER_HZ);
        listener.hangUp();
    }

    @Test
    void whereAllRingAMessageRingsOneAloneAndThenTheNext() {
        var call = asked();
        speaks(call, 1_500);
        call.hangUp();
        centre.awaitEvent(MessageLeft.class);
        ringsAll();
        centre.available(centre.seat(0));
        var ringing = first.awaitRing();
        centre.available(centre.seat(1));
        assertThat(centre.count(Event.ContactOffered.class)).isEqualTo(1);
        ringing.reject(486);
        var listener = second.awaitRing().answer();
        ears.awaitTone(second, listener.leg, CALLER_HZ);
        listener.hangUp();
    }

    private void ringsAll() {
        long before = centre.count(Event.QueueDefined.class);
        var agents =
                centre.seats.stream().map(CallCentre.Seat::agentId).sorted().toList();
        editor.save(
                new Queue(centre.queueId, centre.firmId, "Support", 10_000, 0, 100, 20, agents)
                        .distributing(Distribution.by(Strategy.RING_ALL)),
                0);
        patience().until(() -> centre.count(Event.QueueDefined.class) > before);
    }

    // ---- a number outside

    private TestCall overflowsOutside() {
        callsOut();
        overflows(new OverflowRule(OverflowTrigger.WAITED, 1_000, "", Kind.NUMBER, 0, 0, "", OUTSIDE));
        var call = trunk.dial(centre.number, CALLER).answered();
        call.press('1');
        return call;
    }

    @Test
    void theCallerTalksToWhomTheOverflowCalls() {
        var call = overflowsOutside();
        call.leg.play(Tone.steady(-10, CALLER_HZ), true, () -> {});
        var outside = trunk.awaitRing();
        Ears.hears(call.leg, "music");
        outside.answer();
        outside.leg.play(Tone.steady(-10, OTHER_HZ), true, () -> {});
        centre.awaitEvent(OutsideConnected.class);
        ears.awaitTone(trunk, call.leg, OTHER_HZ);
        ears.awaitTone(trunk, outside.leg, CALLER_HZ);
        outside.hangUp();
        call.awaitEnd();
        assertThat(centre.awaitEvent(ContactEnded.class))
                .returns(Outcome.OVERFLOWED, ContactEnded::outcome)
                .returns(EndedBy.OUTSIDE, ContactEnded::by);
    }

    @Test
    void theCallerComesBackToTheQueueAndToAnAgentWhenNobodyAnswersOutside() {
        var call = overflowsOutside();
        trunk.awaitRing().reject(486);
        assertThat(centre.awaitEvent(OutsideLost.class).why()).isEqualTo(OutsideEnd.BUSY);
        patience().until(() -> centre.last(ContactQueued.class).cause() == QueuedCause.NOT_REACHED);
        Ears.hears(call.leg, "music");
        centre.available(centre.seat(0));
        var agent = first.awaitRing().answer();
        centre.awaitEvent(ContactConnected.class);
        agent.leg.play(Tone.steady(-10, OTHER_HZ), true, () -> {});
        ears.awaitTone(trunk, call.leg, OTHER_HZ);
        call.hangUp();
        agent.awaitEnd();
    }
}
