package org.switchroom.reporting;

import java.util.function.IntConsumer;

/** What is happening now, of every client firm. Any thread; nothing blocks on the database. */
public interface LiveBoard {

    Board of(int firmId);

    /** Told, on the board's own thread, that something of a firm has changed; hand over and return. */
    void onChange(IntConsumer firmId);
}
