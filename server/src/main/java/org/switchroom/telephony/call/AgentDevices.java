package org.switchroom.telephony.call;

import java.util.Optional;
import java.util.function.Consumer;

/** Knows where agents' devices are. Answers at once, from any thread. */
public interface AgentDevices {

    /**
     * @param deviceId {@code browser:<userId>} or {@code desk:<deskPhoneId>}
     * @return empty when it is not registered, unknown, or of another client firm
     */
    Optional<DeviceAddress> addressOf(int firmId, String deviceId);

    /** Ends when it is closed. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param registered told at once, on any thread, of each registration of the device, renewed ones too
     */
    Subscription follow(String deviceId, Consumer<DeviceAddress> registered);
}
