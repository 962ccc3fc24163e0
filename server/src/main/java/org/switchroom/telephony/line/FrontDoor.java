package org.switchroom.telephony.line;

import org.switchroom.wire.sip.Flow;
import org.switchroom.wire.sip.InboundInvite;
import org.switchroom.wire.sip.InboundRegister;
import org.switchroom.wire.sip.SipHandler;
import org.switchroom.wire.sip.SourceLimiter;
import org.switchroom.wire.sip.Transport;

/** Where every request from outside comes in, and who it is for. */
final class FrontDoor implements SipHandler {
    private final Trunks trunks;
    private final SourceLimiter strangers;
    private final InboundCalls inboundCalls;
    private final PhoneCalls phoneCalls;
    private final Registrar registrar;

    /** @param strangers how often others than trunks and logged-in browsers are listened to */
    FrontDoor(
            Trunks trunks,
            SourceLimiter strangers,
            InboundCalls inboundCalls,
            PhoneCalls phoneCalls,
            Registrar registrar) {
        this.trunks = trunks;
        this.strangers = strangers;
        this.inboundCalls = inboundCalls;
        this.phoneCalls = phoneCalls;
        this.registrar = registrar;
    }

    @Override
    public boolean admits(Flow from) {
        var source = from.remote().getAddress();
        return from.transport() == Transport.WS || trunks.know(source) || strangers.admits(source);
    }

    @Override
    public void onInvite(InboundInvite invite) {
        if (invite.flow().transport() == Transport.WS) {
            invite.reject(403, "Forbidden");
        } else if (phoneCalls.claims(invite)) {
            phoneCalls.take(invite);
        } else {
            inboundCalls.take(invite);
        }
    }

    @Override
    public void onRegister(InboundRegister register) {
        registrar.take(register);
    }

    @Override
    public void onFlowClosed(Flow flow) {
        registrar.flowClosed(flow);
    }
}
