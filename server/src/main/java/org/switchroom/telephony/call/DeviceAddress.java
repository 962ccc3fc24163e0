package org.switchroom.telephony.call;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.sip.Flow;
import org.switchroom.wire.sip.SipUri;
import org.switchroom.wire.sip.Transport;

/**
 * Where an agent's device is reached now.
 *
 * @param firmId whose device it is
 * @param deviceId {@code browser:<userId>} or {@code desk:<deskPhoneId>}
 * @param target request URI, a registered contact unchanged
 * @param via the flow of its registration; null for a fixed address
 * @param proxy where to send when there is no flow
 * @param browser takes WebRTC instead of plain RTP
 */
public record DeviceAddress(
        int firmId,
        String deviceId,
        SipUri target,
        @Nullable Flow via,
        @Nullable InetSocketAddress proxy,
        Transport transport,
        boolean browser) {}
