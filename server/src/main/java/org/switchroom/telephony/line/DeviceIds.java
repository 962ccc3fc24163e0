package org.switchroom.telephony.line;

import java.util.Optional;

/** Devices as the engine names them. */
public final class DeviceIds {
    private static final String BROWSER = "browser:";
    private static final String DESK = "desk:";

    private DeviceIds() {}

    public static String browser(int userId) {
        return BROWSER + userId;
    }

    public static String desk(int deskPhoneId) {
        return DESK + deskPhoneId;
    }

    static boolean isBrowser(String deviceId) {
        return deviceId.startsWith(BROWSER);
    }

    static Optional<Integer> deskPhone(String deviceId) {
        return deviceId.startsWith(DESK)
                ? Optional.of(Integer.parseInt(deviceId.substring(DESK.length())))
                : Optional.empty();
    }
}
