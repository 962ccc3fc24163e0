package org.switchroom.phones;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.switchroom.wire.rtp.MediaConfig;
import org.switchroom.wire.rtp.MediaPlane;
import org.switchroom.wire.rtp.MediaPlanes;
import org.switchroom.wire.sip.BindFailed;
import org.switchroom.wire.sip.InboundInvite;
import org.switchroom.wire.sip.InboundRegister;
import org.switchroom.wire.sip.NameAddr;
import org.switchroom.wire.sip.OutboundCall;
import org.switchroom.wire.sip.Registration;
import org.switchroom.wire.sip.SipConfig;
import org.switchroom.wire.sip.SipEndpoint;
import org.switchroom.wire.sip.SipEndpoints;
import org.switchroom.wire.sip.SipHandler;
import org.switchroom.wire.sip.SipUri;

/** Many telephones on one SIP port and one range of RTP ports. Closing it ends their calls and registrations. */
public final class PhoneBank implements AutoCloseable {
    /** Longer than any pause of a caller; a phone does not hang up because the line went quiet. */
    private static final long SILENCE_MS = 3_600_000;

    private static final int REGISTRATION_SECONDS = 60;

    private final SipEndpoint sip;
    private final MediaPlane media;
    private final Map<String, DeskPhone> deskPhones = new ConcurrentHashMap<>();
    private final Set<PhoneCall> calls = ConcurrentHashMap.newKeySet();

    private PhoneBank(SipConfig sipConfig, MediaConfig mediaConfig) throws IOException, BindFailed {
        this.media = MediaPlanes.start(mediaConfig);
        this.sip = SipEndpoints.start(sipConfig, new Incoming());
    }

    /**
     * @param sipPort over UDP and TCP; 0: any free
     * @throws IOException when a port cannot be had
     */
    public static PhoneBank open(InetAddress address, int sipPort, int firstRtpPort, int lastRtpPort)
            throws IOException {
        try {
            return new PhoneBank(
                    new SipConfig(address, sipPort, sipPort, address.getHostAddress(), "Switchroom phones"),
                    new MediaConfig(address, address, firstRtpPort, lastRtpPort, 0, SILENCE_MS));
        } catch (BindFailed taken) {
            throw new IOException(taken.getMessage(), taken);
        }
    }

    public int sipPort() {
        return sip.udpPort();
    }

    /** Calls in progress, dialling and ringing ones included. */
    public int callsNow() {
        return calls.size();
    }

    /**
     * Dials.
     *
     * @param from the number shown to the called
     * @param to what is dialled
     * @param onKey takes the keys that the far end presses
     */
    public PhoneCall dial(Line line, String from, String to, Consumer<Character> onKey) throws IOException {
        var call = newCall(to, onKey);
        var host = line.server().getHostString();
        var target = SipUri.of(to, host, line.server().getPort());
        call.dialling(sip.invite(
                new OutboundCall(
                        target,
                        new NameAddr("", SipUri.of(from, host, 0)),
                        new NameAddr("", SipUri.of(to, host, 0)),
                        call.offer(),
                        null,
                        null,
                        line.transport(),
                        Map.of(),
                        line.credentials()),
                call.outboundListener()));
        return call;
    }

    /** Sets a desk phone up on its account: calls for the account's user ring there. */
    public DeskPhone install(Line account, Supplier<Reaction> habit) {
        var phone = new DeskPhone(this, account, habit);
        deskPhones.put(account.user(), phone);
        return phone;
    }

    Registration register(Line account, Registration.Listener listener) {
        return sip.register(
                SipUri.of(account.user(), account.server().getHostString(), 0),
                account.server(),
                account.transport(),
                Objects.requireNonNull(account.credentials(), "An account without a password does not register"),
                REGISTRATION_SECONDS,
                listener);
    }

    PhoneCall newCall(String peer, Consumer<Character> onKey) throws IOException {
        try {
            var leg = media.openRtp();
            var call = new PhoneCall(leg, new Ear(media, leg), peer, onKey);
            calls.add(call);
            call.ended().thenRun(() -> calls.remove(call));
            return call;
        } catch (MediaPlane.NoPortFree full) {
            throw new IOException(full.getMessage(), full);
        }
    }

    @Override
    public void close() {
        deskPhones.values().forEach(DeskPhone::close);
        calls.forEach(PhoneCall::hangUp);
        sip.close();
        media.close();
    }

    /** Brings calls that come in to the desk phone they are for. */
    private final class Incoming implements SipHandler {
        @Override
        public void onInvite(InboundInvite invite) {
            var phone = deskPhones.get(invite.requestUri().user());
            if (phone == null) {
                invite.reject(404, "Not Found");
            } else {
                phone.ring(invite);
            }
        }

        @Override
        public void onRegister(InboundRegister register) {
            register.reject(405, "Method Not Allowed");
        }
    }
}
