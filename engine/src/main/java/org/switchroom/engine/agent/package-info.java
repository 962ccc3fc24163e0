/** The people who answer: what they are doing, and what is decided about it. */
@NullMarked
package org.switchroom.engine.agent;

import org.jspecify.annotations.NullMarked;
