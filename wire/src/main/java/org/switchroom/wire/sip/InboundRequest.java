package org.switchroom.wire.sip;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request outside any dialog, with what a user needs to decide on it. */
public interface InboundRequest {

    String method();

    String callId();

    SipUri requestUri();

    NameAddr from();

    NameAddr to();

    /** P-Asserted-Identity (RFC 3325); to be believed from trusted peers only. */
    List<NameAddr> assertedIdentities();

    /** First value of any header, by name, case-insensitive. */
    Optional<String> header(String name);

    /** Where the packet came from, whatever its headers say. */
    InetSocketAddress source();

    /** The connection it came on; UDP has one flow for each source address. */
    Flow flow();

    /**
     * Final answer other than 2xx.
     *
     * @param status 300-699
     * @param headers added to the response, Reason or Retry-After for example
     */
    void reject(int status, String reasonPhrase, Map<String, String> headers);

    default void reject(int status, String reasonPhrase) {
        reject(status, reasonPhrase, Map.of());
    }
}
