/** Scenarios written and tried out over REST. */
@NullMarked
package org.switchroom.pop.http;

import org.jspecify.annotations.NullMarked;
