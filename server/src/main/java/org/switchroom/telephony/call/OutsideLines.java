package org.switchroom.telephony.call;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.sip.Credentials;
import org.switchroom.wire.sip.NameAddr;
import org.switchroom.wire.sip.OutboundCall;
import org.switchroom.wire.sip.SipUri;
import org.switchroom.wire.sip.Transport;

/** The firms' ways to telephones outside. Answers at once, from any thread. */
public interface OutsideLines {

    /**
     * @param number E.164
     * @param dialled E.164 of the number the caller dialled, which the far end is shown unless the trunk has its own
     * @return empty when it may not be called, or no trunk takes it now
     */
    Optional<Route> route(int firmId, String number, String dialled);

    /** E.164, if it is a number, written in any way, that the firm may call; else empty. */
    String allowed(int firmId, String written);

    /**
     * How one number is reached.
     *
     * @param recorded whether what is said is recorded
     * @param over to be run once when the call is over
     */
    record Route(
            SipUri target,
            NameAddr from,
            InetSocketAddress proxy,
            Transport transport,
            @Nullable Credentials credentials,
            boolean recorded,
            Runnable over) {

        OutboundCall call(String sdpOffer) {
            return new OutboundCall(
                    target, from, new NameAddr("", target), sdpOffer, null, proxy, transport, Map.of(), credentials);
        }
    }
}
