/**
 * Telephone lines as bytes: SIP, SDP, RTP, SRTP, ICE and DTLS, codecs and transports. Knows no contact centre; imports
 * neither engine nor server.
 */
@NullMarked
package org.switchroom.wire;

import org.jspecify.annotations.NullMarked;
