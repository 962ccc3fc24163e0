package org.switchroom.directory;

import java.util.Optional;

/** How it stands with the trunks that register at their carrier; whoever registers them says so. Any thread. */
public interface CarrierRegistrations {

    /** Empty for a trunk that does not register. */
    Optional<TrunkRegistration> of(int trunkId);
}
