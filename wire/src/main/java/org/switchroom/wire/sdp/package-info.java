/** Session descriptions (RFC 8866) and offer/answer (RFC 3264). */
@NullMarked
package org.switchroom.wire.sdp;

import org.jspecify.annotations.NullMarked;
