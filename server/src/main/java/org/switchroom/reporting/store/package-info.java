/** The contact log's tables. */
@NullMarked
package org.switchroom.reporting.store;

import org.jspecify.annotations.NullMarked;
