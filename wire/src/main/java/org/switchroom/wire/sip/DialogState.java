package org.switchroom.wire.sip;

import java.util.List;

/** A dialog as plain data (RFC 3261 §12), storable. */
public record DialogState(
        String callId,
        String localTag,
        String remoteTag,
        NameAddr local,
        NameAddr remote,
        SipUri remoteTarget,
        List<String> routeSet,
        long localCSeq,
        long remoteCSeq,
        Transport transport,
        String flowToken) {

    DialogState withLocalCSeq(long number) {
        return new DialogState(
                callId,
                localTag,
                remoteTag,
                local,
                remote,
                remoteTarget,
                routeSet,
                number,
                remoteCSeq,
                transport,
                flowToken);
    }

    DialogState withRemoteCSeq(long number) {
        return new DialogState(
                callId,
                localTag,
                remoteTag,
                local,
                remote,
                remoteTarget,
                routeSet,
                localCSeq,
                number,
                transport,
                flowToken);
    }

    DialogState withRemoteTarget(SipUri target) {
        return new DialogState(
                callId,
                localTag,
                remoteTag,
                local,
                remote,
                target,
                routeSet,
                localCSeq,
                remoteCSeq,
                transport,
                flowToken);
    }

    DialogState withFlow(Flow flow) {
        return new DialogState(
                callId,
                localTag,
                remoteTag,
                local,
                remote,
                remoteTarget,
                routeSet,
                localCSeq,
                remoteCSeq,
                flow.transport(),
                flow.token());
    }
}
