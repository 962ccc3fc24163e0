/** The contact log over HTTP. */
@NullMarked
package org.switchroom.reporting.http;

import org.jspecify.annotations.NullMarked;
