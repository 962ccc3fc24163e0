package org.switchroom.cti;

/** How the engine knows the devices that agents sign in on: {@code browser:<userId>} and {@code desk:<deskPhoneId>}. */
public final class AgentDevice {
    /** The agent's page, as the page knows it. */
    public static final String PAGE = "browser";

    private static final String BROWSER = "browser:";
    private static final String DESK = "desk:";

    private AgentDevice() {}

    public static String browser(int userId) {
        return BROWSER + userId;
    }

    public static String desk(int deskPhoneId) {
        return DESK + deskPhoneId;
    }

    /** As the page knows it: empty, {@code browser} or {@code desk:ID}. */
    public static String forPage(String deviceId) {
        return deviceId.startsWith(BROWSER) ? PAGE : deviceId;
    }
}
