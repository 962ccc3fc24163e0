package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Strategy;

/**
 * Every contact lives one life: opened once, with one agent at a time, ringing at several only if its queue rings all, when the
 * first to answer has it and the others' phones stop; moved only from where it is, never lost, ended
 * exactly once with the outcome it had, and never heard of again.
 */
final class ContactLives implements Checker {
    private static final int MOST_PHONES = 20;

    private enum Where {
        MENU,
        WAITING,
        OFFERED,
        TALKING,
        HELD,
        PARTED
    }

    private static final class Life {
        final int firmId;
        Where where = Where.MENU;
        boolean queuedOnce;
        boolean answeredOnce;
        int queueId;
        int agentId;
        long queuedAtMs;
        /** When each phone that rings stops. */
        final Map<Integer, Long> rings = new HashMap<>();
        /** Began to ring when its queue rang all. */
        boolean atAll;

        long sinceMs;
        long talkMs;
        long holdMs;

        Life(int firmId) {
            this.firmId = firmId;
        }
    }

    private final Map<Long, Life> open = new HashMap<>();
    private final Ended ended = new Ended();
    private final Map<Integer, Strategy> strategies = new HashMap<>();
    /** Phones that ring for what another has answered. */
    private final Map<Integer, Long> toStop = new HashMap<>();

    private long now;
    private int firmId;
    private long parted;

    @Override
    public void see(LoggedEvent logged) {
        now = logged.atMs();
        firmId = logged.firmId();
        switch (logged.event()) {
            case Event.QueueDefined e -> strategies.put(e.queueId(), e.rules().strategy());
            case Event.ContactOpened e -> opened(e);
            case Event.ContactQueued e -> queued(e);
            case Event.ContactOffered e -> offered(e);
            case Event.OfferEnded e -> offerEnded(e);
            case Event.ContactConnected e -> connected(e);
            case Event.ContactHeld e -> held(e);
            case Event.ContactResumed e -> resumed(e);
            case Event.ConversationEnded e -> conversationEnded(e);
            case Event.ContactEnded e -> ended(e);
            default -> {}
        }
    }

    private void opened(Event.ContactOpened e) {
        Violation.unless(!ended.contains(e.contactId()), e.contactId(), "Opened after its end");
        Violation.unless(open.put(e.contactId(), new Life(firmId)) == null, e.contactId(), "Opened twice");
    }

    private void queued(Event.ContactQueued e) {
        Life life = life(e.contactId());
        switch (e.cause()) {
            case FROM_MENU -> expect(life, e.contactId(), Where.MENU);
            case AGENT_LOST, TRANSFER, TO_AGENT, RETURNED -> expect(life, e.contactId(), Where.PARTED);
            case MOVED -> expect(life, e.contactId(), Where.WAITING);
            case OVERFLOW -> Violation.unless(false, e.contactId(), "Overflowed out of a queue without overflow");
            case MESSAGE, NOT_REACHED ->
                Violation.unless(false, e.contactId(), "Nobody leaves messages or is called outside here");
        }
        parted = 0;
        life.where = Where.WAITING;
        life.queuedOnce = true;
        life.queueId = e.queueId();
        if (e.cause() != QueuedCause.MOVED) {
            life.queuedAtMs = now;
        }
    }

    private void offered(Event.ContactOffered e) {
        Life life = life(e.contactId());
        if (life.where == Where.OFFERED) {
            Violation.unless(life.atAll, e.contactId(), "Offered to two");
            Violation.unless(life.rings.size() < MOST_PHONES, e.contactId(), "Offered to too many");
        } else {
            expect(life, e.contactId(), Where.WAITING);
            life.atAll = strategies.get(e.queueId()) == Strategy.RING_ALL;
        }
        Violation.unless(life.queueId == e.queueId(), e.contactId(), "Offered from another queue");
        Violation.unless(e.deadlineMs() > now, e.contactId(), "Offered for no time");
        Violation.unless(
                life.rings.put(e.agentId(), e.deadlineMs()) == null, e.contactId(), "Offered twice to the same");
        life.where = Where.OFFERED;
    }

    private void offerEnded(Event.OfferEnded e) {
        if (e.why() == OfferEnd.TAKEN) {
            Violation.unless(toStop.remove(e.agentId(), e.contactId()), e.contactId(), "Taken from nobody");
            return;
        }
        Life life = life(e.contactId());
        expect(life, e.contactId(), Where.OFFERED);
        Long deadlineMs = life.rings.remove(e.agentId());
        Violation.unless(deadlineMs != null, e.contactId(), () -> "Is not offered to " + e.agentId());
        if (e.why() == OfferEnd.EXPIRED) {
            Violation.unless(deadlineMs != null && now >= deadlineMs, e.contactId(), "Expired before its deadline");
        }
        life.where = life.rings.isEmpty() ? Where.WAITING : Where.OFFERED;
    }

    private void connected(Event.ContactConnected e) {
        Life life = life(e.contactId());
        expect(life, e.contactId(), Where.OFFERED);
        Long deadlineMs = life.rings.remove(e.agentId());
        Violation.unless(deadlineMs != null, e.contactId(), () -> "Is not offered to " + e.agentId());
        Violation.unless(deadlineMs != null && now < deadlineMs, e.contactId(), "Answered after the deadline");
        life.rings.keySet().forEach(other -> toStop.put(other, e.contactId()));
        life.rings.clear();
        life.agentId = e.agentId();
        Violation.unless(e.waitedMs() == now - life.queuedAtMs, e.contactId(), () -> "Waited " + e.waitedMs());
        life.where = Where.TALKING;
        life.answeredOnce = true;
        life.sinceMs = now;
        life.talkMs = 0;
        life.holdMs = 0;
    }

    private void held(Event.ContactHeld e) {
        Life life = life(e.contactId());
        expect(life, e.contactId(), Where.TALKING);
        sameAgent(life, e.contactId(), e.agentId());
        count(life);
        life.where = Where.HELD;
    }

    private void resumed(Event.ContactResumed e) {
        Life life = life(e.contactId());
        expect(life, e.contactId(), Where.HELD);
        sameAgent(life, e.contactId(), e.agentId());
        count(life);
        life.where = Where.TALKING;
    }

    private void conversationEnded(Event.ConversationEnded e) {
        Life life = life(e.contactId());
        Violation.unless(
                life.where == Where.TALKING || life.where == Where.HELD,
                e.contactId(),
                () -> "Parted in " + life.where);
        sameAgent(life, e.contactId(), e.agentId());
        count(life);
        Violation.unless(
                e.talkMs() == life.talkMs && e.holdMs() == life.holdMs,
                e.contactId(),
                () -> "Times do not add up: " + e);
        life.where = Where.PARTED;
        parted = e.contactId();
    }

    private void ended(Event.ContactEnded e) {
        Life life = life(e.contactId());
        Violation.unless(
                life.where == Where.MENU || life.where == Where.WAITING || life.where == Where.PARTED,
                e.contactId(),
                () -> "Ended in " + life.where);
        Outcome outcome = life.answeredOnce ? Outcome.ANSWERED : life.queuedOnce ? Outcome.ABANDONED : Outcome.IN_MENU;
        Violation.unless(e.outcome() == outcome, e.contactId(), () -> e.outcome() + " instead of " + outcome);
        parted = 0;
        open.remove(e.contactId());
        ended.add(e.contactId());
    }

    @Override
    public void settled() {
        Violation.unless(parted == 0, parted, "Left between conversation and queue");
        toStop.forEach((agentId, contactId) -> {
            throw new Violation(contactId, "Rings on at agent " + agentId + " though another has it");
        });
    }

    @Override
    public void atEnd() {
        if (!open.isEmpty()) {
            long lost = open.keySet().iterator().next();
            throw new Violation(lost, open.size() + " contacts never ended; one of them " + lost);
        }
    }

    private void count(Life life) {
        if (life.where == Where.HELD) {
            life.holdMs += now - life.sinceMs;
        } else {
            life.talkMs += now - life.sinceMs;
        }
        life.sinceMs = now;
    }

    private Life life(long contactId) {
        Life life = open.get(contactId);
        if (life == null) {
            throw new Violation(contactId, ended.contains(contactId) ? "Heard of after its end" : "Never opened");
        }
        Violation.unless(life.firmId == firmId, contactId, () -> "Logged for firm " + firmId);
        return life;
    }

    private static void expect(Life life, long contactId, Where where) {
        Violation.unless(life.where == where, contactId, () -> "Is " + life.where + " instead of " + where);
    }

    private static void sameAgent(Life life, long contactId, int agentId) {
        Violation.unless(
                life.agentId == agentId, contactId, () -> "Is with agent " + life.agentId + ", not " + agentId);
    }
}
