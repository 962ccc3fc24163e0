package org.switchroom.telephony;

import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.switchroom.cti.CallControlPort;
import org.switchroom.telephony.call.AgentDevices;
import org.switchroom.telephony.call.Calls;
import org.switchroom.telephony.call.RingingPhones;
import org.switchroom.telephony.line.OutsideNumbers;
import org.switchroom.telephony.line.OwnCalls;

/** What the agent's page asks of the telephone. */
final class PageControl implements CallControlPort {
    private static final Pattern KEYS = Pattern.compile("[0-9*#A-D]{1,32}");

    private final AgentDevices devices;
    private final Calls calls;
    private final OutsideNumbers outside;
    private final OwnCalls ownCalls;
    private final RingingPhones ringing;

    PageControl(AgentDevices devices, Calls calls, OutsideNumbers outside, OwnCalls ownCalls, RingingPhones ringing) {
        this.devices = devices;
        this.calls = calls;
        this.outside = outside;
        this.ownCalls = ownCalls;
        this.ringing = ringing;
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
    public CompletableFuture<Long> placeCall(int firmId, int agentId, CallTarget target) {
        return ownCalls.place(firmId, agentId, target);
    }

    @Override
    public boolean answerable(int firmId, long contactId, int agentId) {
        return ringing.answerable(firmId, contactId, agentId);
    }

    @Override
    public CompletableFuture<PickUp> pickUp(int firmId, long contactId, int agentId) {
        return ringing.pickUp(firmId, contactId, agentId);
    }

    @Override
    public void sendDigits(int firmId, long contactId, int agentId, String digits) {
        if (KEYS.matcher(digits).matches()) {
            calls.sendDigits(firmId, contactId, agentId, digits);
        }
    }
}
