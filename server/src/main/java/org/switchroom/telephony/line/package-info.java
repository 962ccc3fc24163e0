/** Lines in and out: trunks and who may call on them, telephones and browsers and where they are. */
@NullMarked
package org.switchroom.telephony.line;

import org.jspecify.annotations.NullMarked;
