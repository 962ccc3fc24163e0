package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.telephony.CallCentre.patience;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.directory.CallbackRules;
import org.switchroom.directory.OverflowRule;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Queue.Distribution;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.Event.CallbackAttempted;
import org.switchroom.engine.Event.CallbackDialled;
import org.switchroom.engine.Event.CallbackRequested;
import org.switchroom.engine.Event.ContactConnected;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.Event.ContactOverflowed;
import org.switchroom.engine.Event.ContactQueued;
import org.switchroom.engine.Event.MessageLeft;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.OverflowTarget.Kind;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Strategy;
import org.switchroom.telephony.TestPhone.Ringing;
import org.switchroom.telephony.TestPhone.TestCall;
import org.switchroom.wire.audio.Tone;

/** Callers who hang up and are called when it is their turn, through the whole server, with real telephones. */
class CallbackTest extends OnTheTelephone {
    private static final String CALLER_E164 = "+491711234567";
    private static final int CUSTOMER_HZ = 1900;
    private static final CallbackRules AT_ANY_HOUR =
            new CallbackRules(60_000, 3, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 0);
    private static final int AGENT_HZ = 1000;

    @BeforeEach
    void aQueueThatCallsBack() {
        callsOut();
        returns(60_000, 3, 0);
        patience().until(() -> waysOut() == 2);
    }

    private List<Integer> agents() {
        return Stream.of(centre.seat(0), centre.seat(1))
                .map(CallCentre.Seat::agentId)
                .sorted()
                .toList();
    }

    private TestCall waiting(String caller) {
        long before = centre.count(ContactQueued.class);
        var call = trunk.dial(centre.number, caller).answered();
        call.press('1');
        patience().until(() -> centre.count(ContactQueued.class) > before);
        return call;
    }

    private long asked() {
        return asked(CALLER, CALLER_E164);
    }

    /** Does not hear to the end what is said then. @return the contact */
    private long asked(String caller, String e164) {
        long overflowed = centre.count(ContactOverflowed.class);
        long requested = centre.count(CallbackRequested.class);
        var call = waiting(caller);
        call.press('1');
        patience().until(() -> centre.count(ContactOverflowed.class) > overflowed);
        // The question may not have begun yet when the key is pressed, and then it leads to the question again.
        patience().pollInterval(Duration.ofSeconds(1)).until(() -> {
            call.press('1');
            return centre.count(CallbackRequested.class) > requested;
        });
        var wish = centre.last(CallbackRequested.class);
        assertThat(wish.number()).isEqualTo(e164);
        call.hangUp();
        return wish.contactId();
    }

    private Ringing agentAnswers() {
        var agent = first.awaitRing().answer();
        agent.leg.play(Tone.steady(-10, AGENT_HZ), true, () -> {});
        return agent;
    }

    private void returns(long retryMs, int maxAttempts, long resumeWithinMs) {
        queue(
                new OverflowRule(OverflowTrigger.KEY, 0, "1", Kind.CALLBACK, 0, 0, "Press one to be called back."),
                new CallbackRules(retryMs, maxAttempts, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, resumeWithinMs));
    }

    private void queue(OverflowRule rule, CallbackRules callbacks) {
        queue(queue -> queue.overflowing(List.of(rule)).callingBack(callbacks));
    }

    private void queue(UnaryOperator<Queue> as) {
        long before = centre.count(Event.QueueDefined.class);
        var usual = new Queue(centre.queueId, centre.firmId, "Support", 10_000, 0, 100, 20, agents());
        editor.save(as.apply(usual), 0);
        patience().until(() -> centre.count(Event.QueueDefined.class) > before);
    }

    @Test
    void whoHangsUpIsCalledWhenTheTurnComes() {
        long contactId = asked();
        var later = waiting("01719999999");
        centre.available(centre.seat(0));
        var agent = agentAnswers();
        assertThat(centre.awaitEvent(CallbackDialled.class).contactId()).isEqualTo(contactId);
        ears.awaitTone(first, agent.leg, 425);
        var customer = trunk.awaitRing();
        assertThat(customer.invite.from().uri().user()).as("what is shown").isEqualTo(centre.number);
        customer.answer().leg.play(Tone.steady(-10, CUSTOMER_HZ), true, () -> {});
        assertThat(centre.awaitEvent(ContactConnected.class).contactId()).isEqualTo(contactId);
        ears.awaitTone(first, agent.leg, CUSTOMER_HZ);
        ears.awaitTone(trunk, customer.leg, AGENT_HZ);
        customer.hangUp();
        agent.awaitEnd();
        assertThat(centre.awaitEvent(ContactEnded.class))
                .returns(contactId, ContactEnded::contactId)
                .returns(Outcome.ANSWERED, ContactEnded::outcome);
        assertThat(agentAnswers()).isNotNull();
        patience().until(() -> centre.count(ContactConnected.class) == 2);
        later.hangUp();
    }

    @Test
    void aPhoneThatRingsForACallbackCanBeToldToAnswer() {
        asked();
        centre.available(centre.seat(0));
        var agent = first.awaitRingToBeTold();
        tellToAnswer(centre.seat(0));
        var customer = trunk.awaitRing().answer();
        customer.leg.play(Tone.steady(-10, CUSTOMER_HZ), true, () -> {});
        ears.awaitTone(first, agent.leg, CUSTOMER_HZ);
        customer.hangUp();
        agent.awaitEnd();
    }

    @Test
    void whereAllRingACallbackRingsOneAlone() {
        long contactId = asked();
        queue(queue -> queue.callingBack(AT_ANY_HOUR).distributing(Distribution.by(Strategy.RING_ALL)));
        centre.available(centre.seat(0));
        centre.available(centre.seat(1));
        var agent = agentAnswers();
        trunk.awaitRing().answer();
        assertThat(centre.awaitEvent(ContactConnected.class).contactId()).isEqualTo(contactId);
        assertThat(centre.all(ContactOffered.class))
                .extracting(ContactOffered::agentId)
                .containsExactly(centre.seat(0).agentId());
        agent.hangUp();
    }

    @Test
    void whatTheTrunkDoesNotRecordIsNotRecorded() {
        centre.callsOut(editor, trunk.sip.udpPort(), 2, false);
        patience().until(() -> {
            var route = telephony.outside().route(centre.firmId, CALLER_E164, centre.number);
            route.ifPresent(found -> found.over().run());
            return route.filter(found -> !found.recorded()).isPresent();
        });
        asked();
        centre.available(centre.seat(0));
        var agent = agentAnswers();
        var customer = trunk.awaitRing().answer();
        customer.leg.play(Tone.steady(-10, CUSTOMER_HZ), true, () -> {});
        ears.awaitTone(first, agent.leg, CUSTOMER_HZ);
        assertThat(telephony.gauges().recordings()).isZero();
        customer.hangUp();
        agent.awaitEnd();
    }

    @Test
    void whoWasCalledBackAndWaitsAgainMayLeaveAMessage() {
        long contactId = asked();
        var customer = calledBack();
        waitsAgain(contactId, new OverflowRule(OverflowTrigger.WAITED, 1_000, "", Kind.VOICEMAIL, 0, 0, ""));
        overflowed(contactId, Kind.VOICEMAIL);
        customer.leg.sendDigit('#', 100);
        patience().until(() -> telephony.gauges().recordings() == 1);
        TestPhone.say(customer.leg, Tone.clip(-10, 1_500, CUSTOMER_HZ));
        customer.leg.sendDigit('#', 100);
        var left = centre.awaitEvent(MessageLeft.class);
        assertThat(left).returns(contactId, MessageLeft::fromContactId).returns(CALLER_E164, MessageLeft::caller);
        customer.awaitEnd();
        assertThat(centre.awaitEvent(ContactEnded.class).contactId()).isEqualTo(contactId);
        centre.submit(new Command.DiscardMessage(left.contactId(), 1));
    }

    @Test
    void whoWasCalledBackAndWaitsAgainIsToldBeforeTheCallEnds() {
        long contactId = asked();
        var customer = calledBack();
        waitsAgain(
                contactId,
                new OverflowRule(
                        OverflowTrigger.WAITED,
                        1_000,
                        "",
                        Kind.HANG_UP,
                        0,
                        0,
                        "Nobody is here now, please ring again tomorrow."));
        overflowed(contactId, Kind.HANG_UP);
        long before = customer.leg.stats().packetsIn();
        customer.awaitEnd();
        assertThat(customer.leg.stats().packetsIn() - before)
                .as("fiftieths of a second that something was said")
                .isGreaterThan(50);
    }

    private void overflowed(long contactId, Kind target) {
        patience().until(() -> {
            var last = centre.last(ContactOverflowed.class);
            return last.contactId() == contactId && last.target() == target;
        });
    }

    /** @return the customer, who talks to the agent */
    private Ringing calledBack() {
        centre.available(centre.seat(0));
        agentAnswers();
        var customer = trunk.awaitRing().answer();
        centre.awaitEvent(ContactConnected.class);
        return customer;
    }

    private void waitsAgain(long contactId, OverflowRule rule) {
        queue(rule, AT_ANY_HOUR);
        int agentId = centre.seat(0).agentId();
        centre.submit(new Command.SetNotReady(agentId, "BREAK"));
        centre.submit(new Command.TransferToQueue(contactId, agentId, centre.queueId, 0, Requirements.NONE));
    }

    @Test
    void aCustomerWhoIsBusyIsTriedAgain() {
        returns(1_000, 3, 0);
        asked();
        centre.available(centre.seat(0));
        var once = agentAnswers();
        trunk.awaitRing().reject(486);
        assertThat(centre.awaitEvent(CallbackAttempted.class).why()).isEqualTo(OutsideEnd.BUSY);
        once.awaitEnd();
        var again = agentAnswers();
        trunk.awaitRing().answer();
        centre.awaitEvent(ContactConnected.class);
        again.hangUp();
        assertThat(centre.awaitEvent(ContactEnded.class).outcome()).isEqualTo(Outcome.ANSWERED);
    }

    /** The line that the first has counts, and is free again afterwards. */
    @Test
    void whoseTurnComesWhileTheTrunkHasAllItsCallsIsTriedAgain() {
        centre.callsOut(editor, trunk.sip.udpPort(), 1, true);
        patience().until(() -> waysOut() == 1);
        returns(1_000, 3, 0);
        asked();
        long later = asked("01719999999", "+491719999999");
        centre.available(centre.seat(0));
        var agent = agentAnswers();
        trunk.awaitRing().answer();
        centre.awaitEvent(ContactConnected.class);
        assertThat(waysOut()).isZero();
        centre.available(centre.seat(1));
        second.awaitRing().answer().awaitEnd();
        assertThat(centre.awaitEvent(CallbackAttempted.class))
                .returns(later, CallbackAttempted::contactId)
                .returns(OutsideEnd.NOT_POSSIBLE, CallbackAttempted::why);
        assertThat(trunk.silent()).isTrue();
        agent.hangUp();
        var again = second.awaitRing().answer();
        trunk.awaitRing().answer();
        patience().until(() -> centre.last(ContactConnected.class).contactId() == later);
        again.hangUp();
        patience().until(() -> waysOut() == 1);
    }

    /** How many calls the trunk takes now. */
    private long waysOut() {
        var free = Stream.generate(() -> telephony.outside().route(centre.firmId, CALLER_E164, centre.number))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
        free.forEach(way -> way.over().run());
        return free.size();
    }

    @Test
    void whoIsNotReachedInTheEndIsGivenUp() {
        returns(1_000, 2, 0);
        asked();
        centre.available(centre.seat(0));
        for (int attempt = 1; attempt <= 2; attempt++) {
            agentAnswers();
            trunk.awaitRing().reject(480);
        }
        assertThat(centre.awaitEvent(ContactEnded.class).outcome()).isEqualTo(Outcome.CALLBACK_FAILED);
        centre.awaitState(centre.seat(0), AgentState.AVAILABLE);
    }

    @Test
    void theAgentHangsUpWhileItRings() {
        long contactId = asked();
        centre.available(centre.seat(0));
        var agent = agentAnswers();
        var customer = trunk.awaitRing();
        agent.hangUp();
        assertThat(centre.awaitEvent(CallbackAttempted.class).why()).isEqualTo(OutsideEnd.HUNG_UP);
        customer.awaitCancel();
        centre.submit(new Command.CancelCallback(contactId, 1));
    }

    @Test
    void anotherNumberIsKeyedIn() {
        var call = waiting("anonymous");
        call.press('1');
        centre.awaitEvent(ContactOverflowed.class);
        "040123456#".chars().forEach(key -> call.press((char) key));
        assertThat(centre.awaitEvent(CallbackRequested.class).number()).isEqualTo("+4940123456");
        call.awaitEnd();
        centre.submit(
                new Command.CancelCallback(centre.last(CallbackRequested.class).contactId(), 1));
    }

    @Test
    void theTurnMayComeWhileBeingAsked() {
        var call = waiting(CALLER);
        call.press('1');
        centre.awaitEvent(ContactOverflowed.class);
        centre.available(centre.seat(0));
        agentAnswers();
        centre.awaitEvent(ContactConnected.class);
        assertThat(centre.count(CallbackRequested.class)).isZero();
        call.hangUp();
    }

    @Test
    void whoRingsInBeforeTakesThePlace() {
        long callback = asked();
        var call = waiting(CALLER);
        assertThat(centre.awaitEvent(Event.PlaceTakenUp.class).fromContactId()).isEqualTo(callback);
        assertThat(centre.awaitEvent(ContactEnded.class).outcome()).isEqualTo(Outcome.CALLBACK_TAKEN_UP);
        call.hangUp();
    }

    @Test
    void whoWasCutOffGoesOnAtTheOldPlace() {
        returns(60_000, 3, 60_000);
        var cutOff = waiting(CALLER);
        long contactId = centre.last(ContactQueued.class).contactId();
        var other = waiting("01719999999");
        cutOff.hangUp();
        centre.awaitEvent(ContactEnded.class);
        var again = waiting(CALLER);
        assertThat(centre.awaitEvent(Event.PlaceTakenUp.class).fromContactId()).isEqualTo(contactId);
        assertThat(centre.last(ContactQueued.class).position()).isEqualTo(1);
        centre.available(centre.seat(0));
        assertThat(centre.awaitEvent(ContactOffered.class).contactId())
                .isEqualTo(centre.last(Event.PlaceTakenUp.class).contactId());
        again.hangUp();
        other.hangUp();
    }
}
