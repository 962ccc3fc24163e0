package org.switchroom.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.switchroom.engine.encoding.ByteReader;
import org.switchroom.engine.encoding.ByteWriter;
import org.switchroom.engine.encoding.Malformed;

/**
 * A whole engine as chunks of bytes and back: reasons, queues, agents, contacts, calls placed, places kept, tries, timers and the last answers. Everything goes in
 * the order of its id, so two engines in the same state write the same bytes. Indexes and timers are not written but
 * follow from what is: a line holds ranks that are state of contacts and agents.
 */
public final class Snapshot {
    private static final int LAYOUT = 5;
    private static final int FULL_CHUNK = 64 * 1024;

    private enum Part {
        HEADER,
        REASONS,
        QUEUES,
        AGENTS,
        CONTACTS,
        PLACED,
        KEPT_PLACES,
        TRIES,
        CLIENTS,
        END
    }

    private static final Part[] PARTS = Part.values();

    private Snapshot() {}

    /** Writes chunks of little more than 64 kB, in order. */
    public static void write(Engine engine, Consumer<byte[]> chunks) {
        Centre centre = engine.centre();
        ByteWriter header = new ByteWriter(64).constant(Part.HEADER).u8(LAYOUT).number(centre.version());
        header.number(engine.lastEventSeq()).number(engine.lastLogTimeMs()).number(engine.stateHash());
        chunks.accept(header.toByteArray());
        Chunks out = new Chunks(chunks);
        centre.reasons().forEach((reason, rules) -> SnapshotCodec.write(out.next(Part.REASONS), reason, rules));
        for (long id : centre.queueIds()) {
            SnapshotCodec.write(out.next(Part.QUEUES), Objects.requireNonNull(centre.queue((int) id)));
        }
        for (long id : centre.agentIds()) {
            SnapshotCodec.write(out.next(Part.AGENTS), Objects.requireNonNull(centre.agent((int) id)), centre);
        }
        for (long id : centre.contactIds()) {
            SnapshotCodec.write(out.next(Part.CONTACTS), Objects.requireNonNull(centre.contact(id)));
        }
        for (long id : centre.placedIds()) {
            SnapshotCodec.write(out.next(Part.PLACED), Objects.requireNonNull(centre.placed(id)));
        }
        for (long id : centre.keptPlaces().contactIds()) {
            SnapshotCodec.write(
                    out.next(Part.KEPT_PLACES),
                    Objects.requireNonNull(centre.keptPlaces().at(id)));
        }
        centre.tries().write(() -> out.next(Part.TRIES));
        for (ClientTable.LastAnswer answer : engine.clients().all()) {
            SnapshotCodec.write(out.next(Part.CLIENTS), answer);
        }
        out.next(Part.END);
        out.flush();
    }

    public static List<byte[]> write(Engine engine) {
        List<byte[]> chunks = new ArrayList<>();
        write(engine, chunks::add);
        return chunks;
    }

    /** @throws Malformed if these are not all the chunks of one snapshot, in order */
    public static Engine read(Iterator<byte[]> chunks) {
        ByteReader header = next(chunks);
        if (header.constant(PARTS) != Part.HEADER || header.u8() != LAYOUT) {
            throw new Malformed("Not a snapshot of layout " + LAYOUT);
        }
        Centre centre = new Centre();
        centre.restore(header.integer());
        long lastEventSeq = header.number();
        long lastLogTimeMs = header.number();
        StateHash hash = new StateHash(header.number());
        header.end();
        ClientTable clients = new ClientTable();
        Part part = Part.HEADER;
        while (part != Part.END) {
            ByteReader in = next(chunks);
            Part following = in.constant(PARTS);
            if (following.compareTo(part) < 0 || following == Part.HEADER) {
                throw new Malformed(following + " after " + part);
            }
            part = following;
            while (!in.atEnd()) {
                switch (part) {
                    case REASONS -> SnapshotCodec.readReason(in, centre);
                    case QUEUES -> centre.restore(SnapshotCodec.readQueue(in));
                    case AGENTS -> SnapshotCodec.readAgent(in, centre);
                    case CONTACTS -> centre.restore(SnapshotCodec.readContact(in));
                    case PLACED -> centre.restore(SnapshotCodec.readPlaced(in));
                    case KEPT_PLACES -> centre.restore(SnapshotCodec.readKept(in));
                    case TRIES -> centre.tries().read(in);
                    case CLIENTS -> SnapshotCodec.readAnswer(in, clients);
                    case HEADER, END -> throw new Malformed("Something in " + part);
                }
            }
        }
        return new Engine(centre, hash, clients, lastEventSeq, lastLogTimeMs);
    }

    private static ByteReader next(Iterator<byte[]> chunks) {
        if (!chunks.hasNext()) {
            throw new Malformed("The snapshot ends in the middle");
        }
        return new ByteReader(chunks.next());
    }

    /** Begins a new chunk when one is full or a new part begins. */
    private static final class Chunks {
        private final Consumer<byte[]> chunks;
        private final ByteWriter out = new ByteWriter(FULL_CHUNK + Centre.MAX_RECORD_BYTES);
        private Part part = Part.HEADER;

        Chunks(Consumer<byte[]> chunks) {
            this.chunks = chunks;
        }

        ByteWriter next(Part of) {
            if (of != part || out.length() > FULL_CHUNK) {
                flush();
                part = of;
                out.constant(of);
            }
            return out;
        }

        void flush() {
            if (out.length() > 0) {
                chunks.accept(out.toByteArray());
                out.clear();
            }
        }
    }
}
