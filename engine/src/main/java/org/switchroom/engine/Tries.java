package org.switchroom.engine;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

    private final LongMap<Long> rings = new LongMap<>();
    private final LongMap<Long> calls = new LongMap<>();

    Tries() {}

    // ---- reading

    /** @param eventSeq 0: whichever it is */
    public boolean isRing(int agentId, long eventSeq) {
        return eventSeq == 0 || is(rings.get(agentId), eventSeq);
    }

    /** @param eventSeq 0: whichever it is */
    public boolean isCall(long contactId, long eventSeq) {
        return eventSeq == 0 || is(calls.get(contactId), eventSeq);
    }

    private static boolean is(@Nullable Long present, long eventSeq) {
        return present != null && present == eventSeq;
    }

    // ---- what events change

    void apply(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.ContactOffered e -> rings.put(e.agentId(), logged.eventSeq());
            case Event.AgentStateChanged e when e.state() != AgentState.OFFERED -> rings.remove(e.agentId());
            case Event.ContactDialled e -> calls.put(e.contactId(), logged.eventSeq());
            case Event.CallbackDialled e -> calls.put(e.contactId(), logged.eventSeq());
            case Event.ConsultStarted e when !e.number().isEmpty() -> calls.put(e.contactId(), logged.eventSeq());
            case Event.ContactEnded e -> calls.remove(e.contactId());
            default -> {}
        }
    }

    // ---- in a snapshot

    void write(Supplier<ByteWriter> out) {
        write(out, RING, rings);
        write(out, CALL, calls);
    }

    private static void write(Supplier<ByteWriter> out, int kind, LongMap<Long> tries) {
        for (long id : tries.sortedKeys()) {
            out.get().u8(kind).number(id).number(Objects.requireNonNull(tries.get(id)));
        }
    }

    void read(ByteReader in) {
        int kind = in.u8();
        if (kind != RING && kind != CALL) {
            throw new Malformed("No such kind of try");
        }
        (kind == RING ? rings : calls).put(in.number(), in.number());
    }
}
