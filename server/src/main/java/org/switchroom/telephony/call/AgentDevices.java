package org.switchroom.telephony.call;

import java.util.Optional;

/** Knows where agents' devices are. Answers at once, from any thread. */
public interface AgentDevices {

    /**
     * @param deviceId {@code browser:<userId>} or {@code desk:<deskPhoneId>}
     * @return empty when it is not registered, unknown, or of another client firm
     */
    Optional<DeviceAddress> addressOf(int firmId, String deviceId);
}
