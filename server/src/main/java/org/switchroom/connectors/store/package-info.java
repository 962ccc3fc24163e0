/** Connectors as configured, in PostgreSQL and at work. */
@NullMarked
package org.switchroom.connectors.store;

import org.jspecify.annotations.NullMarked;
