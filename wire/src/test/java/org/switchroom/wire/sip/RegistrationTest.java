package org.switchroom.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchroom.wire.sip.InboundRegister.Binding;

/** The caller registers at the callee. */
class RegistrationTest extends TwoParties {
    private final DigestChallenger challenger = new DigestChallenger();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private Registration register(Transport transport, String password, int expires) {
        return register(caller, transport, password, expires);
    }

    private Registration register(Party who, Transport transport, String password, int expires) {
        return who.endpoint.register(
                SipUri.of("ann", "firm.example", 0),
                transport == Transport.UDP ? callee.udp() : callee.tcp(),
                transport,
                new Credentials("ann", password),
                expires,
                new Registration.Listener() {
                    @Override
                    public void onRegistered(int expiresSeconds) {
                        seen.add("registered " + expiresSeconds);
                    }

                    @Override
                    public void onFailed(int status, String reasonPhrase) {
                        seen.add("failed " + status);
                    }
                });
    }

    private void guarded(InboundRegister register) {
        if (challenger.verify(register, user -> "secret").accepted()) {
            register.accept(register.bindings());
        } else {
            challenger.challenge(register, "firm");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void isKeptAndTakenBack(Transport transport) {
        seen.clear();
        callee.onRegister = this::guarded;
        Registration registration = register(transport, "secret", 1);
        Party.until(() -> seen.size() >= 2);
        assertThat(seen).containsOnly("registered 1");
        assertThat(registration.registered()).isTrue();
        Binding binding = callee.registers.getFirst().bindings().getFirst();
        assertThat(binding.contact().user()).isEqualTo("ann");
        assertThat(binding.expiresSeconds()).isEqualTo(1);
        registration.close();
        registration.close();
        Party.until(() -> callee.registers.getLast().bindings().getFirst().expiresSeconds() == 0);
        Party.until(() -> !registration.registered());
    }

    @Test
    void isTakenBackBeforeTheEndpointStops() {
        List<Integer> lifetimes = new CopyOnWriteArrayList<>();
        callee.onRegister = register -> {
            if (challenger.verify(register, user -> "secret").accepted()) {
                lifetimes.add(register.bindings().getFirst().expiresSeconds());
                register.accept(register.bindings());
            } else {
                challenger.challenge(register, "firm");
            }
        };
        try (Party leaving = new Party()) {
            Registration registration = register(leaving, Transport.UDP, "secret", 60);
            Party.until(registration::registered);
        }
        assertThat(lifetimes).containsExactly(60, 0);
    }

    @Test
    void isTriedAgainWhenItFails() {
        seen.clear();
        callee.onRegister = this::guarded;
        Registration registration = register(Transport.UDP, "wrong", 60);
        Party.until(() -> seen.size() >= 2);
        assertThat(seen).containsOnly("failed 401");
        callee.onRegister = register -> register.accept(register.bindings());
        Party.until(() -> seen.contains("registered 60"));
        registration.close();
        Party.until(() -> !registration.registered());
    }

    @Test
    void asksForLongerIfThatIsTooBrief() {
        seen.clear();
        callee.onRegister = register -> {
            if (register.bindings().getFirst().expiresSeconds() == 5) {
                register.reject(423, "Interval Too Brief", java.util.Map.of("Min-Expires", "90"));
            } else {
                register.accept(register.bindings());
            }
        };
        Registration registration = register(Transport.UDP, "secret", 5);
        Party.until(() -> seen.contains("registered 90"));
        registration.close();
        Party.until(() -> !registration.registered());
    }

    @Test
    void contactsAreReadAsSent() {
        try (RawPeer peer = new RawPeer(callee.udp())) {
            String request =
                    peer.request("REGISTER", "contacts", "c", 1, "", "Expires: 77\r\nPath: <sip:p;lr>\r\n", "");
            peer.send(request.replace(
                    "Contact: ",
                    "Contact: \"A, B\" <sip:a%20b@q9x.invalid;transport=ws;ob>;+sip.instance=\"<urn:uuid:1>\";reg-id=1;"
                            + "expires=9, "));
            assertThat(peer.await("SIP/2.0 200")).contains("<sip:a%20b@q9x.invalid;transport=ws;ob>;expires=9");
            List<Binding> bindings = callee.registers.getFirst().bindings();
            assertThat(bindings).extracting(Binding::expiresSeconds).containsExactly(9, 77);
            assertThat(bindings.getFirst().contact().user()).isEqualTo("a b");
            peer.send(peer.request("REGISTER", "all", "d", 1, "", "Expires: 0\r\n", "")
                    .replaceFirst("Contact: .*", "Contact: *"));
            peer.await("SIP/2.0 200");
            assertThat(callee.registers.getLast().bindings()).containsExactly(new Binding(SipUri.WILDCARD, 0));
            peer.send(peer.request("REGISTER", "bad", "e", 1, "", "", "").replaceFirst("Contact: .*", "Contact: *"));
            peer.await("SIP/2.0 400");
        }
    }
}
