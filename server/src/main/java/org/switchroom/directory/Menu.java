package org.switchroom.directory;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Greeting and one question by keypad. Texts are spoken in {@code language}.
 *
 * @param choices one for each key, 0-9 * #
 * @param defaultQueueId after {@code maxTries} wrong keys or silences
 * @param closedQueueId where callers go after the closed message; 0: that is the end
 * @param closedVoicemail there they leave a message for that queue, and do not wait in it
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
        long answerTimeoutMs,
        int closedQueueId,
        boolean closedVoicemail) {

    /** Outside hours the call ends with the closed message. */
    public Menu(
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
        this(
                id,
                firmId,
                name,
                language,
                greeting,
                question,
                closedMessage,
                choices,
                defaultQueueId,
                maxTries,
                answerTimeoutMs,
                0,
                false);
    }

    /**
     * For whom no menu speaks: only the language counts.
     *
     * @param queueId where to if the queue is gone; 0: nowhere
     */
    public static Menu silent(int firmId, String language, int queueId) {
        return new Menu(0, firmId, "", language, "", "", "", List.of(), queueId, 1, 1);
    }

    /** Whether a caller can come to this queue from here. */
    public boolean leadsTo(int queueId) {
        return defaultQueueId == queueId
                || closedQueueId == queueId
                || choices.stream().anyMatch(choice -> choice.queueId() == queueId);
    }

    /** @param voicemail the caller leaves a message for the queue, and does not wait in it */
    public record Choice(String key, int queueId, boolean voicemail) {
        public Choice {
            requireNonNull(key, "key");
        }

        public Choice(String key, int queueId) {
            this(key, queueId, false);
        }
    }
}
