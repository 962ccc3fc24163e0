/** One package a capability; their boundaries are verified by {@code ModularityTests}. */
@NullMarked
package org.switchroom;

import org.jspecify.annotations.NullMarked;
