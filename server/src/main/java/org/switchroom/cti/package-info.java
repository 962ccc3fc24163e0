/** Telephone and computer: the agent's live socket, the screen pop, call control from the page. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"routing", "reporting", "ivr", "crm", "connectors", "pop", "desk", "directory"})
package org.switchroom.cti;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
