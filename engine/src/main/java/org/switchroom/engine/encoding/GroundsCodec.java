package org.switchroom.engine.encoding;

import java.util.List;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.Grounds.Passed;

/** Why a contact was sent to a queue. */
final class GroundsCodec {
    private GroundsCodec() {}

    static void write(ByteWriter out, Grounds grounds) {
        out.number(grounds.ruleId()).text(grounds.ruleName());
        ProfileCodec.writeAll(
                out, grounds.passed(), (to, rule) -> to.number(rule.ruleId()).text(rule.because()));
        ProfileCodec.writeAll(out, grounds.gaps(), ByteWriter::text);
    }

    /** Of those that say something or nothing. */
    static Grounds read(ByteReader in) {
        int ruleId = in.integer();
        String ruleName = in.text();
        List<Passed> passed = ProfileCodec.readAll(in, from -> new Passed(from.integer(), from.text()));
        return new Grounds(ruleId, ruleName, passed, ProfileCodec.readAll(in, ByteReader::text));
    }

    /** Of those that say something; what says nothing has a shorter shape. */
    static Grounds readSome(ByteReader in) {
        Grounds grounds = read(in);
        return ProfileCodec.notPlain(grounds, grounds.equals(Grounds.NONE));
    }
}
