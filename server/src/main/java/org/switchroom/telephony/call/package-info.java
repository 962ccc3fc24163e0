/** A call: the caller's leg, the agent's leg, and what the engine's events do to them. */
@NullMarked
package org.switchroom.telephony.call;

import org.jspecify.annotations.NullMarked;
