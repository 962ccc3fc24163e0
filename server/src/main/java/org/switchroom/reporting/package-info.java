/** Projections of the journal: the contact log and the live board. */
@NullMarked
@ApplicationModule(allowedDependencies = {"routing", "crm", "directory", "database"})
package org.switchroom.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
