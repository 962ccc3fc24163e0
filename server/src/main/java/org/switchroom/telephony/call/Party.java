package org.switchroom.telephony.call;

import org.switchroom.wire.rtp.MediaLeg;

/**
 * Whom a contact is about: somebody who has called, or is called back.
 *
 * @param shown what a telephone outside is shown, unless the trunk has its own
 * @param recorded whether conversations are
 * @param placedBy the agent whose call it is; 0: nobody's here
 * @param media the way of the sound
 */
record Party(int firmId, String shown, boolean recorded, int placedBy, MediaLeg media) {}
