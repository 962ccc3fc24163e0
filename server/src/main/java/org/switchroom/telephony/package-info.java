/** Trunks, legs, bridges: performs what the engine decided; the only server module that touches the wire. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ivr", "cti", "routing", "directory"})
package org.switchroom.telephony;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
