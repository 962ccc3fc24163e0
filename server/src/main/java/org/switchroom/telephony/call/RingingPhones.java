package org.switchroom.telephony.call;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.switchroom.cti.CallControlPort.PickUp;
import org.switchroom.cti.PhoneAnswerable;

/** Agents' telephones that ring now for what is offered to them, by agent: nobody is offered two at once. Any thread. */
public final class RingingPhones {
    private record Ring(int firmId, long contactId, CalledLeg leg) {}

    private final Consumer<PhoneAnswerable> changed;
    private final Map<Integer, Ring> byAgent = new ConcurrentHashMap<>();

    /** @param changed told when one answers when it is told to; returns at once */
    public RingingPhones(Consumer<PhoneAnswerable> changed) {
        this.changed = changed;
    }

    void ring(int firmId, long contactId, CalledLeg leg) {
        byAgent.put(leg.agentId(), new Ring(firmId, contactId, leg));
        leg.onAnswerable(() -> changed.accept(new PhoneAnswerable(firmId, leg.agentId())));
    }

    /** It rings no longer, for whatever reason; the next offer to its agent may ring already. */
    void rest(CalledLeg leg) {
        byAgent.computeIfPresent(leg.agentId(), (_, ring) -> ring.leg() == leg ? null : ring);
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
        return Optional.ofNullable(byAgent.get(agentId))
                .filter(ring -> ring.firmId() == firmId && ring.contactId() == contactId)
                .map(Ring::leg);
    }
}
