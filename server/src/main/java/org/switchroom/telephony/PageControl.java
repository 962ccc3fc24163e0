package org.switchroom.telephony;

import java.util.regex.Pattern;
import org.switchroom.cti.CallControlPort;
import org.switchroom.telephony.call.AgentDevices;
import org.switchroom.telephony.call.Calls;
import org.switchroom.telephony.line.OutsideNumbers;

/** What the agent's page asks of the telephone. */
final class PageControl implements CallControlPort {
    private static final Pattern KEYS = Pattern.compile("[0-9*#A-D]{1,32}");

    private final AgentDevices devices;
    private final Calls calls;
    private final OutsideNumbers outside;

    PageControl(AgentDevices devices, Calls calls, OutsideNumbers outside) {
        this.devices = devices;
        this.calls = calls;
        this.outside = outside;
    }

    @Override
    public boolean deviceReady(int firmId, String deviceId) {
        return devices.addressOf(firmId, deviceId).isPresent();
    }

    @Override
    public boolean callsOutside(int firmId) {
        return outside.any(firmId);
    }

    @Override
    public OutsideNumber outsideNumber(int firmId, String written) {
        return outside.check(firmId, written);
    }

    @Override
    public void sendDigits(int firmId, long contactId, int agentId, String digits) {
        if (KEYS.matcher(digits).matches()) {
            calls.sendDigits(firmId, contactId, agentId, digits);
        }
    }
}
