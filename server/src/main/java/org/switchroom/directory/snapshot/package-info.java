/** The directory as immutable values, and the rules a change must keep. Pure. */
@NullMarked
package org.switchroom.directory.snapshot;

import org.jspecify.annotations.NullMarked;
