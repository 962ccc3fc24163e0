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
        String flowToken) {}
