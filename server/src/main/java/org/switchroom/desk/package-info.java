/** What a desk keeps for the person who works at it: drafts of what was typed, and what is done once only. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crm", "directory", "database"})
package org.switchroom.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
