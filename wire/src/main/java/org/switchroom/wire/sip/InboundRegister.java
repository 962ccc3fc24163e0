package org.switchroom.wire.sip;

import java.util.List;

/** REGISTER (RFC 3261 §10). */
public interface InboundRegister extends InboundRequest {

    /**
     * What the phone wants bound.
     *
     * @param contact as sent, to be used unchanged as request URI; {@code *} with 0 unbinds all
     * @param expiresSeconds asked for; 0 unbinds
     */
    record Binding(SipUri contact, int expiresSeconds) {}

    List<Binding> bindings();

    /** 200 OK with the bindings now in force. */
    void accept(List<Binding> inForce);
}
