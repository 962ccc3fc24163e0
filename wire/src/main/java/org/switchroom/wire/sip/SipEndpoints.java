package org.switchroom.wire.sip;

/** Starts SIP endpoints. */
public final class SipEndpoints {
    private SipEndpoints() {}

    /** @throws BindFailed if a port is taken or the address is not ours */
    public static SipEndpoint start(SipConfig config, SipHandler handler) throws BindFailed {
        return start(config, handler, SipTimers.STANDARD, SipLimits.STANDARD);
    }

    /** @throws BindFailed if a port is taken or the address is not ours */
    public static SipEndpoint start(SipConfig config, SipHandler handler, SipTimers timers, SipLimits limits)
            throws BindFailed {
        return start(config, handler, timers, limits, PacketLoss.NONE);
    }

    static UserAgent start(SipConfig config, SipHandler handler, SipTimers timers, SipLimits limits, PacketLoss loss)
            throws BindFailed {
        return new UserAgent(config, handler, timers, limits, loss);
    }
}
