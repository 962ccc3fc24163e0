package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import org.switchroom.engine.ConsultEnd;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;

/**
 * What goes on beside a conversation, as docs/adr/0008 has it: an agent who holds a caller asks one colleague, whoever a queue
 * offers it to, or somebody outside; at most one at a time. Whoever was asked is there or is not; all three may talk; and
 * whoever leaves, the caller stays with somebody. Nobody is left ringing or talking when the consult is over.
 */
final class ConsultLives implements Checker {
    private enum Phase {
        SEEKING,
        RINGING,
        TOGETHER,
        JOINED
    }

    private static final class Consult {
        final Event.ConsultStarted asked;
        /** Through which the caller is with the agent who asks. */
        final int ownQueueId;

        Phase phase = Phase.SEEKING;
        boolean inLine;
        boolean rung;
        /** Who rings or is there; 0 in {@link Phase#TOGETHER}: outside. */
        int partnerId;

        Consult(Event.ConsultStarted asked, int ownQueueId) {
            this.asked = asked;
            this.ownQueueId = ownQueueId;
        }

        boolean isThere() {
            return phase == Phase.TOGETHER || phase == Phase.JOINED;
        }

        boolean outside() {
            return !asked.number().isEmpty();
        }

        /** The consult as a whole has a queue of its own, or counts as the caller's. */
        int queueId() {
            return asked.queueId() == 0 ? ownQueueId : asked.queueId();
        }
    }

    /** Who has the caller. */
    private record Talk(int agentId, int queueId, boolean held) {}

    private final Map<Long, Talk> talks = new HashMap<>();
    private final Map<Long, Consult> consults = new HashMap<>();
    /** Parted from the agent while the one asked is there, who gets the caller next. */
    private final Map<Long, Consult> handing = new HashMap<>();
    /** What has just happened to a consult and must be followed by something. */
    private final Map<Long, String> owed = new HashMap<>();

    @Override
    public void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.ContactConnected e -> talks.put(e.contactId(), new Talk(e.agentId(), e.queueId(), false));
            case Event.ContactHeld e -> held(e.contactId(), true);
            case Event.ContactResumed e -> held(e.contactId(), false);
            case Event.ConsultStarted e -> started(e);
            case Event.ConsultQueued e -> queued(e);
            case Event.ContactOffered e when consults.containsKey(e.contactId()) -> offered(consult(e.contactId()), e);
            case Event.OfferEnded e when consults.containsKey(e.contactId()) -> offerEnded(consult(e.contactId()), e);
            case Event.ConsultConnected e -> connected(consult(e.contactId()), e);
            case Event.ConsultJoined e -> joined(consult(e.contactId()), e);
            case Event.ConsultEnded e -> ended(consult(e.contactId()), e);
            case Event.ConversationEnded e -> parted(e.contactId());
            case Event.ContactHandedOver e -> handedOver(e);
            case Event.ContactEnded e -> {
                Violation.unless(!consults.containsKey(e.contactId()), e.contactId(), "Ended in a consult");
                talks.remove(e.contactId());
            }
            default -> {}
        }
    }

    private void held(long contactId, boolean held) {
        Talk talk = talks.get(contactId);
        Consult consult = consults.get(contactId);
        Violation.unless(
                consult == null || consult.phase != Phase.JOINED || !held, contactId, "Held while all three talk");
        if (talk != null) {
            talks.put(contactId, new Talk(talk.agentId, talk.queueId, held));
        }
    }

    private void started(Event.ConsultStarted e) {
        Talk talk = talks.get(e.contactId());
        Violation.unless(
                talk != null && talk.agentId == e.agentId() && talk.held,
                e.contactId(),
                () -> "Consulted about though " + talk);
        boolean one = (e.queueId() != 0 ? 1 : 0)
                        + (e.toAgentId() != 0 ? 1 : 0)
                        + (e.number().isEmpty() ? 0 : 1)
                == 1;
        Violation.unless(one, e.contactId(), () -> "Asks for nobody or for several: " + e);
        Consult consult = new Consult(e, talk == null ? 0 : talk.queueId);
        Violation.unless(consults.put(e.contactId(), consult) == null, e.contactId(), "Two consults at a time");
        if (!consult.outside()) {
            owed.put(e.contactId(), "Neither queued nor offered");
        }
    }

    private void queued(Event.ConsultQueued e) {
        Consult consult = consult(e.contactId());
        Violation.unless(
                consult.asked.queueId() == e.queueId() && !consult.inLine,
                e.contactId(),
                () -> "Queued for another consult than " + consult.asked);
        consult.inLine = true;
        owed.remove(e.contactId());
    }

    private void offered(Consult consult, Event.ContactOffered e) {
        expect(consult, e.contactId(), Phase.SEEKING);
        Violation.unless(!consult.outside(), e.contactId(), "A colleague is rung though one outside was asked");
        Violation.unless(e.queueId() == consult.queueId(), e.contactId(), () -> "Rung through queue " + e.queueId());
        Violation.unless(
                consult.inLine || (e.agentId() == consult.asked.toAgentId() && !consult.rung),
                e.contactId(),
                () -> "Agent " + e.agentId() + " is rung instead of " + consult.asked);
        consult.phase = Phase.RINGING;
        consult.rung = true;
        consult.partnerId = e.agentId();
        owed.remove(e.contactId());
    }

    private void offerEnded(Consult consult, Event.OfferEnded e) {
        expect(consult, e.contactId(), Phase.RINGING);
        same(consult, e.contactId(), e.agentId());
        consult.phase = Phase.SEEKING;
        consult.partnerId = 0;
        if (e.why() == OfferEnd.WITHDRAWN || !consult.inLine) {
            owed.put(e.contactId(), "Nobody is sought, and the consult goes on");
        }
    }

    private void connected(Consult consult, Event.ConsultConnected e) {
        expect(consult, e.contactId(), consult.outside() ? Phase.SEEKING : Phase.RINGING);
        same(consult, e.contactId(), e.partnerId());
        Violation.unless(consult.outside() == (e.partnerId() == 0), e.contactId(), () -> "Not whom was asked: " + e);
        Violation.unless(e.agentId() == consult.asked.agentId(), e.contactId(), () -> "Not who asked: " + e);
        consult.phase = Phase.TOGETHER;
    }

    private void joined(Consult consult, Event.ConsultJoined e) {
        expect(consult, e.contactId(), Phase.TOGETHER);
        Talk talk = talks.get(e.contactId());
        Violation.unless(talk != null && !talk.held, e.contactId(), "All three talk while the caller is held");
        consult.phase = Phase.JOINED;
    }

    private void ended(Consult consult, Event.ConsultEnded e) {
        Violation.unless(consult.phase != Phase.RINGING, e.contactId(), "Over while a phone rings for it");
        same(consult, e.contactId(), e.partnerId());
        Violation.unless(fits(consult, e.why()), e.contactId(), () -> e.why() + " in " + consult.phase);
        consults.remove(e.contactId());
        owed.remove(e.contactId());
        if (e.why() == ConsultEnd.TAKEN_BACK) {
            Talk talk = talks.get(e.contactId());
            if (talk != null && talk.held) {
                owed.put(e.contactId(), "Taken back, but still held");
            }
        }
    }

    private static boolean fits(Consult consult, ConsultEnd why) {
        return switch (why) {
            case NOT_REACHED -> !consult.isThere();
            case PARTNER_LEFT -> consult.isThere();
            case PARTNER_LOST -> consult.isThere() && consult.partnerId != 0;
            case AGENT_GONE -> !consult.isThere();
            case TAKEN_BACK, CALLER_GONE, SYSTEM -> true;
        };
    }

    private void parted(long contactId) {
        Consult consult = consults.remove(contactId);
        talks.remove(contactId);
        if (consult != null) {
            Violation.unless(consult.isThere(), contactId, () -> "Parted while consulting, " + consult.phase);
            handing.put(contactId, consult);
            owed.put(contactId, "Parted from the agent, and not handed over");
        }
    }

    private void handedOver(Event.ContactHandedOver e) {
        Consult consult = handing.remove(e.contactId());
        if (consult == null) {
            throw new Violation(e.contactId(), "Handed over without a consult");
        }
        same(consult, e.contactId(), e.toAgentId());
        Violation.unless(e.fromAgentId() == consult.asked.agentId(), e.contactId(), () -> "Not who asked: " + e);
        Violation.unless(e.queueId() == consult.queueId(), e.contactId(), () -> "Counts through queue " + e.queueId());
        owed.remove(e.contactId());
        if (e.toAgentId() != 0) {
            talks.put(e.contactId(), new Talk(e.toAgentId(), e.queueId(), false));
        }
    }

    @Override
    public void settled() {
        owed.forEach((contactId, what) -> {
            Talk talk = talks.get(contactId);
            boolean resumed = what.startsWith("Taken back") && (talk == null || !talk.held);
            Violation.unless(resumed, contactId, what);
        });
        owed.clear();
    }

    @Override
    public void atEnd() {
        if (!consults.isEmpty()) {
            throw new Violation(consults.keySet().iterator().next(), consults.size() + " consults never ended");
        }
    }

    private Consult consult(long contactId) {
        Consult consult = consults.get(contactId);
        if (consult == null) {
            throw new Violation(contactId, "Is not consulted about");
        }
        return consult;
    }

    private static void expect(Consult consult, long contactId, Phase phase) {
        Violation.unless(consult.phase == phase, contactId, () -> "Consult " + consult.phase + " instead of " + phase);
    }

    private static void same(Consult consult, long contactId, int agentId) {
        Violation.unless(
                consult.partnerId == agentId,
                contactId,
                () -> "Consult with agent " + consult.partnerId + ", not " + agentId);
    }
}
