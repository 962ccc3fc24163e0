/** Recordings over HTTP. */
@NullMarked
package org.switchroom.quality.http;

import org.jspecify.annotations.NullMarked;
