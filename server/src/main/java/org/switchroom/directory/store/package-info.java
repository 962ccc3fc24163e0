/** The directory in PostgreSQL and in memory. */
@NullMarked
package org.switchroom.directory.store;

import org.jspecify.annotations.NullMarked;
