package org.switchroom.crm;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.switchroom.crm.written.ImportPlan;

/**
 * Customers taken in from a file, or about to be.
 *
 * @param fileKept whether the file is still there, so that refused lines can be shown whole
 * @param line read so far, the head not counted
 * @param undone customers put back as they were before, or taken out
 * @param changedSince customers left as they are when it was taken back, for somebody has changed or used them since
 * @param problem why it broke off; empty: it did not
 * @param undoableUntil null: cannot be taken back (any more)
 */
public record Import(
        @JsonFormat(shape = STRING) long id,
        String name,
        State state,
        boolean fileKept,
        long bytes,
        String charset,
        String separator,
        ImportPlan plan,
        long line,
        long created,
        long updated,
        long skipped,
        long refused,
        long undone,
        long changedSince,
        String problem,
        String byName,
        Instant at,
        @Nullable Instant undoableUntil) {

    public enum State {
        /** Nothing has been done with it yet. */
        UPLOADED,
        /** Being gone through without a change. */
        CHECKING,
        CHECKED,
        RUNNING,
        STOPPED,
        DONE,
        FAILED,
        UNDOING,
        UNDONE;

        public boolean busy() {
            return this == CHECKING || this == RUNNING || this == UNDOING;
        }
    }
}
