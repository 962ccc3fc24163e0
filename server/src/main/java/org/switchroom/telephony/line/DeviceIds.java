package org.switchroom.telephony.line;

import java.util.Optional;

/** Reads the names of {@link org.switchroom.cti.AgentDevice}. */
final class DeviceIds {
    private static final String BROWSER = "browser:";
    private static final String DESK = "desk:";

    private DeviceIds() {}

    static boolean isBrowser(String deviceId) {
        return deviceId.startsWith(BROWSER);
    }

    static Optional<Integer> deskPhone(String deviceId) {
        return deviceId.startsWith(DESK)
                ? Optional.of(Integer.parseInt(deviceId.substring(DESK.length())))
                : Optional.empty();
    }
}
