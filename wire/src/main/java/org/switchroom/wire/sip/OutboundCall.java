package org.switchroom.wire.sip;

import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an INVITE is to say.
 *
 * @param target request URI, a registered contact unchanged
 * @param via the flow of a registration; null: resolve {@code target}, or send to {@code proxy} if set
 * @param proxy where to send instead of to the target's host; null: none
 * @param transport used when {@code via} is null
 * @param headers extra, Alert-Info or P-Asserted-Identity for example
 * @param credentials for 401/407 challenges; null: none
 */
public record OutboundCall(
        SipUri target,
        NameAddr from,
        NameAddr to,
        String sdpOffer,
        @Nullable Flow via,
        @Nullable InetSocketAddress proxy,
        Transport transport,
        Map<String, String> headers,
        @Nullable Credentials credentials) {}
