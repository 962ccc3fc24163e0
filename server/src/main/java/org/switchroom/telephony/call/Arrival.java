package org.switchroom.telephony.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.switchroom.ivr.Script;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.sip.InboundInvite;

/**
 * A call that was found good and is not answered yet.
 *
 * @param line how the caller is reached
 * @param caller E.164 or empty when withheld; of an agent the short number, or empty
 * @param dialled E.164, or a short number
 * @param own what the agent wants who calls; null: somebody outside calls
 */
public record Arrival(
        int firmId,
        Line line,
        String caller,
        String dialled,
        Script script,
        Instant at,
        @Nullable OwnCall own) {

    /** How the caller is reached. */
    public sealed interface Line {}

    /**
     * The caller calls us.
     *
     * @param media open
     * @param sdp its answer, or our offer; null: it is made when the call is answered, perhaps much later
     */
    public record Calling(
            InboundInvite invite, MediaLeg media, @Nullable String sdp) implements Line {}

    /**
     * An agent's own telephone is rung first.
     *
     * @param called whom the agent calls, for its display; may be empty
     */
    public record ToBeFetched(DeviceAddress device, String called) implements Line {}

    /** What a telephone outside is shown, unless the trunk has its own. */
    String shownOutside() {
        return own == null ? dialled : own.callerId();
    }

    Party party(MediaLeg media) {
        return new Party(firmId, shownOutside(), recorded(), own == null ? 0 : own.agentId(), media);
    }

    /** Calls between colleagues are not recorded. */
    boolean recorded() {
        return own == null || own.target() instanceof OwnCall.Outside;
    }
}
