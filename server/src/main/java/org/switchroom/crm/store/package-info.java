/** The record in PostgreSQL. */
@NullMarked
package org.switchroom.crm.store;

import org.jspecify.annotations.NullMarked;
