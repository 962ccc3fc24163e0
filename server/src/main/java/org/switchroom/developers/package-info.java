/** For the company's own programs: API tokens and how much they may ask, the public events, webhooks and the event stream. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crm", "routing", "directory", "database"})
package org.switchroom.developers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
