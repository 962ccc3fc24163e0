package org.switchroom.telephony.call;

import org.switchroom.wire.rtp.MediaLeg;

/**
 * Whom a contact is about: somebody who has called, or is called back.
 *
 * @param dialled E.164 of the number the caller dialled, which whoever is called outside is shown
 * @param media the way of the sound
 */
record Party(int firmId, String dialled, MediaLeg media) {}
