package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import org.switchroom.engine.Outcome;

/** Where an open contact is, and what came of it so far. Only {@link ContactLives} changes it. */
final class ContactLife {
    enum Where {
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
        /** A colleague has not answered; during a command only. */
        NOT_ANSWERED,
        DIALLED,
        OUTSIDE,
        /** The telephone outside is gone; during a command only. */
        OUTSIDE_LOST
    }

    final long contactId;
    final int firmId;
    Where where = Where.MENU;
    boolean consulting;
    boolean callback;
    boolean message;
    /** By an agent, who is its caller; 0: it has a caller of its own. */
    int placedBy;

    boolean outbound;
    /** Rings at a colleague's, without a queue. */
    boolean atColleague;

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

    ContactLife(long contactId, int firmId) {
        this.contactId = contactId;
        this.firmId = firmId;
    }

    Outcome ifNobodyAnswers() {
        return message ? Outcome.DISCARDED : Outcome.ABANDONED;
    }

    boolean halfway() {
        return where == Where.MOVING
                || where == Where.TAKING_UP
                || where == Where.PARTED
                || where == Where.NOT_ANSWERED
                || where == Where.OUTSIDE_LOST;
    }

    boolean isCaller() {
        return !callback && !message && placedBy == 0;
    }

    void expect(Where right) {
        Violation.unless(where == right, contactId, () -> "Is " + where + " instead of " + right);
    }

    void sameAgent(int otherAgentId) {
        Violation.unless(
                agentId == otherAgentId, contactId, () -> "Is with agent " + agentId + ", not " + otherAgentId);
    }

    /** Waits, or rings at all and waits on by that. */
    void inLine() {
        boolean ringsOn = where == Where.OFFERED && atAll;
        Violation.unless(ringsOn || where == Where.WAITING, contactId, () -> "Overflows while " + where);
    }

    // ---- what the events change

    /** Whoever was answered once stays answered. */
    void came(Outcome next) {
        outcome = outcome == Outcome.ANSWERED ? Outcome.ANSWERED : next;
    }

    void talks(int withAgentId, long nowMs) {
        where = Where.TALKING;
        agentId = withAgentId;
        sinceMs = nowMs;
        talkMs = 0;
        holdMs = 0;
    }

    /** What has passed since the last change, as talk or as hold. */
    void count(long nowMs) {
        if (where == Where.HELD) {
            holdMs += nowMs - sinceMs;
        } else {
            talkMs += nowMs - sinceMs;
        }
        sinceMs = nowMs;
    }
}
