/** Sessions, who may do what, and administration over HTTP. */
@NullMarked
package org.switchroom.directory.http;

import org.jspecify.annotations.NullMarked;
