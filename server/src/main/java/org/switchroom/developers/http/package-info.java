/** Tokens at the door, and the administrator's pages about all of this. */
@NullMarked
package org.switchroom.developers.http;

import org.jspecify.annotations.NullMarked;
