/** Menus: a pure interpreter of flows and the runner that drives it; declares the port CallMedia. */
@NullMarked
@ApplicationModule(allowedDependencies = {"routing", "crm", "directory"})
package org.switchroom.ivr;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
