/** The database: starts the embedded PostgreSQL or reaches the one that was named, brings each module's schema up to date, and sends what waits in tables. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.switchroom.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
