/**
 * The rules once more, written independently of the engine and fed only by its events: what a supervisor with the log and
 * a sharp pencil could find wrong.
 */
@NullMarked
package org.switchroom.simulator.checks;

import org.jspecify.annotations.NullMarked;
