package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.telephony.CallCentre.patience;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.ConsultEnd;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event.ConsultConnected;
import org.switchroom.engine.Event.ConsultEnded;
import org.switchroom.engine.Event.ContactConnected;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.Event.ContactHandedOver;
import org.switchroom.engine.Event.ContactHeld;
import org.switchroom.engine.Event.ContactQueued;
import org.switchroom.engine.Event.ContactResumed;
import org.switchroom.engine.Event.OutsideConnected;
import org.switchroom.engine.Event.OutsideLost;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.QueuedCause;
import org.switchroom.telephony.TestPhone.Ringing;
import org.switchroom.telephony.TestPhone.TestCall;
import org.switchroom.wire.audio.Goertzel;
import org.switchroom.wire.audio.Tone;

/** Transfers through the whole server, with real telephones: who hears whom, and who is left when somebody goes. */
class TransferTest extends OnTheTelephone {
    private static final int CALLER_HZ = 1900;
    private static final int AGENT_HZ = 1000;
    private static final int OTHER_HZ = 600;

    @Value("${switchroom.data-dir}")
    private Path dataDir;

    private TestCall call;
    private Ringing agent;

    @BeforeEach
    void talk() {
        centre.available(centre.seat(0));
        call = trunk.dial(centre.number, CALLER).answered();
        call.press('1');
        agent = first.awaitRing().answer();
        centre.awaitEvent(ContactConnected.class);
        call.leg.play(Tone.steady(-10, CALLER_HZ), true, () -> {});
        agent.leg.play(Tone.steady(-10, AGENT_HZ), true, () -> {});
        centre.available(centre.seat(1));
    }

    private long contact() {
        return centre.last(ContactConnected.class).contactId();
    }

    private int me() {
        return centre.seat(0).agentId();
    }

    private int colleague() {
        return centre.seat(1).agentId();
    }

    private Ringing speaking(Ringing answered) {
        answered.leg.play(Tone.steady(-10, OTHER_HZ), true, () -> {});
        return answered;
    }

    private Ringing consulted() {
        centre.submit(new Command.ConsultAgent(contact(), me(), colleague()));
        var other = speaking(second.awaitRing().answer());
        centre.awaitEvent(ConsultConnected.class);
        return other;
    }

    // ---- blind

    @Test
    void theColleagueIsRungAndTalksToTheCaller() {
        centre.submit(new Command.TransferToAgent(contact(), me(), colleague()));
        agent.awaitEnd();
        var other = second.awaitRing();
        assertThat(other.invite.header("X-Contact-Id")).hasValue(Long.toString(contact()));
        speaking(other.answer());
        ears.awaitTone(trunk, call.leg, OTHER_HZ);
        ears.awaitTone(second, other.leg, CALLER_HZ);
        other.hangUp();
        call.awaitEnd();
    }

    @Test
    void theCallerComesBackWhenTheColleagueIsBusy() {
        centre.submit(new Command.TransferToAgent(contact(), me(), colleague()));
        agent.awaitEnd();
        second.awaitRing().reject(486);
        centre.awaitState(centre.seat(1), AgentState.NOT_READY);
        var again = first.awaitRing().answer();
        patience().until(() -> centre.count(ContactConnected.class) == 2);
        assertThat(centre.last(ContactQueued.class).cause()).isEqualTo(QueuedCause.TO_AGENT);
        again.hangUp();
        call.awaitEnd();
    }

    // ---- outside

    @Test
    void theCallerTalksToSomebodyOutside() {
        callsOut();
        centre.submit(new Command.TransferOutside(contact(), me(), OUTSIDE));
        agent.awaitEnd();
        var outside = trunk.awaitRing();
        assertThat(outside.invite.requestUri().user())
                .as("as the trunk wants it")
                .isEqualTo("040123456");
        assertThat(outside.invite.from().uri().user()).as("the number dialled").isEqualTo(centre.number);
        Ears.hears(call.leg, "music");
        speaking(outside.answer());
        centre.awaitEvent(OutsideConnected.class);
        ears.awaitTone(trunk, call.leg, OTHER_HZ);
        ears.awaitTone(trunk, outside.leg, CALLER_HZ);
        outside.hangUp();
        call.awaitEnd();
        assertThat(centre.awaitEvent(ContactEnded.class).by()).isEqualTo(EndedBy.OUTSIDE);
    }

    @Test
    void theCallerComesBackWhenNobodyOutsideTakesIt() {
        callsOut();
        centre.submit(new Command.SetNotReady(colleague(), "BREAK"));
        centre.submit(new Command.SetNotReady(me(), "BREAK"));
        centre.submit(new Command.TransferOutside(contact(), me(), OUTSIDE));
        trunk.awaitRing().reject(486);
        assertThat(centre.awaitEvent(OutsideLost.class).why()).isEqualTo(OutsideEnd.BUSY);
        patience().until(() -> centre.last(ContactQueued.class).cause() == QueuedCause.RETURNED);
        call.hangUp();
    }

    @Test
    void aBarredNumberIsNotCalled() {
        callsOut();
        assertThat(telephony.outside().check(centre.firmId, "0900 1234567").refusal())
                .contains("may not be called");
        assertThat(telephony.outside().check(centre.firmId, "+33 1 23 45 67 89").refusal())
                .contains("may not");
        assertThat(telephony.outside().check(centre.firmId, "Anna").refusal()).contains("no telephone number");
        assertThat(telephony.outside().check(centre.firmId, "040 123456").e164())
                .isEqualTo(OUTSIDE);
        call.hangUp();
    }

    // ---- consult

    @Test
    void theAgentAsksTheColleagueWhileTheCallerHearsMusic() {
        var other = consulted();
        ears.awaitTone(first, agent.leg, OTHER_HZ);
        ears.awaitTone(second, other.leg, AGENT_HZ);
        ears.awaitNoTone(trunk, call.leg, AGENT_HZ);
        Ears.hears(call.leg, "music");

        centre.submit(new Command.ResumeContact(contact(), me()));
        ears.awaitTone(trunk, call.leg, AGENT_HZ);
        ears.awaitNoTone(second, other.leg, AGENT_HZ);
        centre.submit(new Command.HoldContact(contact(), me()));
        ears.awaitTone(second, other.leg, AGENT_HZ);

        centre.submit(new Command.CompleteTransfer(contact(), me()));
        agent.awaitEnd();
        ears.awaitTone(trunk, call.leg, OTHER_HZ);
        ears.awaitTone(second, other.leg, CALLER_HZ);
        call.hangUp();
        other.awaitEnd();
    }

    @Test
    void theAgentTakesTheCallerBack() {
        var other = consulted();
        centre.submit(new Command.EndConsult(contact(), me()));
        other.awaitEnd();
        centre.awaitState(centre.seat(1), AgentState.AVAILABLE);
        ears.awaitTone(trunk, call.leg, AGENT_HZ);
        agent.hangUp();
        call.awaitEnd();
    }

    @Test
    void whoHangsUpInAConsultLeavesTheCallerWithTheOther() {
        var other = consulted();
        agent.hangUp();
        centre.awaitEvent(ContactHandedOver.class);
        ears.awaitTone(trunk, call.leg, OTHER_HZ);
        other.hangUp();
        call.awaitEnd();
    }

    @Test
    void theColleagueHangsUpAndTheAgentKeepsTheCaller() {
        var other = consulted();
        other.hangUp();
        assertThat(centre.awaitEvent(ConsultEnded.class).why()).isEqualTo(ConsultEnd.PARTNER_LEFT);
        centre.submit(new Command.ResumeContact(contact(), me()));
        ears.awaitTone(trunk, call.leg, AGENT_HZ);
        agent.hangUp();
        call.awaitEnd();
    }

    @Test
    void theCallerHangsUpWhileTheAgentAsks() {
        var other = consulted();
        call.hangUp();
        agent.awaitEnd();
        other.awaitEnd();
    }

    @Test
    void theAgentsSoundStopsAndTheColleagueHasTheCaller() {
        var other = consulted();
        agent.leg.close();
        centre.awaitEvent(ContactHandedOver.class);
        centre.awaitState(centre.seat(0), AgentState.OFFLINE);
        ears.awaitTone(trunk, call.leg, OTHER_HZ);
        other.hangUp();
        call.awaitEnd();
    }

    @Test
    void somebodyOutsideIsAskedAndGetsTheCaller() {
        callsOut();
        centre.submit(new Command.ConsultOutside(contact(), me(), OUTSIDE));
        var outside = speaking(trunk.awaitRing().answer());
        centre.awaitEvent(ConsultConnected.class);
        ears.awaitTone(first, agent.leg, OTHER_HZ);
        centre.submit(new Command.CompleteTransfer(contact(), me()));
        agent.awaitEnd();
        ears.awaitTone(trunk, call.leg, OTHER_HZ);
        call.hangUp();
        outside.awaitEnd();
    }

    /** The phone's own hold key; its sound goes on, as music would that such a phone plays. */
    private static void hold(Ringing phone, boolean on) {
        var offer = phone.leg.offer();
        TestPhone.await(phone.dialog.reoffer(on ? offer.replace("a=sendrecv", "a=sendonly") : offer));
    }

    @Test
    void whoeverPressesHoldInAConsultIsNotHeardAndTheContactIsAsBefore() {
        var other = consulted();
        ears.awaitTone(first, agent.leg, OTHER_HZ);
        hold(other, true);
        Ears.hearsNothing(agent.leg);
        hold(other, false);
        ears.awaitTone(first, agent.leg, OTHER_HZ);
        hold(agent, true);
        Ears.hearsNothing(other.leg);
        hold(agent, false);
        ears.awaitTone(second, other.leg, AGENT_HZ);
        assertThat(centre.count(ContactHeld.class)).as("by the consult").isEqualTo(1);
        assertThat(centre.count(ContactResumed.class)).isZero();
        call.hangUp();
        other.awaitEnd();
    }

    // ---- all three

    @Test
    void whoPressesHoldAmongThreeIsMissedByTheOthersUntilHeIsAloneWithTheCaller() {
        var other = consulted();
        centre.submit(new Command.JoinConsult(contact(), me()));
        ears.awaitTone(trunk, call.leg, OTHER_HZ);
        hold(other, true);
        ears.awaitNoTone(trunk, call.leg, OTHER_HZ);
        ears.awaitTone(trunk, call.leg, AGENT_HZ);
        ears.awaitTone(first, agent.leg, CALLER_HZ);
        agent.hangUp();
        patience().until(() -> centre.last(ContactHeld.class).agentId() == colleague());
        Ears.hears(call.leg, "music");
        hold(other, false);
        patience().until(() -> centre.last(ContactResumed.class).agentId() == colleague());
        ears.awaitTone(trunk, call.leg, OTHER_HZ);
        call.hangUp();
        other.awaitEnd();
    }

    @Test
    void aKeyOfOneOfThreeReachesBothOthers() {
        var other = consulted();
        centre.submit(new Command.JoinConsult(contact(), me()));
        ears.awaitTone(trunk, call.leg, OTHER_HZ);
        var atCaller = Ears.keys(call.leg);
        var atAgent = Ears.keys(agent.leg);
        var atOther = Ears.keys(other.leg);
        call.press('4');
        patience().until(() -> (atAgent + "," + atOther).equals("4,4"));
        other.dialog.info("application/dtmf", "8");
        patience().until(() -> (atCaller + "," + atAgent).equals("8,48"));
        call.dialog.info("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n");
        patience().until(() -> (atAgent + "," + atOther).equals("485,45"));
        assertThat(atCaller).hasToString("8");
        call.hangUp();
        other.awaitEnd();
    }

    @Test
    void ofThreeEachHearsTheTwoOthersAndMayLeave() throws Exception {
        var other = consulted();
        centre.submit(new Command.JoinConsult(contact(), me()));
        ears.awaitTone(trunk, call.leg, AGENT_HZ);
        ears.awaitTone(trunk, call.leg, OTHER_HZ);
        ears.awaitTone(first, agent.leg, CALLER_HZ);
        ears.awaitTone(first, agent.leg, OTHER_HZ);
        ears.awaitTone(second, other.leg, CALLER_HZ);
        ears.awaitTone(second, other.leg, AGENT_HZ);
        ears.awaitNoTone(trunk, call.leg, CALLER_HZ);
        agent.hangUp();
        centre.awaitEvent(ContactHandedOver.class);
        ears.awaitNoTone(trunk, call.leg, AGENT_HZ);
        ears.awaitTone(trunk, call.leg, OTHER_HZ);
        other.hangUp();
        call.awaitEnd();
        assertThreeRecorded();
    }

    /** The agent's recording has the caller on the left, and both others on the right from when all three talked. */
    private void assertThreeRecorded() throws Exception {
        var directory = dataDir.resolve("recordings").resolve(Integer.toString(centre.firmId));
        patience().until(() -> telephony.gauges().recordings() == 0);
        var mine = new ArrayList<Path>();
        try (var files = Files.walk(directory)) {
            files.filter(file -> file.getFileName().toString().endsWith("-" + me() + ".wav"))
                    .forEach(mine::add);
        }
        assertThat(mine).hasSize(1);
        assertThat(Goertzel.level(Ears.channel(mine.getFirst(), 0), CALLER_HZ)).isGreaterThan(-25);
        assertThat(Goertzel.level(Ears.channel(mine.getFirst(), 1), AGENT_HZ)).isGreaterThan(-25);
        assertThat(Goertzel.level(Ears.channel(mine.getFirst(), 1), OTHER_HZ)).isGreaterThan(-30);
    }
}
