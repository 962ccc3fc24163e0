/** The screen pop: which card opens for whom, whom it asks, which script; scenarios an administrator writes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crm", "connectors", "directory", "database"})
package org.switchroom.pop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
