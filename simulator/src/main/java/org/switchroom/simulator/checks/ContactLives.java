package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Strategy;
import org.switchroom.simulator.checks.ContactLife.Where;

/**
 * Every contact lives one life: opened once, with one agent at a time or with somebody outside, ringing at several only if its
 * queue rings all, when the first to answer has it and the others' phones stop; moved only from where it is, never lost, ended exactly once with the outcome it had, and never heard of again. What goes on beside a conversation is for
 * {@link ConsultLives}.
 */
final class ContactLives implements Checker {
    private static final int MOST_PHONES = 20;

    private final Map<Long, ContactLife> open = new HashMap<>();
    private final Ended ended = new Ended();
    private final Map<Integer, Strategy> strategies = new HashMap<>();
    /** Phones that ring for what another has answered. */
    private final Map<Integer, Long> toStop = new HashMap<>();
    /** Contacts that were last seen between two places. */
    private final Map<Long, ContactLife> halfway = new HashMap<>();

    private long now;
    private int firmId;

    @Override
    public void see(LoggedEvent logged) {
        now = logged.atMs();
        firmId = logged.firmId();
        switch (logged.event()) {
            case Event.QueueDefined e -> strategies.put(e.queueId(), e.rules().strategy());
            case Event.ContactOpened e -> opened(e.contactId());
            case Event.CallPlaced e -> placed(e);
            case Event.MessageLeft e -> left(e);
            case Event.ContactQueued e -> queued(e);
            case Event.ContactMoved e -> life(e.contactId()).expect(Where.WAITING);
            case Event.PriorityChanged e -> life(e.contactId()).expect(Where.WAITING);
            case Event.ContactOverflowed e -> overflowed(e);
            case Event.OverflowPassed e -> life(e.contactId()).inLine();
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
                life(e.contactId()).expect(Where.RESTING);
                life(e.contactId()).where = Where.WAITING;
            }
            case Event.CallbackDialled e -> callingBack(e);
            case Event.CallbackAttempted e -> {
                life(e.contactId()).expect(Where.CALLING_BACK);
                life(e.contactId()).sameAgent(e.agentId());
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
        Violation.unless(open.put(contactId, new ContactLife(contactId, firmId)) == null, contactId, "Opened twice");
    }

    private void placed(Event.CallPlaced e) {
        opened(e.contactId());
        ContactLife life = life(e.contactId());
        life.placedBy = e.agentId();
        life.outbound = e.kind() == ContactKind.OUTBOUND;
        life.outcome = Outcome.NOT_REACHED;
    }

    private void left(Event.MessageLeft e) {
        opened(e.contactId());
        life(e.contactId()).message = true;
        ContactLife call = open.get(e.fromContactId());
        if (call != null) {
            call.came(Outcome.VOICEMAIL);
        }
    }

    private void queued(Event.ContactQueued e) {
        ContactLife life = life(e.contactId());
        switch (e.cause()) {
            case FROM_MENU -> life.expect(Where.MENU);
            case AGENT_LOST, TRANSFER, TO_AGENT -> life.expect(Where.PARTED);
            case RETURNED -> {
                boolean lost = life.where == Where.OUTSIDE_LOST && !life.answeredOutside && !life.fromQueue;
                Violation.unless(
                        life.where == Where.PARTED || lost, e.contactId(), () -> "Returned from " + life.where);
            }
            case MOVED -> life.expect(Where.WAITING);
            case OVERFLOW -> life.expect(Where.MOVING);
            case TAKEN_UP -> life.expect(Where.TAKING_UP);
            case MESSAGE -> life.expect(Where.MENU);
            case NOT_REACHED -> {
                boolean lost = life.where == Where.OUTSIDE_LOST && !life.answeredOutside && life.fromQueue;
                Violation.unless(lost, e.contactId(), () -> "Back in line from " + life.where);
            }
        }
        life.fromQueue = false;
        goes(life, e.contactId(), Where.WAITING);
        if (!life.callback) {
            life.came(life.ifNobodyAnswers());
        }
        life.queueId = e.queueId();
        if (e.cause() != QueuedCause.MOVED && e.cause() != QueuedCause.TAKEN_UP) {
            life.queuedAtMs = now;
        }
    }

    private void overflowed(Event.ContactOverflowed e) {
        ContactLife life = life(e.contactId());
        boolean atEntry = life.where == Where.MENU && !e.target().stays();
        if (!atEntry) {
            life.inLine();
        }
        if (e.target() == OverflowTarget.Kind.QUEUE) {
            goes(life, e.contactId(), Where.MOVING);
        } else if (!e.target().stays()) {
            life.fromQueue = !atEntry && e.target() == OverflowTarget.Kind.NUMBER;
            goes(life, e.contactId(), Where.MENU);
            life.came(e.target() == OverflowTarget.Kind.VOICEMAIL ? Outcome.ABANDONED : Outcome.OVERFLOWED);
        }
    }

    private void offered(Event.ContactOffered e) {
        ContactLife life = life(e.contactId());
        if (life.where == Where.OFFERED) {
            Violation.unless(life.atAll, e.contactId(), "Offered to two");
            Violation.unless(life.rings.size() < MOST_PHONES, e.contactId(), "Offered to too many");
        } else {
            boolean atColleague = life.placedBy != 0 && e.queueId() == 0;
            life.expect(atColleague ? Where.MENU : Where.WAITING);
            life.atColleague = atColleague;
            life.queuedAtMs = atColleague ? now : life.queuedAtMs;
            life.atAll = life.isCaller() && strategies.get(e.queueId()) == Strategy.RING_ALL;
        }
        Violation.unless(life.atColleague || life.queueId == e.queueId(), e.contactId(), "Offered from another queue");
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
        ContactLife life = life(e.contactId());
        life.expect(Where.OFFERED);
        Long deadlineMs = life.rings.remove(e.agentId());
        Violation.unless(deadlineMs != null, e.contactId(), () -> "Is not offered to " + e.agentId());
        if (e.why() == OfferEnd.EXPIRED) {
            Violation.unless(deadlineMs != null && now >= deadlineMs, e.contactId(), "Expired before its deadline");
        }
        if (life.atColleague) {
            goes(life, e.contactId(), Where.NOT_ANSWERED);
            return;
        }
        life.where = life.rings.isEmpty() ? Where.WAITING : Where.OFFERED;
    }

    private void connected(Event.ContactConnected e) {
        ContactLife life = life(e.contactId());
        if (life.where == Where.CALLING_BACK) {
            life.sameAgent(e.agentId());
        } else {
            Violation.unless(!life.callback, e.contactId(), "Connected before the customer was called");
            picksUp(life, e.contactId(), e.agentId());
        }
        life.callback = false;
        life.rings.keySet().forEach(other -> toStop.put(other, e.contactId()));
        life.rings.clear();
        long waitedMs = now - life.queuedAtMs;
        long more = e.waitedMs() - waitedMs; // a colleague whose break is over with the ring is rung a millisecond less
        Violation.unless(more == 0 || (life.atColleague && more == 1), e.contactId(), () -> "Waited " + e.waitedMs());
        life.atColleague = false;
        life.talks(e.agentId(), now);
        life.outcome = Outcome.ANSWERED;
    }

    private void picksUp(ContactLife life, long contactId, int agentId) {
        life.expect(Where.OFFERED);
        Long deadlineMs = life.rings.remove(agentId);
        Violation.unless(deadlineMs != null, contactId, () -> "Is not offered to " + agentId);
        Violation.unless(deadlineMs != null && now < deadlineMs, contactId, "Answered after the deadline");
    }

    // ---- callbacks, whose numbers and times are for CallbackLives

    private void calledBack(Event.CallbackRequested e) {
        ContactLife life = life(e.contactId());
        life.expect(Where.WAITING);
        life.callback = true;
        life.came(Outcome.CALLBACK_FAILED);
    }

    private void rests(Event.CallbackRested e) {
        ContactLife life = life(e.contactId());
        boolean may = life.callback && (life.where == Where.WAITING || life.where == Where.RESTING);
        Violation.unless(may, e.contactId(), () -> "Rests out of " + life.where);
        life.where = Where.RESTING;
    }

    private void callingBack(Event.CallbackDialled e) {
        ContactLife life = life(e.contactId());
        Violation.unless(life.callback, e.contactId(), "Nobody has asked to be called back");
        picksUp(life, e.contactId(), e.agentId());
        life.where = Where.CALLING_BACK;
        life.agentId = e.agentId();
    }

    private void givenUp(long contactId, Outcome outcome) {
        ContactLife life = life(contactId);
        boolean may = life.callback && (life.where == Where.WAITING || life.where == Where.RESTING);
        Violation.unless(may, contactId, () -> "Given up while " + life.where);
        life.came(outcome);
    }

    private void takesUp(Event.PlaceTakenUp e) {
        ContactLife life = life(e.contactId());
        life.expect(Where.MENU);
        goes(life, e.contactId(), Where.TAKING_UP);
        life.queuedAtMs = e.sinceMs();
        if (open.containsKey(e.fromContactId())) {
            givenUp(e.fromContactId(), Outcome.CALLBACK_TAKEN_UP);
        }
    }

    private void held(Event.ContactHeld e) {
        ContactLife life = life(e.contactId());
        life.expect(Where.TALKING);
        life.sameAgent(e.agentId());
        life.count(now);
        life.where = Where.HELD;
    }

    private void resumed(Event.ContactResumed e) {
        ContactLife life = life(e.contactId());
        life.expect(Where.HELD);
        life.sameAgent(e.agentId());
        life.count(now);
        life.where = Where.TALKING;
    }

    private void consulting(Event.ConsultStarted e) {
        ContactLife life = life(e.contactId());
        life.expect(Where.HELD);
        life.sameAgent(e.agentId());
        life.consulting = true;
    }

    private void conversationEnded(Event.ConversationEnded e) {
        ContactLife life = life(e.contactId());
        Violation.unless(
                life.where == Where.TALKING || life.where == Where.HELD,
                e.contactId(),
                () -> "Parted in " + life.where);
        life.sameAgent(e.agentId());
        life.count(now);
        Violation.unless(
                e.talkMs() == life.talkMs && e.holdMs() == life.holdMs,
                e.contactId(),
                () -> "Times do not add up: " + e);
        goes(life, e.contactId(), Where.PARTED);
    }

    private void handedOver(Event.ContactHandedOver e) {
        ContactLife life = life(e.contactId());
        life.expect(Where.PARTED);
        life.sameAgent(e.fromAgentId());
        life.consulting = false;
        if (e.toAgentId() == 0) {
            goes(life, e.contactId(), Where.OUTSIDE);
            life.answeredOutside = true;
        } else {
            goes(life, e.contactId(), Where.TALKING);
            life.talks(e.toAgentId(), now);
        }
    }

    private void dialled(Event.ContactDialled e) {
        ContactLife life = life(e.contactId());
        if (e.agentId() == 0) {
            life.expect(Where.MENU);
            Violation.unless(life.fromQueue, e.contactId(), "Called outside for nobody");
        } else if (life.outbound && life.where == Where.MENU) {
            Violation.unless(life.placedBy == e.agentId(), e.contactId(), () -> "Called for agent " + e.agentId());
        } else {
            life.expect(Where.PARTED);
            life.sameAgent(e.agentId());
        }
        goes(life, e.contactId(), Where.DIALLED);
        life.answeredOutside = false;
    }

    private void outsideConnected(Event.OutsideConnected e) {
        ContactLife life = life(e.contactId());
        life.expect(Where.DIALLED);
        life.where = Where.OUTSIDE;
        life.answeredOutside = true;
        life.outcome = life.outbound ? Outcome.ANSWERED : life.outcome;
    }

    private void outsideLost(Event.OutsideLost e) {
        ContactLife life = life(e.contactId());
        Violation.unless(
                life.where == Where.DIALLED || life.where == Where.OUTSIDE,
                e.contactId(),
                () -> "Lost outside while " + life.where);
        goes(life, e.contactId(), Where.OUTSIDE_LOST);
    }

    private void ended(Event.ContactEnded e) {
        ContactLife life = life(e.contactId());
        switch (life.where) {
            case MENU, WAITING, RESTING, CALLING_BACK, PARTED, NOT_ANSWERED, DIALLED, OUTSIDE -> {}
            case OUTSIDE_LOST ->
                Violation.unless(
                        (life.answeredOutside || life.outbound) && e.by() == EndedBy.OUTSIDE,
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

    private void goes(ContactLife life, long contactId, Where where) {
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
            Map.Entry<Long, ContactLife> left = halfway.entrySet().iterator().next();
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

    private ContactLife life(long contactId) {
        ContactLife life = open.get(contactId);
        if (life == null) {
            throw new Violation(contactId, ended.contains(contactId) ? "Heard of after its end" : "Never opened");
        }
        Violation.unless(life.firmId == firmId, contactId, () -> "Logged for firm " + firmId);
        return life;
    }
}
