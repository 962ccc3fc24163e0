package org.switchroom.ivr;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Queue;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.Requirements;

/** Says where a caller who leaves the menu goes. Implemented outside; the menu's word alone counts without. */
public interface Wayfinder {

    /**
     * Somebody calls: what there is to know is gathered while the greeting plays. Returns at once.
     *
     * @param caller E.164; empty when withheld
     * @param dialled E.164
     */
    Way begin(int firmId, long contactId, String caller, String dialled, Instant at);

    /** For who is not led by rules: into the queue the menu has led to, asking for what its callers ask for. */
    static Way asTheMenuSays(Directory directory, int firmId) {
        return (queueId, key) -> {
            var requirements =
                    directory.queue(firmId, queueId).map(Queue::requirements).orElse(Requirements.NONE);
            return CompletableFuture.completedFuture(new Goal(queueId, 0, requirements, Grounds.NONE));
        };
    }

    /** One caller's. */
    interface Way {

        /**
         * Completes soon, on any thread, and never with a failure.
         *
         * @param queueId where the menu has led to
         * @param key pressed there; empty: none
         */
        CompletableFuture<Goal> from(int queueId, String key);
    }

    /**
     * @param priority as of {@link org.switchroom.engine.Command.EnqueueContact}
     * @param grounds why there, for the log
     */
    record Goal(int queueId, int priority, Requirements requirements, Grounds grounds) {

        /** The same, told that it is not the queue chosen in the menu. */
        Goal insteadOfUnserved() {
            return new Goal(queueId, priority, requirements, grounds.with(Grounds.MENU_UNSERVED));
        }

        /** Whether it is what a rule wishes for, and not simply what the menu said. */
        boolean byRule() {
            return grounds.ruleId() != 0 && !grounds.gaps().contains(Grounds.REFUSED);
        }
    }
}
