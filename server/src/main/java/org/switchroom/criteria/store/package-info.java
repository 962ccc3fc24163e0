/** The rules and the decisions in PostgreSQL. */
@NullMarked
package org.switchroom.criteria.store;

import org.jspecify.annotations.NullMarked;
