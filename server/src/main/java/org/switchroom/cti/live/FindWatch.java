package org.switchroom.cti.live;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.switchroom.pop.CallFacts;
import org.switchroom.pop.CallerKind;
import org.switchroom.pop.OpenCaller;
import org.switchroom.reporting.TimeSaved;
import org.switchroom.reporting.TimeSaved.Found;

/** Takes the time from an agent's answer to the card of somebody known, and how that came about. */
final class FindWatch {
    private final TimeSaved log;
    private final Clock clock = Clock.systemUTC();

    /**
     * An agent who has answered.
     *
     * @param stranger whether the own record knew nobody when it was answered: a customer who is there later is a new one
     */
    private record Answered(int firmId, int agentId, long atMs, boolean stranger) {}

    /** By contact, those whose card is not open yet or has been counted. */
    private final Map<Long, Map<Integer, Answered>> answers = new ConcurrentHashMap<>();

    FindWatch(TimeSaved log) {
        this.log = log;
    }

    void answered(int firmId, long contactId, int agentId, OpenCaller caller) {
        var card = caller.card();
        boolean stranger = card != null && card.problem() == null && !isKnown(caller.facts());
        var answer = new Answered(firmId, agentId, clock.millis(), stranger);
        var ofContact = answers.computeIfAbsent(contactId, _ -> new ConcurrentHashMap<>());
        if (ofContact.putIfAbsent(agentId, answer) == null && isKnown(caller.facts())) {
            log.cardOpened(firmId, contactId, agentId, Found.AUTOMATIC, 0);
        }
    }

    /** There is something else to see of the caller. */
    void changed(long contactId, OpenCaller caller) {
        if (!isKnown(caller.facts()) || caller.isChosen()) {
            return;
        }
        var card = caller.card();
        boolean own = card != null && card.customer() != null;
        answers.getOrDefault(contactId, Map.of())
                .values()
                .forEach(
                        answer -> count(contactId, answer, own && answer.stranger() ? Found.CREATED : Found.AUTOMATIC));
    }

    /** @param several whether it was one of those who have the number */
    void identified(long contactId, int agentId, boolean several) {
        var answer = answers.getOrDefault(contactId, Map.of()).get(agentId);
        if (answer != null) {
            count(contactId, answer, several ? Found.CHOSEN : Found.SEARCHED);
        }
    }

    /** The first way counts; whatever else happens at the contact is corrections. */
    private void count(long contactId, Answered answer, Found how) {
        log.cardOpened(answer.firmId(), contactId, answer.agentId(), how, clock.millis() - answer.atMs());
    }

    void forget(long contactId) {
        answers.remove(contactId);
    }

    private static boolean isKnown(CallFacts facts) {
        return facts.caller() == CallerKind.CUSTOMER || facts.caller() == CallerKind.EMPLOYEE;
    }
}
