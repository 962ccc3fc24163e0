/** Browser legs: ICE-lite (RFC 8445), DTLS-SRTP (RFC 5764). */
@NullMarked
package org.switchroom.wire.webrtc;

import org.jspecify.annotations.NullMarked;
