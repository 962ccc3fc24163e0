package org.switchroom.engine;

import org.switchroom.engine.contact.Chain;
import org.switchroom.engine.contact.ContactState.Outside;
import org.switchroom.engine.contact.ContactState.Talking;
import org.switchroom.engine.encoding.ByteReader;
import org.switchroom.engine.encoding.ByteWriter;
import org.switchroom.engine.encoding.ProfileCodec;

/** Conversations and calls to the outside in a snapshot. */
final class TransferCodec {
    private TransferCodec() {}

    static void write(ByteWriter out, Talking s) {
        ProfileCodec.write(out.number(s.queueId()).number(s.priority()), s.requirements());
        out.number(s.agentId())
                .number(s.connectedAtMs())
                .number(s.heldSinceMs())
                .number(s.heldMs());
    }

    static Talking readTalking(ByteReader in) {
        return new Talking(
                in.integer(),
                in.integer(),
                ProfileCodec.readRequirements(in),
                in.integer(),
                in.number(),
                in.number(),
                in.number());
    }

    static void write(ByteWriter out, Outside s) {
        ProfileCodec.write(out.number(s.queueId()).number(s.priority()), s.requirements());
        out.number(s.agentId()).text(s.number()).u8(s.answered() ? 1 : 0);
        Chain chain = s.chain();
        out.u8(chain == null ? 0 : 1);
        if (chain != null) {
            SnapshotCodec.write(out, chain);
        }
    }

    static Outside readOutside(ByteReader in) {
        return new Outside(
                in.integer(),
                in.integer(),
                ProfileCodec.readRequirements(in),
                in.integer(),
                in.text(),
                in.u8() == 1,
                in.u8() == 1 ? SnapshotCodec.readChain(in) : null);
    }
}
