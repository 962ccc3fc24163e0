/** The one door to the engine, its journal, and the ordered event stream as the one window. */
@NullMarked
@ApplicationModule(allowedDependencies = {"directory"})
package org.switchroom.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
