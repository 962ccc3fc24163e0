package org.switchroom.wire.sip;

import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The endpoint: transports, calls and timers put together. */
final class UserAgent implements SipEndpoint, Vias {
    static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, REFER, REGISTER";
    private static final int TICK_MS = 10;
    private static final long FAREWELL_MS = 1_000;

    private final SipConfig config;
    private final SipTimers timers;
    private final HashedWheelTimer wheel;
    private final ExecutorService workers;
    private final CallTable calls;
    private final Network network;
    private final Set<KeptRegistration> registrations = ConcurrentHashMap.newKeySet();

    UserAgent(SipConfig config, SipHandler handler, SipTimers timers, SipLimits limits, PacketLoss loss)
            throws BindFailed {
        this.config = config;
        this.timers = timers;
        this.wheel =
                new HashedWheelTimer(new DefaultThreadFactory("sip-timer", true), TICK_MS, TimeUnit.MILLISECONDS, 4096);
        this.workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("sip-", 0).factory());
        this.calls = new CallTable(wheel, workers, limits);
        Inbox inbox = new Inbox(this, handler, limits);
        try {
            this.network = new Network(config, limits, inbox, loss);
        } catch (BindFailed e) {
            wheel.stop();
            workers.close();
            throw e;
        }
        inbox.open(network);
    }

    // ---- what the inner parts need

    SipTimers timers() {
        return timers;
    }

    CallTable calls() {
        return calls;
    }

    Network network() {
        return network;
    }

    String product() {
        return config.userAgent();
    }

    @Override
    public String via(Transport transport, String branch) {
        return "SIP/2.0/" + transport + ' ' + hostPort(transport) + ";branch=" + branch + ";rport";
    }

    /** Our Contact for a peer reached by this transport. A peer on a WebSocket only ever uses its connection. */
    String contact(Transport transport) {
        return contact("", transport);
    }

    String contact(String user, Transport transport) {
        Map<String, String> parameters = switch (transport) {
            case UDP -> Map.of();
            case TCP -> Map.of("transport", "tcp");
            case WS -> Map.of("transport", "ws");
        };
        return "<" + new SipUri("sip", user, hostPort(transport), 0, parameters) + ">";
    }

    private String hostPort(Transport transport) {
        int port = (transport == Transport.TCP && tcpPort() > 0) || udpPort() <= 0 ? tcpPort() : udpPort();
        return port <= 0 ? config.advertisedHost() : config.advertisedHost() + ':' + port;
    }

    /** Starts a transaction for a request of ours. */
    ClientTransaction send(CallScope scope, Link link, OutgoingRequest request, ClientTransaction.User user) {
        if (!request.method().equals("INVITE")) {
            return new PlainClientTransaction(scope, timers, this, link, request, user, Tokens.branch());
        }
        InviteClientTransaction[] invite = new InviteClientTransaction[1];
        invite[0] = new InviteClientTransaction(scope, timers, this, link, request, user, () -> {
            InviteClientTransaction silent = invite[0];
            if (link.transport() == Transport.UDP) {
                network.probe(link.remote(), () -> scope.post(silent::unreachable));
            }
        });
        return invite[0];
    }

    // ---- the endpoint

    @Override
    public int udpPort() {
        return network.udpPort();
    }

    @Override
    public int tcpPort() {
        return network.tcpPort();
    }

    @Override
    public OutboundInvite invite(OutboundCall call, OutboundInvite.Listener listener) {
        PlacedInvite placed = new PlacedInvite(this, call, listener, Tokens.next() + '@' + config.advertisedHost());
        calls.post(placed.callId(), placed::start);
        return placed;
    }

    @Override
    public Registration register(
            SipUri aor,
            InetSocketAddress registrar,
            Transport transport,
            Credentials credentials,
            int expiresSeconds,
            Registration.Listener listener) {
        KeptRegistration registration =
                new KeptRegistration(this, aor, registrar, transport, credentials, expiresSeconds, listener);
        registrations.add(registration);
        registration.start();
        return registration;
    }

    void forget(KeptRegistration registration) {
        registrations.remove(registration);
    }

    @Override
    public FlowInput openFlow(InetSocketAddress remote, String tag, Consumer<String> send) {
        return network.openFlow(remote, tag, send);
    }

    @Nullable
    Link flow(Flow flow) {
        return network.link(flow);
    }

    @Override
    public Gauges gauges() {
        return new Gauges(calls.transactions(), calls.dialogs(), network.connectionCount());
    }

    /** Stops; registrations are taken back first, if their registrars answer soon, calls are not ended. */
    @Override
    public void close() {
        registrations.forEach(KeptRegistration::close);
        try {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FAREWELL_MS);
            while (!registrations.isEmpty() && System.nanoTime() < until) {
                Thread.sleep(TICK_MS);
            }
            workers.shutdown();
            workers.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        wheel.stop();
        network.close();
    }
}
