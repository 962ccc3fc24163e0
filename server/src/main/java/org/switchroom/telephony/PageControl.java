package org.switchroom.telephony;

import java.util.regex.Pattern;
import org.switchroom.cti.CallControlPort;
import org.switchroom.telephony.call.AgentDevices;
import org.switchroom.telephony.call.Calls;

/** What the agent's page asks of the telephone. */
final class PageControl implements CallControlPort {
    private static final Pattern KEYS = Pattern.compile("[0-9*#A-D]{1,32}");

    private final AgentDevices devices;
    private final Calls calls;

    PageControl(AgentDevices devices, Calls calls) {
        this.devices = devices;
        this.calls = calls;
    }

    @Override
    public boolean deviceReady(int firmId, String deviceId) {
        return devices.addressOf(firmId, deviceId).isPresent();
    }

    @Override
    public void sendDigits(int firmId, long contactId, int agentId, String digits) {
        if (KEYS.matcher(digits).matches()) {
            calls.sendDigits(firmId, contactId, agentId, digits);
        }
    }
}
