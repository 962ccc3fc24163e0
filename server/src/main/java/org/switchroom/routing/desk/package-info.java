/** How the desk works: one writer, the live subscribers, the journal's followers, the configuration handed to the engine. */
@NullMarked
package org.switchroom.routing.desk;

import org.jspecify.annotations.NullMarked;
