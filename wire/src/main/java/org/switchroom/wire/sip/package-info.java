/** SIP endpoint: transports, transactions and dialogs (RFC 3261) behind an interface of calls. */
@NullMarked
package org.switchroom.wire.sip;

import org.jspecify.annotations.NullMarked;
