package org.switchroom.telephony.call;

import java.time.Instant;
import org.switchroom.ivr.Script;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.sip.InboundInvite;

/**
 * A call that was found good and is not answered yet.
 *
 * @param media open, its answer (or our offer) is {@code sdp}
 * @param caller E.164 or empty when withheld
 * @param dialled E.164
 */
public record Arrival(
        int firmId,
        InboundInvite invite,
        MediaLeg media,
        String sdp,
        String caller,
        String dialled,
        Script script,
        Instant at) {}
