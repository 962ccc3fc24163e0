package org.switchroom.cti.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.switchroom.cti.CallControlPort;
import org.switchroom.cti.DeviceChanged;
import org.switchroom.cti.PhoneAnswerable;

/** Telephones that are there when a test says so, and remember the digits they sent. */
@TestComponent
class FakePhones implements CallControlPort {
    private record Device(int firmId, String deviceId) {}

    private final Set<Device> ready = ConcurrentHashMap.newKeySet();
    private final ApplicationEventPublisher events;
    private final Map<Long, PickUp> ringing = new ConcurrentHashMap<>();
    final List<String> placed = new CopyOnWriteArrayList<>();
    final List<String> sentDigits = new CopyOnWriteArrayList<>();

    FakePhones(ApplicationEventPublisher events) {
        this.events = events;
    }

    void connect(int firmId, String deviceId) {
        ready.add(new Device(firmId, deviceId));
        events.publishEvent(new DeviceChanged(firmId, deviceId));
    }

    void disconnect(int firmId, String deviceId) {
        ready.remove(new Device(firmId, deviceId));
        events.publishEvent(new DeviceChanged(firmId, deviceId));
    }

    @Override
    public boolean deviceReady(int firmId, String deviceId) {
        return ready.contains(new Device(firmId, deviceId));
    }

    @Override
    public boolean callsOutside(int firmId) {
        return true;
    }

    @Override
    public OutsideNumber outsideNumber(int firmId, String written) {
        return written.startsWith("+49")
                ? new OutsideNumber(written, "")
                : new OutsideNumber("", "This number may not be called from here.");
    }

    @Override
    public CompletableFuture<Long> placeCall(int firmId, int agentId, CallTarget target) {
        if (target instanceof CallTarget.Written(var number) && number.startsWith("+49")) {
            placed.add(number);
            return CompletableFuture.completedFuture((long) placed.size());
        }
        return CompletableFuture.failedFuture(new CannotCall("Nobody here has this number."));
    }

    /** The desk phone on which a contact rings says what it does when it is told to answer. */
    void ring(int firmId, int agentId, long contactId, PickUp whenTold) {
        ringing.put(contactId, whenTold);
        events.publishEvent(new PhoneAnswerable(firmId, agentId));
    }

    @Override
    public boolean answerable(int firmId, long contactId, int agentId) {
        return ringing.containsKey(contactId);
    }

    @Override
    public CompletableFuture<PickUp> pickUp(int firmId, long contactId, int agentId) {
        return CompletableFuture.completedFuture(ringing.getOrDefault(contactId, PickUp.NOT_OFFERED));
    }

    @Override
    public void sendDigits(int firmId, long contactId, int agentId, String digits) {
        sentDigits.add(contactId + ":" + digits);
    }
}
