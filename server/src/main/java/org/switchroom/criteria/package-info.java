/** Criteria-based routing: rules on what is known of a contact say where it goes, and the journal which rule did. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ivr", "crm", "reporting", "routing", "directory", "database"})
package org.switchroom.criteria;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
