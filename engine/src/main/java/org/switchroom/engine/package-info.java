/**
 * The pure ACD: commands in, events out, time as data. Imports JDK values only: no I/O, clock, thread, randomness or
 * framework.
 */
@NullMarked
package org.switchroom.engine;

import org.jspecify.annotations.NullMarked;
