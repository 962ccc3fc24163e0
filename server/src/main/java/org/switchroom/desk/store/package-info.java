/** Drafts in PostgreSQL. */
@NullMarked
package org.switchroom.desk.store;

import org.jspecify.annotations.NullMarked;
