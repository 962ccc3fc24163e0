/** The record: customers, orders, employees, incidents, notes, files and dispositions; who a caller is. */
@NullMarked
@ApplicationModule(allowedDependencies = {"directory", "database"})
package org.switchroom.crm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
