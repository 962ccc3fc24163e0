package org.switchroom.routing.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;
import org.switchroom.engine.encoding.ByteReader;
import org.switchroom.engine.encoding.ByteWriter;
import org.switchroom.engine.encoding.Encoding;

/**
 * The body of a record: a fixed part, big-endian, then submission and events as the engine's {@link Encoding} has them.
 *
 * <pre>
 * byte  version of this layout
 * byte  flags: 1 = first of its batch
 * long  number of the record
 * long  log time, milliseconds since 1970
 * long  eventSeq of the first event (or of the next, when there is none)
 * int   count of events
 * submission, events
 * </pre>
 */
final class RecordCodec {
    static final byte VERSION = 1;
    static final int FIXED_BYTES = 30;

    private static final int STARTS_BATCH = 1;
    private static final int FLAGS_AT = 1;
    private static final int NUMBER_AT = 2;
    private static final int LOG_TIME_AT = 10;
    private static final int FIRST_EVENT_AT = 18;
    private static final int COUNT_AT = 26;

    private RecordCodec() {}

    static void writeFixed(
            ByteBuffer into, boolean startsBatch, long number, long logTimeMs, long firstEventSeq, int eventCount) {
        into.put(VERSION).put((byte) (startsBatch ? STARTS_BATCH : 0));
        into.putLong(number).putLong(logTimeMs).putLong(firstEventSeq).putInt(eventCount);
    }

    static void writeRest(ByteWriter out, Submission submission, List<LoggedEvent> events) {
        Encoding.write(out, submission);
        events.forEach(event -> Encoding.write(out, event));
    }

    static byte version(ByteBuffer body) {
        return body.get(0);
    }

    static boolean startsBatch(ByteBuffer body) {
        return (body.get(FLAGS_AT) & STARTS_BATCH) != 0;
    }

    static long number(ByteBuffer body) {
        return body.getLong(NUMBER_AT);
    }

    static long firstEventSeq(ByteBuffer body) {
        return body.getLong(FIRST_EVENT_AT);
    }

    static int eventCount(ByteBuffer body) {
        return body.getInt(COUNT_AT);
    }

    static JournalRecord read(ByteBuffer body) {
        var rest = rest(body);
        var submission = Encoding.readSubmission(rest);
        var events = new ArrayList<LoggedEvent>(eventCount(body));
        for (int i = eventCount(body); i > 0; i--) {
            events.add(Encoding.readEvent(rest));
        }
        return new JournalRecord(number(body), body.getLong(LOG_TIME_AT), submission, events);
    }

    /** Adds the events after {@code afterEventSeq}. */
    static void readEvents(ByteBuffer body, long afterEventSeq, List<LoggedEvent> into) {
        for (var event : read(body).events()) {
            if (event.eventSeq() > afterEventSeq) {
                into.add(event);
            }
        }
    }

    private static ByteReader rest(ByteBuffer body) {
        var rest = new byte[body.limit() - FIXED_BYTES];
        body.get(FIXED_BYTES, rest);
        return new ByteReader(rest);
    }
}
