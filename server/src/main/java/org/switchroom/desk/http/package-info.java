/** The desk over HTTP. */
@NullMarked
package org.switchroom.desk.http;

import org.jspecify.annotations.NullMarked;
