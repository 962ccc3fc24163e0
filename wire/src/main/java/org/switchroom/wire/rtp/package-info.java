/** The media plane: relay, announcements, keypad digits and recording on RTP (RFC 3550, RFC 4733). */
@NullMarked
package org.switchroom.wire.rtp;

import org.jspecify.annotations.NullMarked;
