/** What callers are asked and told, as a pure interpreter: state and input in, state and actions out. */
@NullMarked
package org.switchroom.ivr.flow;

import org.jspecify.annotations.NullMarked;
