package org.switchroom.wire.sip;

import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An endpoint on loopback that notes everything that happens to it. */
final class Party implements AutoCloseable, SipHandler {
    static final SipTimers FAST = SipTimers.withRoundTrip(20);
    static final String SDP =
            "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n" + "m=audio 4000 RTP/AVP 0\r\n";
    static final String OTHER_SDP = SDP.replace("4000", "5000");

    final List<String> events = new CopyOnWriteArrayList<>();
    final List<InboundInvite> invites = new CopyOnWriteArrayList<>();
    final List<InboundRegister> registers = new CopyOnWriteArrayList<>();
    final List<Dialog> dialogs = new CopyOnWriteArrayList<>();
    final List<Flow> closedFlows = new CopyOnWriteArrayList<>();
    volatile PacketLoss loss = PacketLoss.NONE;
    volatile Predicate<Flow> admits = from -> true;
    volatile Consumer<InboundInvite> onInvite = invite -> {};
    volatile Consumer<InboundRegister> onRegister = register -> register.accept(register.bindings());
    final UserAgent endpoint;

    Party() {
        this(FAST, SipLimits.STANDARD);
    }

    Party(SipTimers timers, SipLimits limits) {
        try {
            SipConfig config = new SipConfig(InetAddress.getLoopbackAddress(), 0, 0, "127.0.0.1", "Test");
            endpoint = SipEndpoints.start(
                    config, this, timers, limits, (outgoing, message) -> loss.loses(outgoing, message));
        } catch (BindFailed e) {
            throw new AssertionError(e);
        }
    }

    /** As if nothing had happened yet. */
    void reset() {
        loss = PacketLoss.NONE;
        admits = from -> true;
        onInvite = invite -> {};
        onRegister = register -> register.accept(register.bindings());
        List.of(events, invites, registers, dialogs, closedFlows).forEach(List::clear);
    }

    void ringAndAnswer(InboundInvite invite) {
        invite.ring();
        answer(invite);
    }

    Dialog answer(InboundInvite invite) {
        Dialog dialog = invite.answer(SDP, new Notes());
        dialogs.add(dialog);
        return dialog;
    }

    InetSocketAddress udp() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), endpoint.udpPort());
    }

    InetSocketAddress tcp() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), endpoint.tcpPort());
    }

    OutboundCall callTo(Party callee, Transport transport) {
        int port = transport == Transport.UDP ? callee.endpoint.udpPort() : callee.endpoint.tcpPort();
        return call(SipUri.of("callee", "127.0.0.1", port), transport, null);
    }

    static OutboundCall call(SipUri target, Transport transport, @Nullable Flow via) {
        NameAddr from = new NameAddr("Ann \"A\"", SipUri.of("+4930123", "127.0.0.1", 0));
        NameAddr to = new NameAddr("", SipUri.of("callee", "127.0.0.1", 0));
        return new OutboundCall(target, from, to, SDP, via, null, transport, Map.of("X-Test", "1"), null);
    }

    OutboundInvite invite(OutboundCall call) {
        return endpoint.invite(call, new Progress());
    }

    OutboundInvite invite(Party callee) {
        return invite(callTo(callee, Transport.UDP));
    }

    void awaitEvent(String event) {
        until(() -> events.contains(event), () -> "waiting for " + event + ", got " + events);
    }

    static void until(BooleanSupplier condition) {
        until(condition, () -> "condition");
    }

    private static void until(BooleanSupplier condition, java.util.function.Supplier<String> what) {
        try {
            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(2))
                    .until(condition::getAsBoolean);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError(what.get(), e);
        }
    }

    /** No call is going on. */
    void awaitQuiet() {
        until(() -> endpoint.gauges().dialogs() == 0, () -> endpoint.gauges() + " events " + events);
    }

    /** Nothing is left of any call. */
    void awaitIdle() {
        until(
                () -> endpoint.gauges().transactions() == 0
                        && endpoint.gauges().dialogs() == 0
                        && endpoint.calls().size() == 0,
                () -> endpoint.gauges() + " calls " + endpoint.calls().size() + " events " + events);
    }

    static String startLine(byte[] message) {
        String text = new String(message, java.nio.charset.StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("");
    }

    @Override
    public boolean admits(Flow from) {
        return admits.test(from);
    }

    @Override
    public void onInvite(InboundInvite invite) {
        invites.add(invite);
        invite.onCancelled(() -> events.add("cancelled"));
        onInvite.accept(invite);
    }

    @Override
    public void onRegister(InboundRegister register) {
        registers.add(register);
        onRegister.accept(register);
    }

    @Override
    public void onFlowClosed(Flow flow) {
        closedFlows.add(flow);
    }

    @Override
    public void close() {
        endpoint.close();
    }

    private final class Progress implements OutboundInvite.Listener {
        @Override
        public void onRinging(int status, boolean answerable) {
            events.add("ringing " + status + (answerable ? ", answerable" : ""));
        }

        @Override
        public void onAnswered(Dialog dialog, String sdpAnswer) {
            dialog.listen(new Notes());
            dialogs.add(dialog);
            events.add("answered");
        }

        @Override
        public void onFailed(int status, String reasonPhrase) {
            events.add("failed " + status);
        }
    }

    class Notes implements DialogListener {
        @Override
        public void onEnded(Dialog dialog, EndReason cause) {
            events.add("ended " + cause);
        }

        @Override
        public void onConfirmed(Dialog dialog, @Nullable String sdp) {
            events.add("confirmed");
        }

        @Override
        public String onReoffer(Dialog dialog, String sdpOffer) throws UnacceptableSdp {
            if (sdpOffer.contains("unacceptable")) {
                throw new UnacceptableSdp("no such codec");
            }
            events.add("reoffer");
            return OTHER_SDP;
        }

        @Override
        public void onInfo(Dialog dialog, String contentType, String body) {
            events.add("info " + contentType + " " + body);
        }

        @Override
        public void onRefer(Dialog dialog, SipUri referTo) {
            events.add("refer " + referTo);
        }
    }
}
