package org.switchroom.engine.encoding;

import org.switchroom.engine.Centre;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;

/**
 * Submissions and events as bytes. A record begins with the version of its layout and has no length of its own: framing
 * and checksums belong to whoever stores it.
 */
public final class Encoding {
    private static final int LAYOUT = 1;

    private Encoding() {}

    /** @throws IllegalArgumentException if longer than {@link Centre#MAX_RECORD_BYTES}; nothing the engine accepts is */
    public static byte[] encode(Submission submission) {
        ByteWriter out = new ByteWriter(64);
        write(out, submission);
        return limited(out).toByteArray();
    }

    /** @throws IllegalArgumentException if longer than {@link Centre#MAX_RECORD_BYTES}; nothing the engine emits is */
    public static byte[] encode(LoggedEvent event) {
        ByteWriter out = new ByteWriter(64);
        write(out, event);
        return limited(out).toByteArray();
    }

    /** Appends to {@code out}, without a limit. */
    public static void write(ByteWriter out, Submission submission) {
        out.u8(LAYOUT).number(submission.clientId()).number(submission.clientSeq());
        CommandCodec.write(out.number(submission.firmId()), submission.command());
    }

    /** Appends to {@code out}, without a limit. */
    public static void write(ByteWriter out, LoggedEvent event) {
        out.u8(LAYOUT).number(event.eventSeq()).number(event.atMs());
        EventCodec.write(out.number(event.firmId()), event.event());
    }

    /** @throws Malformed if these are not the bytes of one submission */
    public static Submission decodeSubmission(byte[] bytes) {
        ByteReader in = limited(bytes);
        Submission submission = readSubmission(in);
        in.end();
        return submission;
    }

    /** @throws Malformed if these are not the bytes of one event */
    public static LoggedEvent decodeEvent(byte[] bytes) {
        ByteReader in = limited(bytes);
        LoggedEvent event = readEvent(in);
        in.end();
        return event;
    }

    public static Submission readSubmission(ByteReader in) {
        layout(in);
        return new Submission(in.integer(), in.number(), in.integer(), CommandCodec.read(in));
    }

    public static LoggedEvent readEvent(ByteReader in) {
        layout(in);
        return new LoggedEvent(in.number(), in.number(), in.integer(), EventCodec.read(in));
    }

    private static void layout(ByteReader in) {
        int layout = in.u8();
        if (layout != LAYOUT) {
            throw new Malformed("Layout " + layout + "; this program knows " + LAYOUT);
        }
    }

    private static ByteReader limited(byte[] bytes) {
        if (bytes.length > Centre.MAX_RECORD_BYTES) {
            throw new Malformed(bytes.length + " bytes; the limit is " + Centre.MAX_RECORD_BYTES);
        }
        return new ByteReader(bytes);
    }

    private static ByteWriter limited(ByteWriter out) {
        if (out.length() > Centre.MAX_RECORD_BYTES) {
            throw new IllegalArgumentException(out.length() + " bytes; the limit is " + Centre.MAX_RECORD_BYTES);
        }
        return out;
    }
}
