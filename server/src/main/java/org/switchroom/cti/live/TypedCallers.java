package org.switchroom.cti.live;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerLookup;
import org.switchroom.crm.ContactSubjects;
import org.switchroom.crm.KnownNumbers;
import org.switchroom.ivr.TypedNumbers;
import org.switchroom.pop.AskedNumbers;
import org.switchroom.pop.FoundBy;

/** Opens the card of who has the number a caller keyed in, before anybody is offered the call. */
@Component
class TypedCallers implements TypedNumbers {
    private static final Logger LOG = LoggerFactory.getLogger(TypedCallers.class);
    /** So long a caller waits at most for records that are away, and goes on without a card then. */
    private static final long TIME_LIMIT_MS = 2_000;
    /** Said by nobody of the firm. */
    private static final int BY_THE_CALLER = 0;

    private final AskedNumbers asked;
    private final KnownNumbers numbers;
    private final CallerLookup lookup;
    private final ContactSubjects subjects;
    private final AgentDesk agents;

    TypedCallers(
            AskedNumbers asked, KnownNumbers numbers, CallerLookup lookup, ContactSubjects subjects, AgentDesk agents) {
        this.asked = asked;
        this.numbers = numbers;
        this.lookup = lookup;
        this.subjects = subjects;
        this.agents = agents;
    }

    @Override
    public Optional<Question> askedIn(int firmId, int menuId) {
        return asked.of(firmId, menuId)
                .map(one -> new Question(Meaning.valueOf(one.meaning().name()), one.question(), one.tries()));
    }

    @Override
    public CompletableFuture<Boolean> take(int firmId, long contactId, Meaning meaning, String digits) {
        var taken = new CompletableFuture<Boolean>();
        Thread.ofVirtual().name("typed-number").start(() -> {
            try {
                taken.complete(open(firmId, contactId, meaning, digits));
            } catch (RuntimeException away) {
                LOG.warn("A number keyed in could not be looked up: {}", away.getMessage());
                taken.complete(false);
            }
        });
        return taken.completeOnTimeout(false, TIME_LIMIT_MS, TimeUnit.MILLISECONDS);
    }

    private boolean open(int firmId, long contactId, Meaning meaning, String digits) {
        var caller = agents.caller(firmId, contactId);
        var customer = customer(firmId, meaning, digits);
        if (caller.isEmpty() || customer.isEmpty()) {
            return false;
        }
        var found = lookup.of(
                firmId,
                CallerCard.Kind.CUSTOMER,
                customer.getAsLong(),
                caller.get().number(),
                TIME_LIMIT_MS);
        found.ifPresent(who -> {
            subjects.say(firmId, contactId, CallerCard.Kind.CUSTOMER, customer.getAsLong(), BY_THE_CALLER);
            agents.foundByTyping(contactId, who, new FoundBy(AskedNumbers.Meaning.valueOf(meaning.name()), digits));
        });
        return found.isPresent();
    }

    private OptionalLong customer(int firmId, Meaning meaning, String digits) {
        return switch (meaning) {
            case CUSTOMER_NUMBER -> numbers.customerNumbered(firmId, digits);
            case ORDER_NUMBER -> numbers.customerOfOrder(firmId, digits);
        };
    }
}
