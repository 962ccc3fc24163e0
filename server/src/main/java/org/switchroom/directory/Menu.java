package org.switchroom.directory;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Greeting and one question by keypad. Texts are spoken in {@code language}.
 *
 * @param choices one for each key, 0-9 * #
 * @param defaultQueueId after {@code maxTries} wrong keys or silences
 */
public record Menu(
        int id,
        int firmId,
        String name,
        String language,
        String greeting,
        String question,
        String closedMessage,
        List<Choice> choices,
        int defaultQueueId,
        int maxTries,
        long answerTimeoutMs) {

    public record Choice(String key, int queueId) {
        public Choice {
            requireNonNull(key, "key");
        }
    }
}
