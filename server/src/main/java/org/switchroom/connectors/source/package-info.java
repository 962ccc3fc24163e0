/** The kinds of sources, each of which answers with JSON. */
@NullMarked
package org.switchroom.connectors.source;

import org.jspecify.annotations.NullMarked;
