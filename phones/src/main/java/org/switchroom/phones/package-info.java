/**
 * Callers and desk phones as real SIP and RTP endpoints, for the demo, for tests and for load. Imports the wire alone; knows
 * a contact centre only as a number that can be dialled.
 */
@NullMarked
package org.switchroom.phones;

import org.jspecify.annotations.NullMarked;
