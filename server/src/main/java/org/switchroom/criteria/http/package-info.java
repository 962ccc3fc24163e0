/** Rules changed and tried out over REST. */
@NullMarked
package org.switchroom.criteria.http;

import org.jspecify.annotations.NullMarked;
