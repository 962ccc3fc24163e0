/**
 * Seeded callers, agents and faults over the engine on a clock turned by hand, and checkers that know the rules but not
 * the engine. May use: engine. Never server.
 */
@NullMarked
package org.switchroom.simulator;

import org.jspecify.annotations.NullMarked;
