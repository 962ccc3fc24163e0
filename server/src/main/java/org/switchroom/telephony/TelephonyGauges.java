package org.switchroom.telephony;

import org.switchroom.wire.rtp.MediaPlane;
import org.switchroom.wire.sip.SipEndpoint;

/**
 * What telephony holds now. With nobody calling all of it is 0, but registrations, sockets, and the flows under them.
 *
 * @param calls contacts with a caller's leg
 * @param spokenAnswers desk phones being told something
 * @param timers waiting to run
 * @param recordings not complete yet
 * @param deskPhones registered
 * @param browsers registered
 * @param sockets connections of browsers
 */
public record TelephonyGauges(
        int calls,
        int spokenAnswers,
        int timers,
        int recordings,
        int deskPhones,
        int browsers,
        int sockets,
        SipEndpoint.Gauges sip,
        MediaPlane.Gauges media) {

    /** Nobody calls, and nothing is left of any call but SIP transactions, which end by their own timers (RFC 3261 §17). */
    public boolean idle() {
        return calls == 0
                && spokenAnswers == 0
                && timers == 0
                && recordings == 0
                && sip.dialogs() == 0
                && media.rtpLegs() == 0
                && media.webrtcLegs() == 0
                && media.portsInUse() == 0
                && media.recordings() == 0;
    }
}
