/** What is kept of tokens and webhooks. */
@NullMarked
package org.switchroom.developers.store;

import org.jspecify.annotations.NullMarked;
