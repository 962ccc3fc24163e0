package org.switchroom.telephony.call;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.switchroom.cti.CallControlPort.PickUp;
import org.switchroom.cti.PhoneAnswerable;

/** Agents' telephones that ring now for what is offered to them. Any thread. */
public final class RingingPhones {
    /** With the contact: what rang last may come to rest only when the next offer to its agent rings already. */
    private record Ring(int firmId, long contactId, int agentId) {}

    private final Consumer<PhoneAnswerable> changed;
    private final Map<Ring, CalledLeg> ringing = new ConcurrentHashMap<>();

    /** @param changed told when one has said that it can be told to answer; returns at once */
    public RingingPhones(Consumer<PhoneAnswerable> changed) {
        this.changed = changed;
    }

    void ring(int firmId, long contactId, CalledLeg leg) {
        ringing.put(new Ring(firmId, contactId, leg.agentId()), leg);
        leg.onAnswerable(() -> changed.accept(new PhoneAnswerable(firmId, leg.agentId())));
    }

    /** It rings no longer, for whatever reason. */
    void rest(int firmId, long contactId, CalledLeg leg) {
        ringing.remove(new Ring(firmId, contactId, leg.agentId()), leg);
    }

    public boolean answerable(int firmId, long contactId, int agentId) {
        return leg(firmId, contactId, agentId).filter(CalledLeg::answerable).isPresent();
    }

    public CompletableFuture<PickUp> pickUp(int firmId, long contactId, int agentId) {
        return leg(firmId, contactId, agentId)
                .map(CalledLeg::pickUp)
                .orElseGet(() -> CompletableFuture.completedFuture(PickUp.NOTHING_RINGS));
    }

    private Optional<CalledLeg> leg(int firmId, long contactId, int agentId) {
        return Optional.ofNullable(ringing.get(new Ring(firmId, contactId, agentId)));
    }
}
