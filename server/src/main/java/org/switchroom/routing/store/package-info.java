/** The journal on local disk: segments, records, snapshots. Knows files, not calls. */
@NullMarked
package org.switchroom.routing.store;

import org.jspecify.annotations.NullMarked;
