package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.Event;

/** Which contacts agents have placed themselves; a part of {@link Hall}. */
final class OwnCalls {
    private final Map<Long, ContactKind> kinds = new HashMap<>();
    /** Ended in this command: whoever was in them has yet to go back to what he did. */
    private final Set<Long> over = new HashSet<>();

    boolean isOpen(long contactId) {
        return kinds.containsKey(contactId);
    }

    /** Between colleagues, which is in no figure of a queue. */
    boolean isInternal(long contactId) {
        return kinds.get(contactId) == ContactKind.INTERNAL;
    }

    // ---- what the events change

    void placed(Event.CallPlaced e) {
        kinds.put(e.contactId(), e.kind());
    }

    void ended(long contactId) {
        if (isOpen(contactId)) {
            over.add(contactId);
        }
    }

    void settled() {
        over.forEach(kinds::remove);
        over.clear();
    }
}
