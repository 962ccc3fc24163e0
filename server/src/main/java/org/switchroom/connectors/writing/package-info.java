/** What agents write down goes into the company's own systems, and is tried again until it has arrived. */
@NullMarked
package org.switchroom.connectors.writing;

import org.jspecify.annotations.NullMarked;
