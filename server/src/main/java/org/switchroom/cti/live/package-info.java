/** Who is doing what, folded from the stream for the agents' own pages, and the cards of those who call. */
@NullMarked
package org.switchroom.cti.live;

import org.jspecify.annotations.NullMarked;
