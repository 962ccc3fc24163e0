package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.telephony.CallCentre.patience;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.DirectoryEditor;
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
import org.switchroom.routing.RoutingDesk;
import org.switchroom.telephony.TestPhone.TestCall;
import org.switchroom.wire.audio.Goertzel;
import org.switchroom.wire.audio.Tone;

/** Messages and numbers outside that callers overflow to, through the whole server and with real telephones. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "switchroom.telephony.enabled=true",
            "switchroom.rtp.silence=30s",
            "switchroom.sip.device-grace=100ms"
        })
@ContextConfiguration(initializers = TestDatabase.class)
class VoicemailTest {
    private static final String CALLER = "01711234567";
    private static final String OUTSIDE = "+4940123456";
    private static final int CALLER_HZ = 1900;
    private static final int OTHER_HZ = 600;

    @Autowired
    private Telephony telephony;

    @Autowired
    private RoutingDesk desk;

    @Autowired
    private DirectoryEditor editor;

    @Value("${switchroom.data-dir}")
    private Path dataDir;

    @TempDir
    private Path heard;

    private Ears ears;
    private CallCentre centre;
    private TestPhone trunk;
    private TestPhone phone;

    @BeforeEach
    void setUp() {
        ears = new Ears(heard);
        centre = new CallCentre(editor, desk, 10_000);
        int port = telephony.endpoint().udpPort();
        trunk = new TestPhone(port, InetAddress.ofLiteral(centre.trunkAddress));
        phone = new TestPhone(port).registered(centre.seat(0).sipUser(), CallCentre.SECRET);
    }

    @AfterEach
    void nothingIsLeft() {
        try {
            patience().until(() -> centre.openContacts() == 0);
            patience().until(() -> telephony.gauges().idle());
        } finally {
            centre.close();
            trunk.close();
            phone.close();
        }
    }

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
        var said = new CompletableFuture<Void>();
        call.leg.play(Tone.clip(-10, ms, CALLER_HZ), false, () -> said.complete(null));
        TestPhone.await(said);
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
        speaks(call, 3_000);
        call.press('#');
        var left = centre.awaitEvent(MessageLeft.class);
        assertThat(left.lengthMs()).isBetween(2_500L, 6_000L);
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
        var listener = phone.awaitRing();
        assertThat(listener.invite.from().uri().user()).isEqualTo("+491711234567");
        listener.answer();
        ears.awaitTone(phone, listener.leg, CALLER_HZ);
        ears.awaitNoTone(phone, listener.leg, CALLER_HZ);
        listener.leg.sendDigit('1', 120);
        ears.awaitTone(phone, listener.leg, CALLER_HZ);
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
        phone.awaitRing().answer();
        var connected = centre.awaitEvent(ContactConnected.class);
        centre.submit(new Command.LoseDevice(connected.agentId()));
        patience().until(() -> centre.last(ContactQueued.class).cause() == QueuedCause.AGENT_LOST);
        centre.available(centre.seat(0));
        var again = phone.awaitRing().answer();
        ears.awaitTone(phone, again.leg, CALLER_HZ);
        again.hangUp();
    }

    @Test
    void whereAllRingAMessageRingsOneAloneAndThenTheNext() {
        try (var other = new TestPhone(telephony.endpoint().udpPort())
                .registered(centre.seat(1).sipUser(), CallCentre.SECRET)) {
            var call = asked();
            speaks(call, 1_500);
            call.hangUp();
            centre.awaitEvent(MessageLeft.class);
            ringsAll();
            centre.available(centre.seat(0));
            var first = phone.awaitRing();
            centre.available(centre.seat(1));
            assertThat(centre.count(Event.ContactOffered.class)).isEqualTo(1);
            first.reject(486);
            var second = other.awaitRing().answer();
            ears.awaitTone(other, second.leg, CALLER_HZ);
            second.hangUp();
        }
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
        centre.callsOut(editor, trunk.sip.udpPort());
        patience().until(() -> {
            var route = telephony.outside().route(centre.firmId, OUTSIDE, centre.number);
            route.ifPresent(found -> found.over().run());
            return route.isPresent();
        });
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
        var agent = phone.awaitRing().answer();
        centre.awaitEvent(ContactConnected.class);
        agent.leg.play(Tone.steady(-10, OTHER_HZ), true, () -> {});
        ears.awaitTone(trunk, call.leg, OTHER_HZ);
        call.hangUp();
        agent.awaitEnd();
    }
}
