package org.switchroom.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls over a WebSocket that somebody else terminated. The callee stands for the server, the caller for the browser. */
class FlowTest extends TwoParties {
    private final ExecutorService wire = Executors.newSingleThreadExecutor();
    private SipEndpoint.FlowInput server;
    private SipEndpoint.FlowInput browser;

    @BeforeEach
    void connect() {
        InetSocketAddress remote = new InetSocketAddress("127.0.0.1", 40_000);
        server = callee.endpoint.openFlow(remote, "agent 7", text -> wire.execute(() -> browser.received(text)));
        browser = caller.endpoint.openFlow(remote, "", text -> wire.execute(() -> server.received(text)));
    }

    @AfterAll
    void stop() {
        wire.shutdown();
        assertThat(callee.endpoint.gauges().flows()).isZero();
    }

    private void disconnect() {
        server.close();
        browser.close();
    }

    private static OutboundCall over(SipEndpoint.FlowInput flow) {
        return Party.call(SipUri.parse("sip:h7f3@q9.invalid;transport=ws;ob"), Transport.WS, flow.flow());
    }

    @Test
    void theBrowserCalls() {
        caller.invite(over(browser));
        callee.awaitEvent("confirmed");
        InboundInvite invite = callee.invites.getFirst();
        assertThat(invite.flow()).isEqualTo(server.flow());
        assertThat(invite.flow().tag()).isEqualTo("agent 7");
        assertThat(callee.dialogs.getFirst().state().transport()).isEqualTo(Transport.WS);
        callee.dialogs.getFirst().hangUp("");
        caller.awaitEvent("ended BYE");
        disconnect();
    }

    @Test
    void theBrowserIsCalledAtTheContactItGave() {
        caller.onInvite = caller::ringAndAnswer;
        callee.invite(over(server));
        callee.awaitEvent("answered");
        assertThat(caller.invites.getFirst().requestUri()).hasToString("sip:h7f3@q9.invalid;transport=ws;ob");
        callee.dialogs.getFirst().hangUp("");
        caller.awaitEvent("ended BYE");
        disconnect();
    }

    @Test
    void aLostConnectionEndsItsCalls() {
        caller.invite(over(browser));
        callee.awaitEvent("confirmed");
        disconnect();
        callee.awaitEvent("ended LOST");
        caller.awaitEvent("ended LOST");
        Party.until(() -> !callee.closedFlows.isEmpty());
        assertThat(callee.closedFlows).containsExactly(server.flow());
    }

    @Test
    void goesOnByAnotherConnection() {
        caller.onInvite = caller::ringAndAnswer;
        callee.invite(over(server));
        callee.awaitEvent("answered");
        Dialog kept = callee.dialogs.getFirst();
        var closed = whenItsFlowIsClosed(kept);
        SipEndpoint.FlowInput before = server;
        before.close();
        assertThat(closed.orTimeout(10, TimeUnit.SECONDS).join()).isSameAs(kept);
        connect();
        assertThat(kept.moveTo(server.flow()))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(true);
        assertThat(kept.reoffer(Party.SDP)).succeedsWithin(Duration.ofSeconds(10));
        assertThat(kept.flow()).isEqualTo(server.flow());
        assertThat(kept.state().flowToken()).isEqualTo(server.flow().token());
        kept.hangUp("");
        caller.awaitEvent("ended BYE");
        disconnect();
    }

    @Test
    void staysWhereItWasWhenTheOtherConnectionIsClosedToo() {
        caller.onInvite = caller::ringAndAnswer;
        callee.invite(over(server));
        callee.awaitEvent("answered");
        Dialog kept = callee.dialogs.getFirst();
        var closed = whenItsFlowIsClosed(kept);
        Flow first = server.flow();
        server.close();
        closed.orTimeout(10, TimeUnit.SECONDS).join();
        connect();
        Flow second = server.flow();
        disconnect();
        assertThat(kept.moveTo(second)).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(false);
        assertThat(kept.flow()).isEqualTo(first);
        connect();
        assertThat(kept.moveTo(server.flow()))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(true);
        kept.hangUp("");
        caller.awaitEvent("ended BYE");
        disconnect();
    }

    private CompletableFuture<Dialog> whenItsFlowIsClosed(Dialog kept) {
        var closed = new CompletableFuture<Dialog>();
        kept.listen(callee.new Notes() {
            @Override
            public void onFlowClosed(Dialog dialog) {
                closed.complete(dialog);
            }
        });
        return closed;
    }

    @Test
    void aLostConnectionCancelsWhatRings() {
        callee.onInvite = InboundInvite::ring;
        caller.invite(over(browser));
        caller.awaitEvent("ringing 180");
        disconnect();
        callee.awaitEvent("cancelled");
        caller.awaitEvent("failed 503");
        caller.reset();
        caller.invite(over(browser));
        caller.awaitEvent("failed 503");
    }

    @Test
    void keepAlivesAreAnswered() {
        StringBuilder answers = new StringBuilder();
        SipEndpoint.FlowInput flow =
                callee.endpoint.openFlow(new InetSocketAddress("127.0.0.1", 1), "", answers::append);
        flow.received("\r\n\r\n");
        assertThat(answers).hasToString("\r\n");
        flow.close();
        disconnect();
    }
}
