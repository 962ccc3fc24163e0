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

    /** @param events the whole answer, or its first {@link Centre#MAX_ANSWER_EVENTS} */
    record LastAnswer(int clientId, long clientSeq, List<LoggedEvent> events) {}

    @Nullable
    LastAnswer of(int clientId) {
        return lastAnswers.get(clientId);
    }

    void remember(LastAnswer answer) {
        lastAnswers.putLast(answer.clientId, answer);
        if (lastAnswers.size() > Centre.MAX_CLIENTS) {
            lastAnswers.pollFirstEntry();
        }
    }

    /** The one to be forgotten first comes first, which is also the order in which to put them back. */
    List<LastAnswer> all() {
        return new ArrayList<>(lastAnswers.values());
    }
}
