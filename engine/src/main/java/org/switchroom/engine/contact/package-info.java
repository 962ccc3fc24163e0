/** A customer's call: its states as types, and what is decided about it. */
@NullMarked
package org.switchroom.engine.contact;

import org.jspecify.annotations.NullMarked;
