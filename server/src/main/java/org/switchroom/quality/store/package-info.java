/** Recordings in PostgreSQL and on disk. */
@NullMarked
package org.switchroom.quality.store;

import org.jspecify.annotations.NullMarked;
