/** The database: starts the embedded PostgreSQL or reaches the one that was named, and brings each module's schema up to date. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.switchroom.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
