/** What happens here as the outside is told it: names and fields that stay. */
@NullMarked
package org.switchroom.developers.event;

import org.jspecify.annotations.NullMarked;
