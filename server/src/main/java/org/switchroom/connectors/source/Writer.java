package org.switchroom.connectors.source;

import java.time.Duration;
import org.switchroom.connectors.mapping.Entry;

/** Writes into somebody else's database. Any thread; ends early when its thread is interrupted. */
public interface Writer {

    /**
     * Blocking. Asked again with the same entry it sends the same.
     *
     * @param limit after which nobody waits any more
     */
    Written write(Entry entry, Duration limit) throws SourceProblem, InterruptedException;

    /**
     * @param sent as far as it may be shown: without login
     * @param said what came back
     */
    record Written(String sent, String said) {}
}
