package org.switchroom.pop;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.ForeignCard;
import org.switchroom.connectors.ForeignRecord;
import org.switchroom.connectors.ForeignRecords;
import org.switchroom.connectors.ForeignRecords.Asked;
import org.switchroom.connectors.ForeignRecords.Said;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerLookup.Found;
import org.switchroom.crm.CallerMatch;

/** What is known of the caller of an open contact, and who has been asked. Guarded by itself. */
public final class OpenCaller {
    private final int firmId;
    private final CallerKeys keys;
    private final String dialled;
    private int queueId;
    private @Nullable Found found;

    /** Said by an agent who it is. */
    private boolean chosen;

    private @Nullable Verification verification;
    private @Nullable FoundBy foundBy;

    private final List<ForeignRecord> records = new ArrayList<>();
    private final Set<Integer> asked = new HashSet<>();
    private boolean enough;

    /** Held by whoever asks the company's databases for this caller. */
    private final ReentrantLock asking = new ReentrantLock();

    public OpenCaller(int firmId, CallerKeys keys, String dialled, int queueId) {
        this.firmId = firmId;
        this.keys = keys;
        this.dialled = dialled;
        this.queueId = queueId;
    }

    public int firmId() {
        return firmId;
    }

    public String number() {
        return keys.number();
    }

    public synchronized void in(int queue) {
        queueId = queue;
    }

    /** @return whether there is something else to see; a card once read does not give way to one that could not be */
    public synchronized boolean found(Found now) {
        var before = found;
        boolean worse =
                now.card().problem() != null && before != null && before.card().problem() == null;
        if (worse || now.equals(before) || (chosen && before != null && !isSame(before.card(), now.card()))) {
            return false;
        }
        found = now;
        return true;
    }

    private static boolean isSame(CallerCard one, CallerCard other) {
        var customer = one.customer();
        var employee = one.employee();
        return customer != null
                ? other.customer() != null && other.customer().id() == customer.id()
                : employee == null
                        || (other.employee() != null && other.employee().id() == employee.id());
    }

    /** An agent says who it is. Who else has the number can still be chosen instead. */
    public synchronized void choose(Found who) {
        var matches = new ArrayList<>(found == null ? List.of() : found.matches());
        who.matches().stream().filter(one -> !matches.contains(one)).forEach(matches::addFirst);
        found = new Found(who.card(), matches);
        chosen = true;
        verification = null;
        foundBy = null;
    }

    /** The caller has shown to be who it seems to be. */
    public synchronized void verified(Verification by) {
        verification = by;
    }

    /** The caller has keyed in a number that is that of who is on the card. */
    public synchronized void foundBy(FoundBy by) {
        foundBy = by;
    }

    /** Null: by nothing keyed in. */
    public synchronized @Nullable FoundBy foundBy() {
        return foundBy;
    }

    /** Null: not verified. */
    public synchronized @Nullable Verification verification() {
        return verification;
    }

    public synchronized boolean isChosen() {
        return chosen;
    }

    public synchronized @Nullable CallerCard card() {
        return found == null ? null : found.card();
    }

    /** Whether the card is this customer's. */
    public synchronized boolean isOn(long customerId) {
        var customer = found == null ? null : found.card().customer();
        return customer != null && customer.id() == customerId;
    }

    /** Several have the number, and nobody has said yet which of them it is. */
    public synchronized boolean isToBeChosen() {
        return matches().size() > 1 && !chosen;
    }

    /** The card for everybody to see: of several the likeliest's is nobody's business until somebody has said who it is. */
    public synchronized @Nullable CallerCard shown() {
        return isToBeChosen() ? CallerCard.unknown(number(), null) : card();
    }

    public synchronized List<CallerMatch> matches() {
        return found == null ? List.of() : found.matches();
    }

    public synchronized List<ForeignRecord> records() {
        return List.copyOf(records);
    }

    /**
     * Asks the company's databases as the plan for such a caller says. What they say may make it another kind of caller, for
     * whom others are to be asked; nobody is asked twice. Blocking.
     *
     * @param wanted whether anybody still wants to know
     * @param onMore there is more to see
     */
    public void ask(ForeignRecords foreign, CardPlans plans, BooleanSupplier wanted, Runnable onMore) {
        asking.lock();
        try {
            while (!isEnough() && wanted.getAsBoolean()) {
                var plan = plans.of(firmId, facts());
                var said = foreign.ask(firmId, keys, new Asked(plan.everyConnector(), plan.connectorIds(), asked()));
                if (said.connectorIds().isEmpty()) {
                    return;
                }
                if (said(said)) {
                    onMore.run();
                }
            }
        } finally {
            asking.unlock();
        }
    }

    /** Somebody knew the caller after whom nobody else is asked. */
    private synchronized boolean isEnough() {
        return enough;
    }

    private synchronized Set<Integer> asked() {
        return Set.copyOf(asked);
    }

    /** @return whether there is more to see */
    private synchronized boolean said(Said more) {
        asked.addAll(more.connectorIds());
        enough |= more.enough();
        return records.addAll(more.records());
    }

    public synchronized CallFacts facts() {
        return new CallFacts(kind(), dialled, queueId, tags());
    }

    private CallerKind kind() {
        var kind = found == null ? CallerCard.Kind.UNKNOWN : found.card().kind();
        if (kind != CallerCard.Kind.UNKNOWN && isToBeChosen()) {
            return CallerKind.SEVERAL;
        }
        return switch (kind) {
            case CUSTOMER -> CallerKind.CUSTOMER;
            case EMPLOYEE -> CallerKind.EMPLOYEE;
            case UNKNOWN -> kindElsewhere();
        };
    }

    private CallerKind kindElsewhere() {
        var kinds = records.stream()
                .map(ForeignRecord::cards)
                .filter(cards -> !cards.isEmpty())
                .map(cards -> cards.size() > 1
                        ? CallerKind.SEVERAL
                        : cards.getFirst().kind() == ForeignCard.Kind.EMPLOYEE
                                ? CallerKind.EMPLOYEE
                                : CallerKind.CUSTOMER);
        return kinds.findFirst().orElse(number().isEmpty() ? CallerKind.WITHHELD : CallerKind.UNKNOWN);
    }

    private Set<String> tags() {
        var card = card();
        var customer = card == null ? null : card.customer();
        return customer == null
                ? Set.of()
                : matches().stream()
                        .filter(match -> match.is(CallerCard.Kind.CUSTOMER, customer.id()))
                        .flatMap(match -> match.tags().stream())
                        .collect(toSet());
    }
}
