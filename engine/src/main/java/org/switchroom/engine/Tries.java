package org.switchroom.engine;

import java.util.Objects;
import java.util.function.Supplier;
import org.switchroom.engine.encoding.ByteReader;
import org.switchroom.engine.encoding.ByteWriter;
import org.switchroom.engine.encoding.Malformed;

/**
 * Which ring of an agent's phone, and which call to the outside of a contact, is the present one, so that what is told of an
 * earlier one is known to be too late; a part of {@link Centre}. Each is named by the {@code eventSeq} of the event that had
 * the shell begin it.
 */
public final class Tries {
    private static final int RING = 0;
    private static final int CALL = 1;

    private final Staff staff;
    private final LongMap<Long> calls = new LongMap<>();

    Tries(Staff staff) {
        this.staff = staff;
    }

    /** @param eventSeq 0: whichever it is */
    public boolean isRing(int agentId, long eventSeq) {
        return eventSeq == 0 || staff.ring(agentId) == eventSeq;
    }

    /** @param eventSeq 0: whichever it is */
    public boolean isCall(long contactId, long eventSeq) {
        Long present = calls.get(contactId);
        return eventSeq == 0 || (present != null && present == eventSeq);
    }

    void call(long contactId, long eventSeq) {
        calls.put(contactId, eventSeq);
    }

    void forget(long contactId) {
        calls.remove(contactId);
    }

    // ---- in a snapshot

    void write(Supplier<ByteWriter> out) {
        for (long agentId : staff.ids()) {
            long ring = staff.ring((int) agentId);
            if (ring != Staff.NO_RING) {
                out.get().u8(RING).number(agentId).number(ring);
            }
        }
        for (long contactId : calls.sortedKeys()) {
            out.get().u8(CALL).number(contactId).number(Objects.requireNonNull(calls.get(contactId)));
        }
    }

    void read(ByteReader in) {
        switch (in.u8()) {
            case RING -> staff.ring(in.integer(), in.number());
            case CALL -> calls.put(in.number(), in.number());
            default -> throw new Malformed("No such kind of try");
        }
    }
}
