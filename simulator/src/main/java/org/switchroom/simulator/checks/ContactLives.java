package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Strategy;

/**
 * Every contact lives one life: opened once, with one agent at a time or with somebody outside, ringing at several only if its
 * queue rings all, when the first to answer has it and the others' phones stop; moved only from where it is, never lost, ended exactly once with the outcome it had, and never heard of again. What goes on beside a conversation is for
 * {@link ConsultLives}.
 */
final class ContactLives implements Checker {
    private static final int MOST_PHONES = 20;

    private enum Where {
        MENU,
        WAITING,
        OFFERED,
        TALKING,
        HELD,
        /** To be called back, and out of line for now. */
        RESTING,
        /** The agent has answered, and the customer is being called. */
        CALLING_BACK,
        /** On the way to the place of another contact; during a command only. */
        TAKING_UP,
        /** Between two queues; during a command only. */
        MOVING,
        /** Between agent and what follows; during a command only. */
        PARTED,
        DIALLED,
        OUTSIDE,
        /** The telephone outside is gone; during a command only. */
        OUTSIDE_LOST
    }

    private static final class Life {
        final int firmId;
        Where where = Where.MENU;
        boolean consulting;
        boolean callback;
        boolean message;
        boolean answeredOutside;
        /** Led to a telephone outside by the overflow, and back in line if nobody answers there. */
        boolean fromQueue;

        Outcome outcome = Outcome.IN_MENU;
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

        Outcome ifNobodyAnswers() {
            return message ? Outcome.DISCARDED : Outcome.ABANDONED;
        }

        boolean halfway() {
            return where == Where.MOVING
                    || where == Where.TAKING_UP
                    || where == Where.PARTED
                    || where == Where.OUTSIDE_LOST;
        }
    }

    private final Map<Long, Life> open = new HashMap<>();
    private final Ended ended = new Ended();
    private final Map<Integer, Strategy> strategies = new HashMap<>();
    /** Phones that ring for what another has answered. */
    private final Map<Integer, Long> toStop = new HashMap<>();
    /** Contacts that were last seen between two places. */
    private final Map<Long, Life> halfway = new HashMap<>();

    private long now;
    private int firmId;

    @Override
    public void see(LoggedEvent logged) {
        now = logged.atMs();
        firmId = logged.firmId();
        switch (logged.event()) {
            case Event.QueueDefined e -> strategies.put(e.queueId(), e.rules().strategy());
            case Event.ContactOpened e -> opened(e.contactId());
            case Event.MessageLeft e -> left(e);
            case Event.ContactQueued e -> queued(e);
            case Event.ContactMoved e -> expect(life(e.contactId()), e.contactId(), Where.WAITING);
            case Event.PriorityChanged e -> expect(life(e.contactId()), e.contactId(), Where.WAITING);
            case Event.ContactOverflowed e -> overflowed(e);
            case Event.OverflowPassed e -> inLine(life(e.contactId()), e.contactId());
            case Event.ContactOffered e when !life(e.contactId()).consulting -> offered(e);
            case Event.OfferEnded e when !life(e.contactId()).consulting -> offerEnded(e);
            case Event.ContactConnected e -> connected(e);
            case Event.ContactHeld e -> held(e);
            case Event.ContactResumed e -> resumed(e);
            case Event.ConsultStarted e -> consulting(e);
            case Event.ConsultEnded e -> life(e.contactId()).consulting = false;
            case Event.ConversationEnded e -> conversationEnded(e);
            case Event.ContactHandedOver e -> handedOver(e);
            case Event.ContactDialled e -> dialled(e);
            case Event.OutsideConnected e -> outsideConnected(e);
            case Event.OutsideLost e when !life(e.contactId()).consulting -> outsideLost(e);
            case Event.CallbackRequested e -> calledBack(e);
            case Event.CallbackRested e -> rests(e);
            case Event.CallbackReturned e -> {
                expect(life(e.contactId()), e.contactId(), Where.RESTING);
                life(e.contactId()).where = Where.WAITING;
            }
            case Event.CallbackDialled e -> callingBack(e);
            case Event.CallbackAttempted e -> {
                expect(life(e.contactId()), e.contactId(), Where.CALLING_BACK);
                sameAgent(life(e.contactId()), e.contactId(), e.agentId());
                life(e.contactId()).where = Where.RESTING;
                if (e.retryAtMs() == 0) {
                    givenUp(e.contactId(), Outcome.CALLBACK_FAILED);
                }
            }
            case Event.CallbackCancelled e -> givenUp(e.contactId(), Outcome.CALLBACK_CANCELLED);
            case Event.PlaceTakenUp e -> takesUp(e);
            case Event.ContactEnded e -> ended(e);
            default -> {}
        }
    }

    private void opened(long contactId) {
        Violation.unless(!ended.contains(contactId), contactId, "Opened after its end");
        Violation.unless(open.put(contactId, new Life(firmId)) == null, contactId, "Opened twice");
    }

    private void left(Event.MessageLeft e) {
        opened(e.contactId());
        life(e.contactId()).message = true;
        Life call = open.get(e.fromContactId());
        if (call != null) {
            came(call, Outcome.VOICEMAIL);
        }
    }

    private void queued(Event.ContactQueued e) {
        Life life = life(e.contactId());
        switch (e.cause()) {
            case FROM_MENU -> expect(life, e.contactId(), Where.MENU);
            case AGENT_LOST, TRANSFER, TO_AGENT -> expect(life, e.contactId(), Where.PARTED);
            case RETURNED -> {
                boolean lost = life.where == Where.OUTSIDE_LOST && !life.answeredOutside && !life.fromQueue;
                Violation.unless(
                        life.where == Where.PARTED || lost, e.contactId(), () -> "Returned from " + life.where);
            }
            case MOVED -> expect(life, e.contactId(), Where.WAITING);
            case OVERFLOW -> expect(life, e.contactId(), Where.MOVING);
            case TAKEN_UP -> expect(life, e.contactId(), Where.TAKING_UP);
            case MESSAGE -> expect(life, e.contactId(), Where.MENU);
            case NOT_REACHED -> {
                boolean lost = life.where == Where.OUTSIDE_LOST && !life.answeredOutside && life.fromQueue;
                Violation.unless(lost, e.contactId(), () -> "Back in line from " + life.where);
            }
        }
        life.fromQueue = false;
        goes(life, e.contactId(), Where.WAITING);
        if (!life.callback) {
            came(life, life.ifNobodyAnswers());
        }
        life.queueId = e.queueId();
        if (e.cause() != QueuedCause.MOVED && e.cause() != QueuedCause.TAKEN_UP) {
            life.queuedAtMs = now;
        }
    }

    /** Whoever was answered once stays answered. */
    private static void came(Life life, Outcome outcome) {
        life.outcome = life.outcome == Outcome.ANSWERED ? Outcome.ANSWERED : outcome;
    }

    private void overflowed(Event.ContactOverflowed e) {
        Life life = life(e.contactId());
        boolean atEntry = life.where == Where.MENU && !e.target().stays();
        if (!atEntry) {
            inLine(life, e.contactId());
        }
        if (e.target() == OverflowTarget.Kind.QUEUE) {
            goes(life, e.contactId(), Where.MOVING);
        } else if (!e.target().stays()) {
            life.fromQueue = !atEntry && e.target() == OverflowTarget.Kind.NUMBER;
            goes(life, e.contactId(), Where.MENU);
            came(life, e.target() == OverflowTarget.Kind.VOICEMAIL ? Outcome.ABANDONED : Outcome.OVERFLOWED);
        }
    }

    /** Waits, or rings at all and waits on by that. */
    private static void inLine(Life life, long contactId) {
        boolean ringsOn = life.where == Where.OFFERED && life.atAll;
        Violation.unless(ringsOn || life.where == Where.WAITING, contactId, () -> "Overflows while " + life.where);
    }

    private void offered(Event.ContactOffered e) {
        Life life = life(e.contactId());
        if (life.where == Where.OFFERED) {
            Violation.unless(life.atAll, e.contactId(), "Offered to two");
            Violation.unless(life.rings.size() < MOST_PHONES, e.contactId(), "Offered to too many");
        } else {
            expect(life, e.contactId(), Where.WAITING);
            life.atAll = !life.callback && !life.message && strategies.get(e.queueId()) == Strategy.RING_ALL;
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
        if (life.where == Where.CALLING_BACK) {
            sameAgent(life, e.contactId(), e.agentId());
        } else {
            Violation.unless(!life.callback, e.contactId(), "Connected before the customer was called");
            picksUp(life, e.contactId(), e.agentId());
        }
        life.callback = false;
        life.rings.keySet().forEach(other -> toStop.put(other, e.contactId()));
        life.rings.clear();
        Violation.unless(e.waitedMs() == now - life.queuedAtMs, e.contactId(), () -> "Waited " + e.waitedMs());
        talks(life, e.agentId());
        life.outcome = Outcome.ANSWERED;
    }

    private void picksUp(Life life, long contactId, int agentId) {
        expect(life, contactId, Where.OFFERED);
        Long deadlineMs = life.rings.remove(agentId);
        Violation.unless(deadlineMs != null, contactId, () -> "Is not offered to " + agentId);
        Violation.unless(deadlineMs != null && now < deadlineMs, contactId, "Answered after the deadline");
    }

    // ---- callbacks, whose numbers and times are for CallbackLives

    private void calledBack(Event.CallbackRequested e) {
        Life life = life(e.contactId());
        expect(life, e.contactId(), Where.WAITING);
        life.callback = true;
        came(life, Outcome.CALLBACK_FAILED);
    }

    private void rests(Event.CallbackRested e) {
        Life life = life(e.contactId());
        boolean may = life.callback && (life.where == Where.WAITING || life.where == Where.RESTING);
        Violation.unless(may, e.contactId(), () -> "Rests out of " + life.where);
        life.where = Where.RESTING;
    }

    private void callingBack(Event.CallbackDialled e) {
        Life life = life(e.contactId());
        Violation.unless(life.callback, e.contactId(), "Nobody has asked to be called back");
        picksUp(life, e.contactId(), e.agentId());
        life.where = Where.CALLING_BACK;
        life.agentId = e.agentId();
    }

    private void givenUp(long contactId, Outcome outcome) {
        Life life = life(contactId);
        boolean may = life.callback && (life.where == Where.WAITING || life.where == Where.RESTING);
        Violation.unless(may, contactId, () -> "Given up while " + life.where);
        came(life, outcome);
    }

    private void takesUp(Event.PlaceTakenUp e) {
        Life life = life(e.contactId());
        expect(life, e.contactId(), Where.MENU);
        goes(life, e.contactId(), Where.TAKING_UP);
        life.queuedAtMs = e.sinceMs();
        if (open.containsKey(e.fromContactId())) {
            givenUp(e.fromContactId(), Outcome.CALLBACK_TAKEN_UP);
        }
    }

    private void talks(Life life, int agentId) {
        life.where = Where.TALKING;
        life.agentId = agentId;
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

    private void consulting(Event.ConsultStarted e) {
        Life life = life(e.contactId());
        expect(life, e.contactId(), Where.HELD);
        sameAgent(life, e.contactId(), e.agentId());
        life.consulting = true;
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
        goes(life, e.contactId(), Where.PARTED);
    }

    private void handedOver(Event.ContactHandedOver e) {
        Life life = life(e.contactId());
        expect(life, e.contactId(), Where.PARTED);
        sameAgent(life, e.contactId(), e.fromAgentId());
        life.consulting = false;
        if (e.toAgentId() == 0) {
            goes(life, e.contactId(), Where.OUTSIDE);
            life.answeredOutside = true;
        } else {
            goes(life, e.contactId(), Where.TALKING);
            talks(life, e.toAgentId());
        }
    }

    private void dialled(Event.ContactDialled e) {
        Life life = life(e.contactId());
        if (e.agentId() == 0) {
            expect(life, e.contactId(), Where.MENU);
            Violation.unless(life.fromQueue, e.contactId(), "Called outside for nobody");
        } else {
            expect(life, e.contactId(), Where.PARTED);
            sameAgent(life, e.contactId(), e.agentId());
        }
        goes(life, e.contactId(), Where.DIALLED);
        life.answeredOutside = false;
    }

    private void outsideConnected(Event.OutsideConnected e) {
        Life life = life(e.contactId());
        expect(life, e.contactId(), Where.DIALLED);
        life.where = Where.OUTSIDE;
        life.answeredOutside = true;
    }

    private void outsideLost(Event.OutsideLost e) {
        Life life = life(e.contactId());
        Violation.unless(
                life.where == Where.DIALLED || life.where == Where.OUTSIDE,
                e.contactId(),
                () -> "Lost outside while " + life.where);
        goes(life, e.contactId(), Where.OUTSIDE_LOST);
    }

    private void ended(Event.ContactEnded e) {
        Life life = life(e.contactId());
        switch (life.where) {
            case MENU, WAITING, RESTING, CALLING_BACK, PARTED, DIALLED, OUTSIDE -> {}
            case OUTSIDE_LOST ->
                Violation.unless(
                        life.answeredOutside && e.by() == EndedBy.OUTSIDE,
                        e.contactId(),
                        () -> "Ended by " + e.by() + " when nobody answered outside");
            case OFFERED, TALKING, HELD, MOVING, TAKING_UP ->
                throw new Violation(e.contactId(), "Ended in " + life.where);
        }
        Violation.unless(e.outcome() == life.outcome, e.contactId(), () -> e.outcome() + " instead of " + life.outcome);
        halfway.remove(e.contactId());
        open.remove(e.contactId());
        ended.add(e.contactId());
    }

    private void goes(Life life, long contactId, Where where) {
        life.where = where;
        if (life.halfway()) {
            halfway.put(contactId, life);
        } else {
            halfway.remove(contactId);
        }
    }

    @Override
    public void settled() {
        toStop.forEach((agentId, contactId) -> {
            throw new Violation(contactId, "Rings on at agent " + agentId + " though another has it");
        });
        if (!halfway.isEmpty()) {
            Map.Entry<Long, Life> left = halfway.entrySet().iterator().next();
            throw new Violation(left.getKey(), "Left " + left.getValue().where);
        }
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
