/** Who and what there is: client firms, sites, users, roles, queues, numbers, hours, trunks, desk phones, menus. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database"})
package org.switchroom.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
