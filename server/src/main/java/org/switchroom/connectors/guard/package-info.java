/** What keeps a slow, dead or overloaded source away from calls. */
@NullMarked
package org.switchroom.connectors.guard;

import org.jspecify.annotations.NullMarked;
