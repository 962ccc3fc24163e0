/**
 * What queueing theory says of a centre with one class of calls, to hold the engine against. Pure arithmetic; may use
 * nothing.
 */
@NullMarked
package org.switchroom.simulator.theory;

import org.jspecify.annotations.NullMarked;
