/** The journal replayed up to one contact, and told as a story. Reads what a server writes, and nothing else. */
@NullMarked
package org.switchroom.routing.replay;

import org.jspecify.annotations.NullMarked;
