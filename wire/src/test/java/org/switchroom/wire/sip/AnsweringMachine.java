package org.switchroom.wire.sip;

import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;

/** Rings and answers every call: something to point SIPp at. Argument: the UDP and TCP port. */
final class AnsweringMachine implements SipHandler {
    private static final String SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 4000 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n";

    private AnsweringMachine() {}

    @Override
    public void onInvite(InboundInvite invite) {
        invite.ring();
        invite.answer(SDP, DialogListener.INDIFFERENT);
    }

    @Override
    public void onRegister(InboundRegister register) {
        register.accept(register.bindings());
    }

    public static void main(String[] arguments) throws BindFailed, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        SipConfig config = new SipConfig(InetAddress.getLoopbackAddress(), port, port, "127.0.0.1", "Switchroom");
        SipEndpoint endpoint = SipEndpoints.start(config, new AnsweringMachine());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(endpoint.gauges())));
        new CountDownLatch(1).await();
    }
}
