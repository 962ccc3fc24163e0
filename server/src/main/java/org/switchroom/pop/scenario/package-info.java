/** Scenarios: their conditions, their sections, their script. Pure. */
@NullMarked
package org.switchroom.pop.scenario;

import org.jspecify.annotations.NullMarked;
