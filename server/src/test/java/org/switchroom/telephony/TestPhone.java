package org.switchroom.telephony;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.Tone;
import org.switchroom.wire.rtp.MediaConfig;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaPlane;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.rtp.MediaPlanes;
import org.switchroom.wire.sip.BindFailed;
import org.switchroom.wire.sip.Credentials;
import org.switchroom.wire.sip.Dialog;
import org.switchroom.wire.sip.DialogListener;
import org.switchroom.wire.sip.DigestChallenger;
import org.switchroom.wire.sip.InboundInvite;
import org.switchroom.wire.sip.InboundRegister;
import org.switchroom.wire.sip.InboundRequest;
import org.switchroom.wire.sip.NameAddr;
import org.switchroom.wire.sip.OutboundCall;
import org.switchroom.wire.sip.OutboundInvite;
import org.switchroom.wire.sip.Registration;
import org.switchroom.wire.sip.SipConfig;
import org.switchroom.wire.sip.SipEndpoint;
import org.switchroom.wire.sip.SipEndpoints;
import org.switchroom.wire.sip.SipHandler;
import org.switchroom.wire.sip.SipUri;
import org.switchroom.wire.sip.Transport;
import org.switchroom.wire.sip.UnacceptableSdp;

/** A real SIP telephone on loopback: calls, registers, is called, and has a mouth and an ear. */
final class TestPhone implements SipHandler, AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;
    /** What a quiet room sounds like: nobody's microphone sends nothing. */
    private static final AudioClip ROOM = Tone.steady(-70, 300);

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    final SipEndpoint sip;
    final MediaPlane media;
    private final InetAddress own;
    private final InetSocketAddress server;
    private final BlockingQueue<InboundInvite> ringing = new LinkedBlockingQueue<>();
    private final DigestChallenger challenger = new DigestChallenger();
    /** Who registers here and calls by way of it; null: it is nobody's registrar, and everybody may ring it. */
    private volatile Credentials customer;

    TestPhone(int serverPort) {
        this(serverPort, LOOPBACK);
    }

    TestPhone(int serverPort, InetAddress own) {
        this.own = own;
        server = new InetSocketAddress(LOOPBACK, serverPort);
        try {
            sip = SipEndpoints.start(new SipConfig(own, 0, -1, own.getHostAddress(), "test phone"), this);
            media = MediaPlanes.start(new MediaConfig(own, own, 40_000, 49_998, 0, 60_000));
        } catch (BindFailed e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- calling

    /** Calls a number as a trunk of {@code caller}. */
    TestCall dial(String number, String caller) {
        return dial(number, caller, Map.of(), null);
    }

    TestCall dial(String number, String caller, Map<String, String> headers, Credentials credentials) {
        var leg = open();
        return new TestCall(leg, leg.offer(), number, caller, headers, credentials);
    }

    private MediaLeg open() {
        try {
            return media.openRtp();
        } catch (NoPortFree e) {
            throw new IllegalStateException(e);
        }
    }

    /** A call placed by this phone. */
    final class TestCall implements OutboundInvite.Listener, DialogListener {
        final MediaLeg leg;
        final OutboundInvite invite;
        final CompletableFuture<Integer> outcome = new CompletableFuture<>();
        final CompletableFuture<EndReason> ended = new CompletableFuture<>();
        volatile Dialog dialog;

        private TestCall(
                MediaLeg leg,
                String offer,
                String number,
                String caller,
                Map<String, String> headers,
                Credentials credentials) {
            this.leg = leg;
            var host = LOOPBACK.getHostAddress();
            var target = SipUri.of(number, host, server.getPort());
            var from = new NameAddr("", SipUri.of(caller, own.getHostAddress(), 0));
            invite = sip.invite(
                    new OutboundCall(
                            target,
                            from,
                            new NameAddr("", target),
                            offer,
                            null,
                            null,
                            Transport.UDP,
                            headers,
                            credentials),
                    this);
        }

        @Override
        public void onAnswered(Dialog answered, String sdp) {
            answered.listen(this);
            dialog = answered;
            try {
                leg.accept(sdp);
                leg.play(ROOM, true, () -> {});
                outcome.complete(200);
            } catch (UnacceptableSdp e) {
                outcome.completeExceptionally(e);
            }
        }

        @Override
        public void onFailed(int status, String reasonPhrase) {
            leg.close();
            outcome.complete(status);
        }

        @Override
        public void onEnded(Dialog over, EndReason cause) {
            leg.close();
            ended.complete(cause);
        }

        @Override
        public String onReoffer(Dialog reoffered, String sdpOffer) throws UnacceptableSdp {
            return leg.answer(sdpOffer);
        }

        /** @return 200, or why not */
        int status() {
            return await(outcome);
        }

        TestCall answered() {
            if (status() != 200) {
                throw new AssertionError("answered with " + status());
            }
            return this;
        }

        void press(char key) {
            leg.sendDigit(key, 100);
        }

        void hangUp() {
            dialog.hangUp("");
            leg.close();
        }

        EndReason awaitEnd() {
            return await(ended);
        }
    }

    // ---- being called

    Registration register(String user, String password) {
        return register(user, password, new CompletableFuture<>());
    }

    Registration register(String user, String password, CompletableFuture<Integer> outcome) {
        return sip.register(
                SipUri.of(user, LOOPBACK.getHostAddress(), 0),
                server,
                Transport.UDP,
                new Credentials(user, password),
                60,
                new Registration.Listener() {
                    @Override
                    public void onRegistered(int expiresSeconds) {
                        outcome.complete(200);
                    }

                    @Override
                    public void onFailed(int status, String reasonPhrase) {
                        outcome.complete(status);
                    }
                });
    }

    TestPhone registered(String user, String password) {
        var outcome = new CompletableFuture<Integer>();
        register(user, password, outcome);
        if (await(outcome) != 200) {
            throw new AssertionError(user + " is not registered: " + await(outcome));
        }
        return this;
    }

    /** From now on it is a carrier, and everything that is asked of it is challenged. */
    TestPhone carrierOf(String user, String password) {
        customer = new Credentials(user, password);
        return this;
    }

    @Override
    public void onInvite(InboundInvite invite) {
        if (customer == null || isOfCustomer(invite)) {
            ringing.add(invite);
        }
    }

    @Override
    public void onRegister(InboundRegister register) {
        if (customer == null) {
            register.reject(405, "Method Not Allowed");
        } else if (isOfCustomer(register)) {
            register.accept(register.bindings());
        }
    }

    /** @return false when it was challenged */
    private boolean isOfCustomer(InboundRequest request) {
        boolean proved = challenger
                .verify(request, user -> user.equals(customer.username()) ? customer.password() : null)
                .accepted();
        if (!proved) {
            challenger.challenge(request, "carrier");
        }
        return proved;
    }

    /** Waits until it rings. */
    Ringing awaitRing() {
        var invite = awaitInvite();
        invite.ring();
        return new Ringing(invite);
    }

    /** Waits until it rings, and answers when it is told to from afar. */
    Ringing awaitRingToBeTold() {
        var rung = new Ringing(awaitInvite());
        rung.invite.onPickUp(() -> {
            rung.answer();
            return 200;
        });
        rung.invite.ring();
        return rung;
    }

    private InboundInvite awaitInvite() {
        try {
            var invite = ringing.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (invite == null) {
                throw new AssertionError("the phone does not ring");
            }
            return invite;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    boolean silent() {
        return ringing.isEmpty();
    }

    /** A call this phone is offered. */
    final class Ringing implements DialogListener {
        final InboundInvite invite;
        final CompletableFuture<Void> cancelled = new CompletableFuture<>();
        final CompletableFuture<EndReason> ended = new CompletableFuture<>();
        final MediaLeg leg = open();
        Dialog dialog;

        private Ringing(InboundInvite invite) {
            this.invite = invite;
            invite.onCancelled(() -> {
                leg.close();
                cancelled.complete(null);
            });
        }

        Ringing answer() {
            try {
                dialog = invite.answer(leg.answer(invite.sdpOffer()), this);
                leg.play(ROOM, true, () -> {});
                return this;
            } catch (UnacceptableSdp e) {
                throw new AssertionError(e);
            }
        }

        void reject(int status) {
            invite.reject(status, "No");
            leg.close();
        }

        void hangUp() {
            dialog.hangUp("");
            leg.close();
        }

        void awaitCancel() {
            await(cancelled);
        }

        EndReason awaitEnd() {
            return await(ended);
        }

        @Override
        public void onEnded(Dialog over, EndReason cause) {
            leg.close();
            ended.complete(cause);
        }

        @Override
        public String onReoffer(Dialog reoffered, String sdpOffer) throws UnacceptableSdp {
            return leg.answer(sdpOffer);
        }
    }

    /** Says it to the end; then it is as quiet as a room again. */
    static void say(MediaLeg leg, AudioClip clip) {
        var said = new CompletableFuture<Void>();
        leg.play(clip, false, () -> {
            leg.play(ROOM, true, () -> {});
            said.complete(null);
        });
        await(said);
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("nothing came", e);
        }
    }

    @Override
    public void close() {
        sip.close();
        media.close();
    }
}
