/** The company's own databases, asked who a caller is: REST, SQL, LDAP, files; what the card shows, and what is written back. A call never waits for them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crm", "directory", "database"})
package org.switchroom.connectors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
