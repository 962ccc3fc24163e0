/** Scenarios in PostgreSQL and in memory. */
@NullMarked
package org.switchroom.pop.store;

import org.jspecify.annotations.NullMarked;
