package org.switchroom.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last submission of each client and the answer it got, so that a repeat is answered and not done again. Bounded by
 * {@link Centre#MAX_CLIENTS}: the client who has not submitted for the longest time is forgotten first.
 */
final class ClientTable {
    private final LinkedHashMap<Integer, LastAnswer> lastAnswers = new LinkedHashMap<>();

    /** Of one client; the same object for as long as the client is known. */
    static final class LastAnswer {
        private final int clientId;
        private final List<LoggedEvent> events = new ArrayList<>(4);
        private long clientSeq;

        private LastAnswer(int clientId) {
            this.clientId = clientId;
        }

        int clientId() {
            return clientId;
        }

        long clientSeq() {
            return clientSeq;
        }

        /** The whole answer, or its first {@link Centre#MAX_ANSWER_EVENTS}. */
        List<LoggedEvent> events() {
            return events;
        }
    }

    @Nullable
    LastAnswer of(int clientId) {
        return lastAnswers.get(clientId);
    }

    /** @param from where the answer begins in {@code events} */
    void remember(int clientId, long clientSeq, List<LoggedEvent> events, int from) {
        LastAnswer known = lastAnswers.get(clientId);
        LastAnswer answer = known == null ? new LastAnswer(clientId) : known;
        answer.clientSeq = clientSeq;
        answer.events.clear();
        int to = Math.min(events.size(), from + Centre.MAX_ANSWER_EVENTS);
        for (int i = from; i < to; i++) {
            answer.events.add(events.get(i));
        }
        lastAnswers.putLast(clientId, answer);
        if (lastAnswers.size() > Centre.MAX_CLIENTS) {
            lastAnswers.pollFirstEntry();
        }
    }

    /** The one to be forgotten first comes first, which is also the order in which to put them back. */
    List<LastAnswer> all() {
        return new ArrayList<>(lastAnswers.values());
    }
}
