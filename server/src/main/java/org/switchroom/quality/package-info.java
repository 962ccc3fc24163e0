/** Recordings: what was said, for those who may hear it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"telephony", "reporting", "directory", "crm"})
package org.switchroom.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
