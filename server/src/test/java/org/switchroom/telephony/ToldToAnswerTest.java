package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.telephony.CallCentre.patience;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Event.ContactConnected;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.Event.OfferEnded;
import org.switchroom.engine.OfferEnd;
import org.switchroom.phones.DeskPhone;
import org.switchroom.phones.Line;
import org.switchroom.phones.PhoneBank;
import org.switchroom.phones.PhoneCall;
import org.switchroom.phones.Reaction;
import org.switchroom.phones.Speech;
import org.switchroom.telephony.TestPhone.TestCall;
import org.switchroom.wire.audio.Tone;
import tools.jackson.databind.JsonNode;

/** An agent at a desk phone answers from the page, or a program does: the phone is told to, if it is one that can be. */
class ToldToAnswerTest extends OnTheTelephone {
    private static final int AGENT_HZ = 1000;
    private static final int CALLER_HZ = 1900;
    private static final double AUDIBLE = -25;

    @LocalServerPort
    int port;

    private final Queue<PhoneCall> rung = new ConcurrentLinkedQueue<>();
    private PhoneBank desks;
    private TestClient agent;

    @BeforeEach
    void installPhones() throws IOException {
        desks = PhoneBank.open(InetAddress.getLoopbackAddress(), 0, 39_000, 39_098);
        var login = "centre." + centre.seat(0).sipUser().substring("desk-".length());
        agent = TestClient.loggedIn(port, login, "correct horse");
    }

    @AfterEach
    void removePhones() {
        desks.close();
    }

    /** The agent sits at such a phone instead, and a caller is offered. */
    private TestCall offeredAt(Reaction habit) {
        var seat = centre.seat(0);
        var server = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), telephony.endpoint().udpPort());
        var phone = desks.install(Line.account(server, seat.sipUser(), CallCentre.SECRET), () -> habit);
        phone.watch(new DeskPhone.Watcher() {
            @Override
            public void onRinging(PhoneCall call) {
                rung.add(call);
            }
        });
        TestPhone.await(phone.register());
        centre.available(seat);
        var call = trunk.dial(centre.number, CALLER).answered();
        call.press('1');
        patience().until(() -> !rung.isEmpty());
        patience().until(() -> view().get("state").asString().equals("OFFERED"));
        return call;
    }

    private JsonNode view() {
        return agent.get("/api/v1/agent").body();
    }

    private Answer answer() {
        return agent.post(
                "/api/v1/agent/contacts/" + centre.last(ContactOffered.class).contactId() + "/answer", Map.of());
    }

    @Test
    void aPhoneThatCanBeToldAnswersAndBothHearEachOther() throws IOException {
        var call = offeredAt(new Reaction.WhenTold(200, Speech.tone(AGENT_HZ)));
        patience().until(() -> view().at("/contact/answerable").asBoolean());
        assertThat(answer().status()).isEqualTo(202);
        centre.awaitEvent(ContactConnected.class);
        call.leg.play(Tone.steady(-10, CALLER_HZ), true, () -> {});
        ears.awaitTone(trunk, call.leg, AGENT_HZ);
        var desk = rung.element();
        desk.listen();
        patience()
                .pollInterval(Duration.ofMillis(500))
                .until(() -> desk.heard().last(300).level(CALLER_HZ) > AUDIBLE);
        patience().until(() -> view().at("/contact/phase").asString().equals("TALKING"));
        assertThat(view().at("/contact/answerable").asBoolean()).isFalse();
        assertThat(answer().detail()).contains("Nothing rings");
        call.hangUp();
        TestPhone.await(desk.ended());
    }

    @Test
    void ofAPhoneThatCannotBeToldTheReceiverIsToBeLifted() {
        var call = offeredAt(new Reaction.LetRing());
        var refused = answer();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("Lift its receiver");
        assertThat(view().at("/contact/answerable").asBoolean()).isFalse();
        ringsUntilTheCallerGoes(call);
    }

    @Test
    void aPhoneThatRefusesToBeToldRingsOn() {
        var call = offeredAt(new Reaction.WhenTold(403, Speech.SILENCE));
        patience().until(() -> view().at("/contact/answerable").asBoolean());
        var refused = answer();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("does not answer for you");
        ringsUntilTheCallerGoes(call);
    }

    private void ringsUntilTheCallerGoes(TestCall call) {
        assertThat(centre.state(centre.seat(0))).isEqualTo(AgentState.OFFERED);
        assertThat(centre.count(OfferEnded.class)).isZero();
        assertThat(rung.element().ended()).isNotDone();
        call.hangUp();
        assertThat(centre.awaitEvent(OfferEnded.class).why()).isEqualTo(OfferEnd.CALLER_GONE);
        TestPhone.await(rung.element().ended());
    }

    @Test
    void nobodyElseTellsIt() {
        var call = offeredAt(new Reaction.WhenTold(200, Speech.SILENCE));
        patience().until(() -> view().at("/contact/answerable").asBoolean());
        var login = "centre." + centre.seat(1).sipUser().substring("desk-".length());
        var colleague = TestClient.loggedIn(port, login, "correct horse");
        var contact =
                "/api/v1/agent/contacts/" + centre.last(ContactOffered.class).contactId();
        assertThat(colleague.post(contact + "/answer", Map.of()).detail()).contains("Nothing rings at you");
        ringsUntilTheCallerGoes(call);
    }
}
