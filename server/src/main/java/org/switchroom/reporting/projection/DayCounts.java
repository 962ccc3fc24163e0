package org.switchroom.reporting.projection;

import java.util.HashMap;
import java.util.Map;

/** What has been counted of a day: queues by id, and contacts altogether. */
public final class DayCounts {

    /**
     * Of a queue; a contact that comes back because an agent was lost is not counted again.
     *
     * @param overflowed led elsewhere, before they came in or while they waited
     */
    public record OfQueue(int offered, int answered, int abandoned, int answeredInTime, int overflowed) {
        static final OfQueue NONE = new OfQueue(0, 0, 0, 0, 0);
        static final OfQueue OVERFLOWED = new OfQueue(0, 0, 0, 0, 1);

        OfQueue plus(OfQueue more) {
            return new OfQueue(
                    offered + more.offered,
                    answered + more.answered,
                    abandoned + more.abandoned,
                    answeredInTime + more.answeredInTime,
                    overflowed + more.overflowed);
        }
    }

    /** Of contacts that began on that day. */
    public record OfContacts(int answered, int abandoned, int ended) {
        static final OfContacts NONE = new OfContacts(0, 0, 0);

        OfContacts plus(OfContacts more) {
            return new OfContacts(answered + more.answered, abandoned + more.abandoned, ended + more.ended);
        }
    }

    private final Map<Integer, OfQueue> queues = new HashMap<>();
    private OfContacts contacts = OfContacts.NONE;

    public void add(int queueId, OfQueue more) {
        queues.merge(queueId, more, OfQueue::plus);
    }

    public void add(OfContacts more) {
        contacts = contacts.plus(more);
    }

    public OfQueue queue(int queueId) {
        return queues.getOrDefault(queueId, OfQueue.NONE);
    }

    public OfContacts contacts() {
        return contacts;
    }

    void clear() {
        queues.clear();
        contacts = OfContacts.NONE;
    }
}
