/** Where contacts wait and agents serve. */
@NullMarked
package org.switchroom.engine.queue;

import org.jspecify.annotations.NullMarked;
