package org.switchroom.telephony.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.CentreView.CallbackStatus;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.RejectCause;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;

/** Customers who are to be called back, and the calls to them. Which there are is the engine's word. */
final class Callbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);

    /** @param dialled E.164; empty: not known any more */
    private record Customer(int firmId, String number, String dialled) {}

    private final CallEnvironment environment;
    private final Headcount headcount;
    private final Map<Long, Customer> waiting = new ConcurrentHashMap<>();
    private final Map<Long, CallbackCall> running = new ConcurrentHashMap<>();
    /** Phones that ring for a call whose customer is not being called yet. */
    private final Map<Long, Integer> rung = new ConcurrentHashMap<>();
    /** Why all are ended and none is begun any more. */
    private volatile @Nullable EndCause over;

    Callbacks(CallEnvironment environment, Headcount headcount) {
        this.environment = environment;
        this.headcount = headcount;
    }

    /** One that the desk has from before this process started. */
    void restore(CallbackStatus callback) {
        waiting.putIfAbsent(callback.contactId(), new Customer(callback.firmId(), callback.number(), ""));
    }

    void requested(int firmId, Event.CallbackRequested e, String dialled) {
        waiting.put(e.contactId(), new Customer(firmId, e.number(), dialled));
        environment.comebacks().remember(firmId, e.number(), e.contactId());
    }

    /** @return whether it is about a callback, so that nobody else has to do anything */
    boolean perform(long contactId, LoggedEvent logged) {
        var event = logged.event();
        var customer = waiting.get(contactId);
        var call = running.get(contactId);
        if (call == null && customer != null && event instanceof Event.ContactOffered offer) {
            rung.put(contactId, 1);
            fetch(customer, offer, logged);
            return true;
        }
        if (event instanceof Event.ContactConnected || event instanceof Event.ContactEnded) {
            waiting.remove(contactId);
        }
        if (call != null) {
            call.perform(logged);
            forgetUnanswered(contactId, event);
        }
        return call != null;
    }

    /** A call that rings nobody any more ends by itself; the next offer is another's. */
    private void forgetUnanswered(long contactId, Event event) {
        switch (event) {
            case Event.ContactOffered _ -> rung.computeIfPresent(contactId, (_, phones) -> phones + 1);
            case Event.OfferEnded _ -> {
                rung.computeIfPresent(contactId, (_, phones) -> phones - 1);
                if (rung.remove(contactId, 0)) {
                    running.remove(contactId);
                }
            }
            case Event.CallbackDialled _ -> rung.remove(contactId);
            case Event.CallbackAttempted _ -> running.remove(contactId);
            default -> {}
        }
    }

    private void fetch(Customer customer, Event.ContactOffered offer, LoggedEvent logged) {
        try {
            var party = new Party(
                    customer.firmId(),
                    dialled(customer),
                    true,
                    0,
                    environment.media().openRtp());
            headcount.enters();
            var call = new CallbackCall(party, customer.number(), offer.contactId(), environment, this::gone);
            running.put(offer.contactId(), call);
            call.perform(logged);
            var cause = over;
            if (cause != null) {
                // Those that ran were ended before this one was among them.
                call.endSoon(cause);
            }
        } catch (NoPortFree full) {
            LOG.warn("Contact {} cannot be called back now: no way for the sound", offer.contactId());
            environment
                    .desk()
                    .submit(
                            customer.firmId(),
                            new Command.RejectOffer(
                                    offer.contactId(), offer.agentId(), RejectCause.UNREACHABLE, logged.eventSeq()));
        }
    }

    /** The number that the customer dialled, or one of those by which the firm is known. */
    private String dialled(Customer customer) {
        return customer.dialled().isEmpty()
                ? environment.directory().firstNumber(customer.firmId())
                : customer.dialled();
    }

    private void gone(CallbackCall call) {
        running.remove(call.contactId(), call);
        headcount.leaves();
    }

    void sendDigits(int firmId, long contactId, int agentId, String digits) {
        var call = running.get(contactId);
        if (call != null && call.firmId() == firmId) {
            call.sendDigits(agentId, digits);
        }
    }

    void endAll(EndCause cause) {
        over = cause;
        running.values().forEach(call -> call.endSoon(cause));
    }

    int count() {
        return running.size();
    }
}
