/** A demo company with simulated callers and agents. */
@NullMarked
@ApplicationModule(allowedDependencies = {"directory", "crm", "criteria", "routing", "database", "telephony"})
package org.switchroom.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
