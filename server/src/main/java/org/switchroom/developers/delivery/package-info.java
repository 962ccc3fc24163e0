/** Sends webhooks and tries again until they have arrived. */
@NullMarked
package org.switchroom.developers.delivery;

import org.jspecify.annotations.NullMarked;
