/** Connectors over HTTP. */
@NullMarked
package org.switchroom.connectors.http;

import org.jspecify.annotations.NullMarked;
